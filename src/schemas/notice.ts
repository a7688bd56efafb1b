// Front matter of notices/<yyyy>/<date>-<slug>.md: an incident or a maintenance window.
import { z } from 'astro/zod';
import { choice, field, some } from './field.ts';
import { instant, localized, reference } from './shapes.ts';
import { serviceState } from './snapshot.ts';

export const noticeKind = choice({ incident: ['故障', 'Incident'], maintenance: ['维护', 'Maintenance'] });

export const noticeState = choice({
  investigating: ['调查中', 'Investigating'],
  identified: ['已定位', 'Identified'],
  monitoring: ['观察中', 'Monitoring'],
  resolved: ['已解决', 'Resolved'],
  scheduled: ['已安排', 'Scheduled'],
  in_progress: ['进行中', 'In progress'],
  completed: ['已完成', 'Completed'],
});

const facts = {
  title: field(localized, ['标题', 'Title'], {
    help: ['一句话说明故障现象或维护内容', 'One sentence: what is broken, or what will be done.'],
    example: { zh: '某系统无法访问' },
  }),
  services: field(z.array(reference('services')).min(1), ['受影响的系统', 'Systems affected'], {
    help: ['受影响的系统，services/ 中的 ID', 'The systems affected: IDs in services/.'],
  }),
  start: field(instant, ['开始时间', 'Start'], {
    help: ['开始时间，带时区，日期与文件名相同', 'Start time with offset, on the date in the file name.'],
  }),
  end: field(instant.optional(), ['结束时间', 'End'], {
    help: ['结束时间，带时区；尚未结束时省略', 'End time with offset. Omit while it continues.'],
    example: '2026-11-24T17:00:00+08:00',
  }),
};

const updates = <State extends z.ZodType>(state: State) =>
  field(
    z
      .array(
        z.strictObject({
          at: field(instant, ['时间', 'Time'], { help: ['时间，带时区', 'When, with offset.'] }),
          state: field(state, ['状态', 'State']),
          text: field(localized, ['文字', 'Text'], {
            help: ['当时发布的内容', 'What was reported at that time.'],
            example: {
              zh: '正在排查。',
            },
          }),
        }),
      )
      .default([]),
    ['进展', 'Updates'],
    { help: ['进展，按时间先后', 'Updates, oldest first.'] },
  );

export const notice = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: field(some(noticeKind, 'incident'), ['类型', 'Kind']),
    ...facts,
    severity: field(some(serviceState, 'degraded_performance', 'partial_outage', 'major_outage'), [
      '严重程度',
      'Severity',
    ]),
    updates: updates(some(noticeState, 'investigating', 'identified', 'monitoring', 'resolved')),
  }),
  z.strictObject({
    kind: field(some(noticeKind, 'maintenance'), ['类型', 'Kind']),
    ...facts,
    updates: updates(some(noticeState, 'scheduled', 'in_progress', 'completed')),
  }),
]);
