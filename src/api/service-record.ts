// /api/v1/services/<id>.json: a system with its state, figures, checks, days, outages and uptime.
import { z } from 'astro/zod';
import { leastKnown, type ServiceRecord, uptimeOf, windows } from '#model/status/record.ts';
import { coveringNotice } from '#model/status/covering.ts';
import { statusOf } from '#model/status/status.ts';
import { differenceOf } from '#model/status/vantages.ts';
import { outage } from '#schemas/events.ts';
import { check, checkError, figures, historyDay, shownState } from '#schemas/snapshot.ts';
import type { RecordOf } from '#model/records/facts.ts';
import { type ApiSource, fileShape, idIn, openingOf, recordId, text } from './source.ts';

const utc = z.iso.datetime();
const share = z.number().min(0).max(1);

const apiOutage = z.strictObject({
  opened: utc.describe('开始'),
  ended: utc.optional().describe('结束；尚未结束时省略'),
  durationSeconds: z.int().min(0).describe('时长（秒）；尚未结束时到生成时为止'),
  state: outage.shape.state,
  checks: outage.shape.checks,
  error: checkError.optional().describe('首次失败的原因'),
  notice: idIn('notices').optional().describe('说明该中断的通知；没有通知时省略'),
});

const span = z.strictObject({ from: utc.describe('开始'), until: utc.describe('结束') });

const uptime = z.strictObject({
  days: z.int().describe('天数，到生成时为止'),
  coverage: share.describe('已知时间占比'),
  uptime: share
    .optional()
    .describe(`已知时间中没有中断的比例；已知时间不足 ${leastKnown * 100}% 时省略。性能下降不计入`),
});

const difference = z.strictObject({
  reachableFrom: z.array(text).describe('可达的探测点'),
  unreachableFrom: z
    .array(z.strictObject({ name: text.describe('探测点'), since: utc.optional().describe('开始时间') }))
    .describe('不可达的探测点'),
});

const fields = {
  id: recordId,
  name: text.describe('系统名称'),
  state: shownState.describe('当前状态'),
  checkedAt: utc.optional().describe('上次探测的时间；从未探测时省略'),
  goodAt: utc.nullable().optional().describe('上次成功探测的时间；从未成功时为 null'),
  figures: figures.describe('探测到的数字；无法获取时省略'),
  checks: z.array(check).describe('最近一次探测的各项检查'),
  history: z.array(historyDay).describe('每天一项，按日期先后'),
  outages: z.array(apiOutage).describe('中断和性能下降，由探测得出，最新的在前'),
  known: z.array(span).describe('已知的时间，按时间先后；其余为未知'),
  uptime: z.array(uptime).describe('可用率'),
  difference: difference.optional().describe('各探测点的结果不同时提供'),
};

const iso = (moment: Date | number): string => new Date(moment).toISOString();

const knownOf = ({ known }: ServiceRecord) => known.map(({ from, until }) => ({ from: iso(from), until: iso(until) }));

const bodyOf = (service: RecordOf<'services'>, source: ApiSource) => {
  const { facts, live, now } = source;
  const { state, snapshot, history, record, allNotices } = statusOf(facts, live, service, now);
  const differing = differenceOf(live.vantages ?? [], service.id, now);
  return {
    id: service.id,
    name: service.data.name,
    state,
    ...(snapshot && { checkedAt: snapshot.checkedAt, goodAt: snapshot.goodAt }),
    figures: snapshot?.figures ?? {},
    checks: snapshot?.checks ?? [],
    history,
    outages: record.outages.map((one) => {
      const notice = coveringNotice(one, allNotices, now);
      return {
        opened: iso(one.from),
        ...(one.until && { ended: iso(one.until) }),
        durationSeconds: Math.round(one.duration / 1000),
        state: one.state,
        checks: one.checks,
        ...(one.error && { error: one.error }),
        ...(notice && { notice: notice.id }),
      };
    }),
    known: knownOf(record),
    uptime: windows.map((days) => uptimeOf(record, now, days)),
    ...(differing && { difference: differing }),
  };
};

const shape = fileShape(fields);

/** The shape of `/api/v1/services/<id>.json`. */
export const serviceRecordShape: z.ZodType = shape;

/** What `/api/v1/services/<id>.json` says, held to its shape. Throws where it does not fit. */
export const serviceRecordBody = (service: RecordOf<'services'>, source: ApiSource): unknown =>
  shape.parse({ ...openingOf(source, 'service'), ...bodyOf(service, source) });
