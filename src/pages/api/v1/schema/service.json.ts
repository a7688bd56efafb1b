// The shape of /api/v1/services/<id>.json, as JSON Schema.
import type { APIRoute } from 'astro';
import { serviceRecordShape } from '#api/service-record.ts';
import { publicSchema } from '#schemas/shape.ts';

export const GET: APIRoute = ({ locals: { here } }) =>
  Response.json({ $id: here.url('/api/v1/schema/service.json'), ...publicSchema(serviceRecordShape) });
