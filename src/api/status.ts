// /api/v1/status.json: our own status interface, in which what is not known is `unknown`.
import { z } from 'astro/zod';
import { staleAfterMs } from '#model/status/stale.ts';
import { allStatuses, headline } from '#model/status/status.ts';
import { serviceOwner } from '#schemas/service.ts';
import { shownState } from '#schemas/snapshot.ts';
import { absolute, apiFile, recordId, text } from './source.ts';

const service = z.strictObject({
  id: recordId,
  name: text.describe('系统名称'),
  owner: serviceOwner,
  state: shownState.describe('unknown 未知，无法判断；unprobed 不探测'),
  url: z.url().describe('系统状态页的完整网址'),
  checkedAt: z.iso.datetime().optional().describe('上次探测的时间；从未探测时省略'),
  goodAt: z.iso.datetime().nullable().optional().describe('上次成功探测的时间；从未成功时为 null'),
});

const fields = {
  staleAfterSeconds: z.int().describe('探测结果的有效期（秒），超过后状态为未知'),
  headline: shownState.describe('自有系统中最差的状态'),
  services: z.array(service).describe('各系统的状态，自有系统在前'),
};

export const status = apiFile(fields, (source) => {
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
});
