// The files with which search engines verify whose site this is, at the root under the names that they gave.
import type { APIRoute } from 'astro';
import { site } from '#site.ts';

interface Props {
  content: string;
}

export const getStaticPaths = () =>
  (site.verification?.files ?? []).map(({ name, content }) => ({ params: { verification: name }, props: { content } }));

export const GET: APIRoute<Props> = ({ props: { content } }) => new Response(content);
