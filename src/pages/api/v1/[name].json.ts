// The facts for machines, each file held to the shape that it publishes.
import type { APIRoute } from 'astro';
import { apiBody } from '../../../model/api.ts';
import { loadFacts } from '../../../records/facts.ts';
import { loadLive } from '../../../records/live.ts';
import { type ApiName, apiSchemas } from '../../../schemas/api.ts';
import { address, now, site, today } from '../../../site.ts';

export const getStaticPaths = () => (Object.keys(apiSchemas) as ApiName[]).map((name) => ({ params: { name } }));

export const GET: APIRoute<object, { name: ApiName }> = async ({ params: { name } }) => {
  const source = {
    facts: await loadFacts(),
    live: loadLive(),
    now,
    today,
    zone: site.zone,
    address,
    languages: site.languages,
  };
  return Response.json(apiSchemas[name].parse(apiBody(name, source)));
};
