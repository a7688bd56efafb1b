// The facts for machines, each file held to the shape that it publishes.
import type { APIRoute } from 'astro';
import { apiBody } from '#api/api.ts';
import { loadFacts } from '#records/facts.ts';
import { upkeepSource } from '#records/upkeep.ts';
import { type ApiName, apiSchemas } from '#api/api.ts';
import { address, now } from '#site.ts';

export const getStaticPaths = () => (Object.keys(apiSchemas) as ApiName[]).map((name) => ({ params: { name } }));

export const GET: APIRoute<object, { name: ApiName }> = async ({ params: { name } }) => {
  const source = { ...upkeepSource(await loadFacts()), now, address };
  return Response.json(apiSchemas[name].parse(apiBody(name, source)));
};
