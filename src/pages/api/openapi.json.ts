// The data interfaces as an OpenAPI 3.1 document.
import type { APIRoute } from 'astro';
import { openApi } from '#api/openapi.ts';

export const GET: APIRoute = ({ locals: { here } }) => Response.json(openApi(here.site.name.zh, here.address));
