// /.well-known/security.txt
import type { APIRoute } from 'astro';
import { securityTxt } from '#model/site/security-txt.ts';
import { loadFacts } from '#records/facts.ts';
import { now, site } from '#site.ts';

export const GET: APIRoute = async () => new Response(securityTxt(await loadFacts(), site, now));
