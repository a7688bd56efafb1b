// /.well-known/security.txt
import type { APIRoute } from 'astro';
import { securityTxt } from '#model/site/security-txt.ts';

export const GET: APIRoute = ({ locals: { here } }) => new Response(securityTxt(here.facts, here.site, here.now));
