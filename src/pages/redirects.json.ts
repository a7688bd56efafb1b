// /redirects.json: the addresses that pages had before, for the host's configuration.
import type { APIRoute } from 'astro';
import { redirects } from '#model/records/addresses.ts';

export const GET: APIRoute = ({ locals: { here } }) =>
  Response.json(redirects(here.facts, here.site.languages).map(({ from, to, status }) => ({ from, to, status })));
