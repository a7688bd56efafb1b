// The shape of each file of /api/v1/, as JSON Schema.
import type { APIRoute } from 'astro';
import { type ApiName, apiSchemas } from '#api/api.ts';
import { publicSchema } from '#schemas/shape.ts';
import { address } from '#site.ts';

export const getStaticPaths = () => (Object.keys(apiSchemas) as ApiName[]).map((name) => ({ params: { name } }));

export const GET: APIRoute<object, { name: ApiName }> = ({ params: { name } }) => {
  const $id = new URL(`/api/v1/schema/${name}.json`, address).href;
  return Response.json({ $id, ...publicSchema(apiSchemas[name]) });
};
