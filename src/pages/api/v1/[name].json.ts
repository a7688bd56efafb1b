// The facts for machines, each file held to the shape that it publishes.
import type { APIRoute } from 'astro';
import { type ApiName, apiBody, apiNames } from '#api/api.ts';

export const getStaticPaths = () => apiNames.map((name) => ({ params: { name } }));

export const GET: APIRoute<object, { name: ApiName }> = ({ params: { name }, locals: { here } }) =>
  Response.json(apiBody(name, { ...here.upkeep, now: here.now, address: here.address }));
