// /badge/<service>.svg and .json, and those of the whole, all.svg and all.json; in English below /en/.
import type { APIRoute } from 'astro';
import { siteName } from '#language/names.ts';
import { localePaths } from '#language/routes.ts';
import { type Badge, shieldsBadge, svgBadge } from '#model/status/badge.ts';
import { allStatuses, headline, statusOf } from '#model/status/status.ts';
import { loadFacts } from '#records/facts.ts';
import { site } from '#site.ts';

interface Props {
  id: string;
  kind: 'svg' | 'json';
}

export const getStaticPaths = async () => {
  const ids = ['all', ...(await loadFacts()).services.map(({ id }) => id)];
  const files = ids.flatMap((id) => (['svg', 'json'] as const).map((kind) => ({ file: `${id}.${kind}`, id, kind })));
  return localePaths(site.languages, files);
};

const badgeOf = (id: string, { facts, live, now, locale, words, ...here }: App.Locals['here']): Badge => {
  if (id === 'all') {
    const state = headline(allStatuses(facts, live, now));
    return [siteName(site, locale), state, words.status.headlines[state]];
  }
  const { service, state } = statusOf(facts, live, here.get('services', id), now);
  return [here.textOf(service.data.name), state, here.meaning('serviceState', state)];
};

export const GET: APIRoute<Props> = ({ props: { id, kind }, locals: { here } }) => {
  const badge = badgeOf(id, here);
  if (kind === 'json') return Response.json(shieldsBadge(...badge));
  return new Response(svgBadge(...badge), { headers: { 'content-type': 'image/svg+xml; charset=utf-8' } });
};
