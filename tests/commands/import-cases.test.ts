// Importing minutes: one small file for each way of writing that was once read wrong, or not at all without a word.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { parseRecordText, recordData } from '#records/front-matter.ts';
import { type Meeting, meeting as schema } from '#schemas/meeting.ts';
import { importMinutes, minutesReport } from '#scripts/import/import-minutes.ts';
import { readKnown } from '#scripts/import/known.ts';

const out = mkdtempSync(join(tmpdir(), 'import-cases-'));
after(() => rmSync(out, { recursive: true }));
const known = readKnown('examples/content', out);

const read = (name: string) => {
  const files = [`tests/fixtures/minutes/cases/${name}.md`];
  const imported = importMinutes({ files, series: 'biweekly', out, force: true, zone: 'Asia/Shanghai' }, known);
  const [one] = imported;
  assert.ok(one);
  return {
    data: schema.parse(recordData(one.path, one.text)) as Meeting,
    text: one.text,
    body: parseRecordText(one.path, one.text).body,
    told: one.notes.map(({ line, message }) => `${line} ${message}`).join('\n'),
    report: minutesReport(imported),
  };
};

const nameOf = (someone: unknown): string => {
  if (typeof someone === 'string') return someone;
  const { person, name, affiliation } = someone as { person?: string; name?: string; affiliation?: string };
  const shown = person ? (known.people.find(({ id }) => id === person)?.name ?? '') : (name ?? '');
  return affiliation ? `${shown} ${affiliation}` : shown;
};
const people = (list: unknown[]) => list.map(nameOf);
const hours = ({ start, end }: Meeting) => `${start.slice(11, 16)}–${end?.slice(11, 16) ?? ''}`;
const decisions = ({ decisions }: Meeting) => decisions.map(({ text }) => text);
const actions = ({ actions }: Meeting) =>
  actions.map(({ text, owners, due, state }) =>
    [
      text,
      people(owners)
        .map((name) => name.split(' ')[0])
        .join('、'),
      due ?? '–',
      state,
    ].join(' · '),
  );

test('labels may be bold, stand under a heading, or behind a greeting', () => {
  for (const name of ['m01-bold.2026-03-12', 'm02-heading-first.2026-03-12', 'm02b-preface.2026-03-12']) {
    const { data } = read(name);
    assert.equal(hours(data), '16:00–17:00', name);
    assert.deepEqual(people(data.attendees), ['成员甲 某公司', '成员乙 某大学'], name);
    assert.deepEqual(decisions(data), ['同意扩容'], name);
    assert.deepEqual(data.agenda, [], name);
  }
  assert.deepEqual(actions(read('m01-bold.2026-03-12').data), ['写方案 · 成员甲 · – · open']);
});

test('a list of people ends where the sections begin, and none of these is lost', () => {
  const { data, body } = read('m03-swallow.2026-03-12');
  assert.deepEqual(people(data.attendees), ['成员甲', '成员乙']);
  for (const heading of ['一、上期遗留问题', '二、讨论', '三、待办']) assert.ok(body.includes(heading), heading);
  assert.deepEqual(decisions(data), ['同意扩容']);
  assert.deepEqual(actions(data), ['写方案 · 成员乙 · – · open']);
});

test('a decision is under its topic; that nobody objects to the last minutes is none', () => {
  const { data, told } = read('m04-topic.2026-03-12');
  assert.deepEqual(decisions(data), ['某系统扩容：同意扩容']);
  assert.match(told, /^10 对上次纪要没有异议，不作为决议写入/m);
});

test('action items in a table are read by its header; none are none', () => {
  assert.deepEqual(actions(read('m06-table.2026-03-12').data), ['写方案 · 成员甲 · 2026-03-20 · open']);
  const none = read('m07-none.2026-03-12');
  assert.deepEqual(none.data.actions, []);
  assert.match(none.told, /^12 原文注明没有待办/m);
});

