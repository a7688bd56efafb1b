// A version of the charter as a file to download, byte for byte.
import { readFileSync } from 'node:fs';
import type { APIRoute } from 'astro';
import { loadFacts } from '#records/facts.ts';

export const getStaticPaths = async () =>
  (await loadFacts()).charters.map(({ id, file }) => ({ params: { version: id }, props: { file } }));

export const GET: APIRoute<{ file: string }> = ({ props }) =>
  new Response(readFileSync(props.file), { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
