// npm run new -- meeting: the next meeting as the series and the records have it, and nothing that they do not say.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { draftOf } from '#scripts/new/draft.ts';
import { kindNamed } from '#scripts/new/arguments.ts';
import { readArguments } from '#scripts/new/arguments.ts';
import { renderMarkdown } from '#scripts/new/render.ts';
import { recordData } from '#records/front-matter.ts';
import { type Invented, invented } from '../support/invented-facts.ts';

const zone = 'Asia/Shanghai';
const biweekly = {
  rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
  start: '2026-11-03T16:00:00',
  duration: 'PT1H',
  zone,
  exceptions: [{ date: '2026-12-15', reason: { zh: '假期' } }],
};
const people = {
  'member-a': { kind: 'person', name: { zh: '成员甲' }, roles: [{ role: 'chair' }] },
  'member-b': { kind: 'person', name: { zh: '成员乙' }, roles: [] },
};
const held = (day: string, more: object = {}) => ({ start: `${day}T16:00:00+08:00`, ...more });
const base: Invented = { people, series: { biweekly } };

const draft = (records: Invented, options: string[] = [], now = '2026-11-10T10:00:00+08:00') => {
  const words = readArguments(['meeting', ...options]);
  const request = { facts: invented(records), now: new Date(now), zone, id: '', date: words.date };
  return draftOf(kindNamed('meeting'), words.given, request, undefined);
};
const textOf = async (...given: Parameters<typeof draft>) => renderMarkdown(await draft(...given), '');

describe('day and hour', () => {
  test('are those of the rule’s next day without a file', async () => {
    const { path, data } = await draft(base);
    assert.equal(path, 'meetings/2026/2026-11-17-biweekly.md');
    assert.deepEqual(data, { series: 'biweekly', start: '2026-11-17T16:00:00+08:00', state: 'planned' });
    const planned = { ...base, meetings: { '2026-11-17-biweekly': held('2026-11-17', { state: 'planned' }) } };
    assert.equal((await draft(planned)).data['start'], '2026-12-01T16:00:00+08:00');
  });

  test('are today’s while the meeting lasts, and skip the exceptions', async () => {
    assert.equal((await draft(base, [], '2026-11-17T16:59:00+08:00')).data['start'], '2026-11-17T16:00:00+08:00');
    assert.equal((await draft(base, [], '2026-12-02T10:00:00+08:00')).data['start'], '2026-12-29T16:00:00+08:00');
  });

  test('are refused where the date is none, by the name of the option that was written', async () => {
    await assert.rejects(draft(base, ['--date', '2026-13-01']), /^Error: --date 2026-13-01：应为 YYYY-MM-DD/);
    await assert.rejects(draft(base, ['--date', '2026-02-30']), /--date 2026-02-30：应为日历上存在的日期/);
    await assert.rejects(draft(base, ['--dato', '2026-11-18']), /未知选项 --dato。是否应为 date/);
  });

  test('keep the offset of the series’ own zone', async () => {
    const berlin = { ...biweekly, zone: 'Europe/Berlin', start: '2026-11-03T09:00:00' };
    assert.equal((await draft({ ...base, series: { biweekly: berlin } })).data['start'], '2026-11-17T09:00:00+01:00');
  });

  test('are the day alone where the rule does not fall on it, and the hour that was given', async () => {
    const { data, notes } = await draft(base, ['--date', '2026-11-18']);
    assert.equal(data['start'], '2026-11-18');
    assert.match(notes.join(), /不符合系列的规则，未填写具体时间/);
    const given = await draft(base, ['--start', '2026-11-18 15:00']);
    assert.equal(given.data['start'], '2026-11-18T15:00:00+08:00');
    assert.equal(given.path, 'meetings/2026/2026-11-18-biweekly.md');
    await assert.rejects(draft(base, ['--date', '2026-11-19', '--start', '2026-11-18 15:00']), /不是同一天/);
  });

  test('must be told while the rule is unknown', async () => {
    const records = { ...base, series: { salon: {} } };
    await assert.rejects(draft(records), /例会（salon）的会议时间未知[\s\S]*--date/);
    assert.equal((await draft(records, ['--date', '2026-12-01'])).data['start'], '2026-12-01');
  });
});

