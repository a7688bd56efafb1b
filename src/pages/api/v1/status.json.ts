// The status for machines, with what is unknown in it.
import type { APIRoute } from 'astro';
import { allStatuses, headline } from '../../../model/status.ts';
import { staleAfterMs } from '../../../model/stale.ts';
import { loadFacts } from '../../../records/facts.ts';
import { loadLive } from '../../../records/live.ts';
import { statusApi } from '../../../schemas/status-api.ts';
import { address, now } from '../../../site.ts';

export const GET: APIRoute = async () => {
  const statuses = allStatuses(await loadFacts(), loadLive(), now);
  const body = statusApi.parse({
    generatedAt: now.toISOString(),
    staleAfterSeconds: staleAfterMs / 1000,
    headline: headline(statuses),
    services: statuses.map(({ service: { id, data }, state, snapshot }) => ({
      id,
      name: data.name,
      owner: data.owner,
      state,
      url: new URL(`/status/${id}/`, address).href,
      ...(snapshot && { checkedAt: snapshot.checkedAt, goodAt: snapshot.goodAt }),
    })),
  });
  return Response.json(body);
};
