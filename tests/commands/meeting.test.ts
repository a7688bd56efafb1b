// npm run meeting: what each step writes, what it says to readers, and what it refuses.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { recordData } from '#records/front-matter.ts';
import { readFacts } from '#records/read-facts.ts';
import { effectsOf } from '#scripts/meeting/effects.ts';
import { add, cancel, hold, move, plan, type Setting, type Step, withField } from '#scripts/meeting/steps.ts';

const folder = mkdtempSync(join(tmpdir(), 'meeting-'));
after(() => rmSync(folder, { recursive: true }));
cpSync('examples/content', folder, { recursive: true });
const clock = { now: new Date('2026-12-01T09:00:00+08:00'), zone: 'Asia/Shanghai' };
const setting = (): Setting => ({ ...clock, folder, facts: readFacts(folder).facts });
const dataOf = ({ path, text }: Step) => recordData(path, text);

/** Writes a step, and gives what readers are told. */
const taken = async (step: (setting: Setting) => Promise<Step>) => {
  const before = setting();
  const { path, text } = await step(before);
  writeFileSync(join(folder, path), text);
  return { path, data: recordData(path, text), effects: effectsOf(before.facts, setting().facts, clock) };
};

test('the life of a meeting: planned, moved, moved back, cancelled; the file keeps its day', async () => {
  const planned = await taken((now) => plan('biweekly', undefined, now));
  assert.equal(planned.path, 'meetings/2026/2026-12-15-biweekly.md');
  assert.deepEqual(planned.data['agenda'], [{ title: '核对未完成的待办' }]);
  const moved = await taken((now) => move('2026-12-15-biweekly', '2027-01-02', now));
  assert.equal(moved.path, planned.path);
  assert.deepEqual([moved.data['start'], moved.data['occurrence']], ['2027-01-02T16:00:00+08:00', '2026-12-15']);
  assert.deepEqual(moved.effects, [
    '− 2026-12-15 16:00 双周例会第 26 次会议（待召开）',
    '+ 2027-01-02 16:00 双周例会第 26 次会议（待召开，原定 2026-12-15，改到 2027-01-02）',
    '下次会议不变：2026-12-01 16:00 双周例会第 25 次会议（待召开）',
  ]);
  const again = await taken((now) => move('2026-12-15-biweekly', '2026-12-16 19:30', now));
  assert.deepEqual([again.data['start'], again.data['occurrence']], ['2026-12-16T19:30:00+08:00', '2026-12-15']);
  const back = await taken((now) => move('2026-12-15-biweekly', '2026-12-15 16:00', now));
  assert.deepEqual(back.data, planned.data);
  const cancelled = await taken((now) => cancel('2026-12-15-biweekly', '到会人数不足', now));
  assert.deepEqual([cancelled.data['state'], cancelled.data['number']], ['cancelled', undefined]);
  assert.deepEqual(cancelled.data['reason'], { zh: '到会人数不足' });
  await assert.rejects(move('2026-12-15-biweekly', '2026-12-18', setting()), /已取消，只有待召开的会议可以改期/);
});

test('a meeting without a record is moved or cancelled as well; an extra one never takes the name of the rule’s own', async () => {
  const moved = dataOf(await move('2026-12-29-biweekly', '2026-12-31 10:00', setting()));
  assert.deepEqual([moved['start'], moved['occurrence']], ['2026-12-31T10:00:00+08:00', '2026-12-29']);
  const off = dataOf(await cancel('2026-12-29-biweekly', '无议题', setting()));
  assert.deepEqual([off['state'], off['number'], off['agenda']], ['cancelled', undefined, undefined]);
  assert.equal((await add('biweekly', '2026-12-29 20:00', setting())).path, 'meetings/2026/2026-12-29-biweekly-2.md');
  assert.equal((await add('biweekly', '2026-12-31 20:00', setting())).path, 'meetings/2026/2026-12-31-biweekly.md');
});

test('a meeting is held once it has begun', async () => {
  await assert.rejects(hold('2026-12-01-biweekly', setting()), /2026-12-01T16:00:00\+08:00 尚未到达/);
  const { text } = await hold('2026-12-01-biweekly', { ...setting(), now: new Date('2026-12-01T17:30:00+08:00') });
  assert.match(text, /^state: held$/m);
});

test('what is not there is refused, with what is', async () => {
  await assert.rejects(move('2026-12-30-biweekly', '2026-12-31', setting()), /接下来的会议：2026-12-01-biweekly、/);
  await assert.rejects(move('biweekly', '2026-12-31', setting()), /应为 日期-系列/);
  await assert.rejects(add('weekly', '2026-12-31', setting()), /未找到会议系列 weekly。可选：biweekly/);
  await assert.rejects(move('2026-12-29-biweekly', '明天', setting()), /开始时间「明天」无效/);
});

test('a field is set without touching the rest of the file', () => {
  const text =
    '---\nseries: a # which\nstart: 2026-01-01\nreason:\n  zh: 甲\n# number: 1\nstate: planned\n---\n\nstate: b\n';
  assert.equal(withField(text, 'state', 'held'), text.replace('state: planned', 'state: held'));
  assert.equal(withField(text, 'reason', undefined), text.replace('reason:\n  zh: 甲\n', ''));
  assert.match(withField(text, 'occurrence', '2026-01-02'), /start: 2026-01-01\noccurrence: 2026-01-02\nreason/);
});