test('names that end as organisations do, roles and remarks in brackets, people in a table', () => {
  assert.deepEqual(people(read('m08-yun.2026-03-12').data.attendees), ['成员云 某大', '成员乙 某公司']);
  const { data, told } = read('m09-role.2026-03-12');
  assert.equal(nameOf(data.chair), '成员甲');
  // Member D is known without an affiliation, which is therefore told.
  assert.deepEqual(people(data.attendees), ['成员甲', '成员乙 某公司', '成员丙', '成员丁']);
  for (const remark of ['秘书', '组长', '远程', '迟到', '成员丁」的单位「某公司'])
    assert.ok(told.includes(remark), remark);
  const lines = read('m28-affil-lines.2026-03-12');
  assert.deepEqual(people(lines.data.attendees), ['成员甲', '成员乙']);
  assert.match(lines.told, /^4 原文注明 8 人，名单中识别出 2 人/m);
  assert.deepEqual(people(read('m29-people-table.2026-03-12').data.attendees), ['成员甲 某公司', '成员乙 某大学']);
});

test('a meeting that was cancelled has its reason', () => {
  const { data } = read('m10-cancelled.2026-03-12');
  assert.equal(data.state, 'cancelled');
  assert.deepEqual('reason' in data && data.reason, { zh: '因没有议题，本次例会取消。' });
});

test('a topic of the agenda is one, however often it is named', () => {
  assert.deepEqual(read('m11-agenda.2026-03-12').data.agenda, [{ title: '某系统扩容' }]);
});

test('numbers and passwords of meetings, telephones and mail are nowhere, and each is named', () => {
  const { data, text, told, report } = read('m12-link.2026-03-12');
  assert.deepEqual(data.place, { name: { zh: '腾讯会议' } });
  for (const secret of ['123-456-789', '123456789', '4321', 's3cr3t', 'AbCdEf', '13800138000', 'c@some-company'])
    assert.ok(!text.includes(secret) && !report.includes(secret), secret);
  assert.doesNotMatch(text, /^#+ ?腾讯会议/m);
  for (const line of [4, 5, 9, 10, 11]) assert.match(told, new RegExp(`^${line} 已删除不公开的内容`, 'm'));
  assert.deepEqual(people(data.attendees), ['成员甲', '成员乙', '成员丙']);
});

test('the day may stand in the name without hyphens, hours in words, a weekday beside them', () => {
  assert.equal(read('m16-20260312').data.start, '2026-03-12');
  const { data, told } = read('m19-time.2026-03-12');
  assert.equal(hours(data), '16:00–17:30');
  assert.equal(told, '');
  const midnight = read('hours.2026-06-09');
  assert.equal(midnight.data.start, '2026-06-09');
  assert.match(midnight.told, /^3 「晚上12点」可以有不同的理解/m);
});

test('owners, days and states of action items as people write them', () => {
  const { data, told } = read('m24-actions.2026-03-12');
  assert.deepEqual(
    actions(data).map((line) => line.replace(/^.*?( · )/, '')),
    [
      '成员甲 · 2026-03-20 · open',
      '成员乙 · 2026-03-20 · open',
      '成员丙 · 2026-03-25 · open',
      '成员甲 · – · done',
      '成员乙、成员丙 · – · open',
      '成员甲 · 2026-03-31 · open',
      '成员甲、成员乙 · 2026-04-01 · open',
      '成员丙 · – · open',
      '成员甲 · – · open',
    ],
  );
  assert.match(told, /^13 期限没有年份，按会议之后最近的日期填写 2026-03-20/m);
  assert.match(told, /^16 期限「下次例会前」不是日期，未填写 due/m);
});

test('what became of earlier action items is told, or written where it is known which', () => {
  const { data, told } = read('m26-updates.2026-03-12');
  assert.deepEqual(data.actions, []);
  for (const line of [8, 9]) assert.match(told, new RegExp(`^${line} 可能是往次待办的进展`, 'm'));
});

test('code is kept byte for byte, and nothing in it is a fact', () => {
  const { data, body } = read('code.2026-06-02');
  assert.ok(body.includes('```bash\n#!/bin/bash\n# 先看一遍\ndf -h\n\n\n# 再删\nrm -rf /srv/old\n```'));
  assert.ok(body.includes('```text\n【结论】这一行是日志里的字，不是决议\n# 这是日志的标题\n```'));
  assert.deepEqual(decisions(data), ['磁盘清理：下周执行。']);
});
