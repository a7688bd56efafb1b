// data/live/events/<service>.json: the outages of a system and the time of which nothing is known. Written by `npm run live`.
import { z } from 'astro/zod';
import { some } from './field.ts';
import { id } from './shapes.ts';
import { checkError, serviceState } from './snapshot.ts';

const utc = z.iso.datetime();
const checkIds = z.array(z.string().max(100)).max(20).describe('未通过的检查项');
/** What a bad run is: an outage, or degraded performance, which does not lower the uptime. */
const badState = some(serviceState, 'degraded_performance', 'partial_outage', 'major_outage');

/** The runs of an outage, or the one that may be the beginning of one. */
const bad = {
  opened: utc.describe('首次失败的探测'),
  state: badState.describe('其间最差的状态'),
  checks: checkIds,
  fault: z.literal('theirs').describe('theirs 为系统的问题；本机的问题记入 unknown'),
  error: checkError.optional().describe('首次失败的原因；性能下降时可省略'),
  runs: z.int().min(1).describe('失败的探测次数'),
};

export const outage = z.strictObject({
  ...bad,
  confirmed: utc.describe('连续第二次失败的探测'),
  ended: utc.optional().describe('首次成功的探测；尚未结束时省略'),
});

export const unknownTime = z.strictObject({
  from: utc.describe('开始'),
  until: utc.optional().describe('结束；尚未结束时省略'),
});

const shape = z.strictObject({
  schema: z.literal(1).describe('格式版本'),
  service: id.describe('系统的 ID'),
  since: utc.describe('记录的开始；此前为未知'),
  seen: utc.describe('最近一次探测'),
  suspect: z.strictObject(bad).optional().describe('仅失败一次、尚未确认的中断'),
  outages: z.array(outage).max(1000).describe('中断和性能下降，按时间先后'),
  unknown: z.array(unknownTime).max(1000).describe('未知的时间，按时间先后'),
});

const endless = '9999-12-31T00:00:00Z';

/** What is wrong with spans of time in a list; each ends after it begins, and before the next one begins. */
const faultIn = (spans: { from: string; until?: string | undefined }[], seen: string): string | undefined => {
  const times = spans.map(({ from, until = endless }) => [Date.parse(from), Date.parse(until)] as const);
  if (times.some(([from, until]) => until < from)) return '结束早于开始';
  if (times.some(([from], index) => from < (times[index - 1]?.[1] ?? 0))) return '时间重叠或次序有误';
  const ends = spans.flatMap(({ from, until }) => [from, ...(until ? [until] : [])]);
  return ends.some((time) => Date.parse(time) > Date.parse(seen)) ? '时间晚于最近一次探测' : undefined;
};

export const events = shape.superRefine((value, context) => {
  const { since, seen } = value;
  const lists = {
    outages: value.outages.map(({ opened, ended }) => ({ from: opened, until: ended })),
    unknown: value.unknown,
  };
  const faults = Object.entries(lists).map(([name, spans]) => ({ name, fault: faultIn(spans, seen) }));
  const isUnordered = value.outages.some(
    ({ opened, confirmed, ended = endless }) => confirmed < opened || confirmed > ended || confirmed > seen,
  );
  if (isUnordered) faults.push({ name: 'outages', fault: 'confirmed 应在 opened 与 ended 之间' });
  if (since > seen) faults.push({ name: 'since', fault: '晚于最近一次探测' });
  for (const { name, fault } of faults) if (fault) context.addIssue({ code: 'custom', path: [name], message: fault });
});

export type Outage = z.infer<typeof outage>;
export type UnknownTime = z.infer<typeof unknownTime>;
export type Events = z.infer<typeof events>;
