// The shape of /api/v1/status.json, as JSON Schema.
import type { APIRoute } from 'astro';
import { z } from 'astro/zod';
import { statusApi } from '../../../../schemas/status-api.ts';

export const GET: APIRoute = () => Response.json(z.toJSONSchema(statusApi));
