// The shape of each file of /api/v1/, as JSON Schema.
import type { APIRoute } from 'astro';
import { type ApiName, apiNames, apiSchema } from '#api/api.ts';
import { publicSchema } from '#schemas/shape.ts';

export const getStaticPaths = () => apiNames.map((name) => ({ params: { name } }));

export const GET: APIRoute<object, { name: ApiName }> = ({ params: { name }, locals: { here } }) =>
  Response.json({ $id: here.url(`/api/v1/schema/${name}.json`), ...publicSchema(apiSchema(name)) });
