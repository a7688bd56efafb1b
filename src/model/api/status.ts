// /api/v1/status.json: what the last probes say, with what is unknown in it.
import type { Api } from '../../schemas/api.ts';
import { staleAfterMs } from '../stale.ts';
import { allStatuses, headline } from '../status.ts';
import { absolute, type ApiSource } from './source.ts';

export const status = (source: ApiSource): Omit<Api['status'], 'generatedAt'> => {
  const statuses = allStatuses(source.facts, source.live, source.now);
  return {
    staleAfterSeconds: staleAfterMs / 1000,
    headline: headline(statuses),
    services: statuses.map(({ service: { id, data }, state, snapshot }) => ({
      id,
      name: data.name,
      owner: data.owner,
      state,
      url: absolute(source, `/status/${id}/`),
      ...(snapshot && { checkedAt: snapshot.checkedAt, goodAt: snapshot.goodAt }),
    })),
  };
};
