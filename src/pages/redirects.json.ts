// /redirects.json: the addresses that pages had before, for the host's configuration.
import type { APIRoute } from 'astro';
import { oldAddresses } from '#api/record-files.ts';

export const GET: APIRoute = ({ locals: { here } }) => Response.json(oldAddresses(here.facts, here.site.languages));
