// /redirects.json: the addresses that pages had before, for the host's configuration.
import type { APIRoute } from 'astro';
import { redirects } from '#model/records/addresses.ts';
import { loadFacts } from '#records/facts.ts';
import { site } from '#site.ts';

export const GET: APIRoute = async () =>
  Response.json(redirects(await loadFacts(), site.languages).map(({ from, to, status }) => ({ from, to, status })));