describe('what only people know', () => {
  test('is which of several series, and whether a meeting of the past was held', async () => {
    await assert.rejects(draft({ ...base, series: { biweekly, salon: {} } }), /缺少 1 个必填字段[\s\S]*--series/);
    await assert.rejects(draft(base, ['--series', 'weekly']), /未找到会议系列 --series weekly。可选：biweekly（例会）/);
    await assert.rejects(
      draft(base, ['--date', '2026-11-03']),
      /缺少 1 个必填字段[\s\S]*--state planned\|held\|cancelled/,
    );
    await assert.rejects(
      draft(base, ['--date', '2026-11-03', '--state', 'cancelled']),
      /缺少 1 个必填字段[\s\S]*--reason/,
    );
    assert.equal((await draft(base, ['--date', '2026-11-03', '--state', 'held'])).data['state'], 'held');
  });

  test('is the number of the first meeting on record, and of one behind a gap', async () => {
    assert.match(await textOf(base), /^# number: 1 # 序号；无法由记录推算/m);
    const numbered = { ...base, meetings: { '2026-11-03-biweekly': held('2026-11-03', { number: 7 }) } };
    assert.equal((await draft(numbered)).data['number'], 8);
    assert.equal((await draft(numbered, ['--date', '2026-12-01'])).data['number'], undefined);
    assert.equal((await draft(numbered, ['--date', '2026-10-20', '--state', 'held'])).data['number'], undefined);
  });
});

describe('the comments', () => {
  const action = (id: string, more: object = {}) => ({
    id,
    text: `做 ${id}`,
    owners: [{ person: 'member-b' }],
    ...more,
  });
  const records: Invented = {
    ...base,
    series: { biweekly, other: { ...biweekly, start: '2026-11-03T18:00:00' } },
    meetings: {
      '2026-11-03-biweekly': held('2026-11-03', {
        actions: [action('A-2026-01', { due: '2026-11-10' }), action('A-2026-02', { state: 'done' })],
        decisions: [{ id: 'D-2026-04', text: '某决议' }],
      }),
      '2026-11-03-other': { ...held('2026-11-03', { actions: [action('A-2026-03')] }), series: 'other' },
    },
  };
  const options = ['--series', 'biweekly'];

  test('list the series’ open actions for review, and the agenda has an item for them', async () => {
    const text = await textOf(records, options);
    assert.match(
      text,
      /^# {3}- \{ action: A-2026-01, state: open \} # 成员乙：做 A-2026-01（来自 2026-11-03，期限 2026-11-10，逾期）$/m,
    );
    assert.ok(!text.includes('A-2026-02') && !text.includes('action: A-2026-03'));
    assert.match(text, /^agenda:\n {2}- title: 核对未完成的待办$/m);
    assert.ok(!(await textOf(base)).includes('agenda:\n  - title: 核对未完成的待办'), '没有待办，就没有这一项');
  });

  test('list the members, and give the next free numbers of decisions and actions', async () => {
    const text = await textOf(records, options);
    assert.match(text, /^# {3}- \{ person: member-a \} # 成员甲$/m);
    assert.ok(!text.includes('person: member-b } # 成员乙'), '不是成员，不在名单里');
    assert.match(text, /id: D-2026-05,/);
    assert.match(text, /id: A-2026-04,/);
  });

  test('become a valid record once their marks are taken away', async () => {
    const text = await textOf(records, options);
    const [, front = ''] = /---\n([\s\S]*?)\n# 选填字段.*\n/.exec(text) ?? [];
    const [, offers = ''] = /# 选填字段.*\n([\s\S]*?)---/.exec(text) ?? [];
    const whole = `---\n${front}\n${offers.replace(/^# /gm, '')}---\n`.replace(/^agenda:\n.*\n/m, '');
    const data = recordData('a.md', whole);
    assert.equal((data['updates'] as unknown[]).length, 1);
    assert.ok(invented({ ...records, meetings: { '2026-11-17-biweekly': data } }));
  });
});
