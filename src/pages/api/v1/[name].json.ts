// The facts for machines, each file held to the shape that it publishes.
import type { APIRoute } from 'astro';
import { type ApiName, apiBody, apiNames } from '#api/api.ts';
import { loadFacts } from '#records/facts.ts';
import { upkeepSource } from '#records/upkeep.ts';
import { address, now } from '#site.ts';

export const getStaticPaths = () => apiNames.map((name) => ({ params: { name } }));

export const GET: APIRoute<object, { name: ApiName }> = async ({ params: { name } }) =>
  Response.json(apiBody(name, { ...upkeepSource(await loadFacts()), now, address }));
