// /badge/<service>.svg and /badge/<service>.json.
import type { APIRoute } from 'astro';
import { shieldsBadge, svgBadge } from '#model/status/badge.ts';
import { statusOf } from '#model/status/status.ts';
import { get } from '#model/records/facts.ts';
import { loadFacts } from '#records/facts.ts';

interface Props {
  id: string;
  kind: 'svg' | 'json';
}

export const getStaticPaths = async () =>
  (await loadFacts()).services.flatMap(({ id }) =>
    (['svg', 'json'] as const).map((kind) => ({ params: { file: `${id}.${kind}` }, props: { id, kind } })),
  );

export const GET: APIRoute<Props> = ({ props: { id, kind }, locals: { here } }) => {
  const { service, state } = statusOf(here.facts, here.live, get(here.facts.services, id), here.now);
  const badge = [service.data.name.zh, state, here.meaning('serviceState', state)] as const;
  if (kind === 'json') return Response.json(shieldsBadge(...badge));
  return new Response(svgBadge(...badge), { headers: { 'content-type': 'image/svg+xml; charset=utf-8' } });
};
