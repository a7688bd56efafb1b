// /badge/<service>.svg and /badge/<service>.json.
import type { APIRoute } from 'astro';
import { shieldsBadge, svgBadge } from '#model/status/badge.ts';
import { allStatuses, type ServiceStatus } from '#model/status/status.ts';
import { loadFacts } from '#records/facts.ts';
import { loadLive } from '#records/live.ts';
import { meaningOf } from '#schemas/labels.ts';
import { now } from '#site.ts';

interface Props {
  status: ServiceStatus;
  kind: 'svg' | 'json';
}

export const getStaticPaths = async () =>
  allStatuses(await loadFacts(), loadLive(), now).flatMap((status) =>
    (['svg', 'json'] as const).map((kind) => ({
      params: { file: `${status.service.id}.${kind}` },
      props: { status, kind } satisfies Props,
    })),
  );

export const GET: APIRoute<Props> = ({ props: { status, kind } }) => {
  const badge = [status.service.data.name.zh, status.state, meaningOf('serviceState', status.state, 'zh')] as const;
  if (kind === 'json') return Response.json(shieldsBadge(...badge));
  return new Response(svgBadge(...badge), { headers: { 'content-type': 'image/svg+xml; charset=utf-8' } });
};
