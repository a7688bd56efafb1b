// npm run check -- --upkeep: the register in the terminal.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run, siteWith } from '../support/checked-site.ts';

const term = 'kind: person\nname: { zh: 成员乙 }\nroles: [{ role: secretary, since: 2024-12-20, until: 2026-12-20 }]\n';
const service = `name: { zh: 某系统 }\nurl: https://one.example.org/\nowner: own\nprobe: { kind: none }\norigin: { zh: 某处 }\n`;

test('each kind is printed with its count, and each thing with who can mend it and where', () => {
  const folder = siteWith({ 'people/member-b.yaml': term, 'services/one.yaml': service });
  const { status, stdout, stderr } = run(folder, '--upkeep');
  assert.equal(stderr, '');
  assert.equal(status, 0);
  assert.match(
    stdout,
    /^未确认的系统网址：1 项\n {2}某系统：该网址未经 SIG 成员确认\n {4}可由秘书处理 · \S+services\/one\.yaml$/m,
  );
  assert.match(
    stdout,
    /^任期：1 项\n {2}成员乙：秘书的任期将于 2026-12-20 结束\n {4}可由秘书处理 · \S+people\/member-b\.yaml$/m,
  );
  assert.match(stdout, /^没有负责人的项目：0 项\n {2}每个未归档的项目都有在任的负责人。$/m);
  assert.match(stdout, /^失效的链接：0 项\n {2}尚未检查$/m);
});

test('content with a mistake in it is named, with the command that explains it', () => {
  const { status, stdout, stderr } = run(siteWith({ 'people/member-b.yaml': 'kind: ghost\n' }), '--upkeep');
  assert.deepEqual([status, stdout], [1, '']);
  assert.match(stderr, /people\/member-b\.yaml 有误。请先运行 npm run check 并按提示修正。/);
});

test('so is a record that another one names and that does not exist', () => {
  const subproject =
    '---\ntitle: 某项目\nsummary: 一句话摘要。\norder: 1\nstage: active\nmaintainers: [{ person: nobody }]\n---\n';
  const { status, stderr } = run(siteWith({ 'subprojects/one/zh.md': subproject }), '--upkeep');
  assert.equal(status, 1);
  assert.match(stderr, /没有 ID 为 nobody 的记录。请先运行 npm run check/);
});
