// /favicon.ico: what asks for the icon of a site without reading its pages finds it here.
import type { APIRoute } from 'astro';
import { icoOf } from '#records/icons.ts';

export const GET: APIRoute = () => new Response(icoOf(48));
