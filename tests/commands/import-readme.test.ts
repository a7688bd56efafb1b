// npm run import -- readme and npm run export -- readme at work: what the reader takes, what it tells, what the commands refuse.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { importReadme } from '#scripts/import/readme/import-readme.ts';
import { parseReadme, personIn } from '#scripts/import/readme/parse.ts';
import { recordsOf } from '#scripts/import/readme/records.ts';
import { linesOf } from '#scripts/import/source.ts';
import type { Facts } from '#model/records/facts.ts';
import { readFacts } from '#records/read-facts.ts';
import { collections } from '#schemas/files.ts';

const { facts: known } = readFacts(resolve('src/content'));

const read = (text: string, facts: Facts = known) => {
  const told: string[] = [];
  const lines = linesOf(new TextEncoder().encode(text));
  const readme = parseReadme(lines, (line, _, message) => told.push(`${line} ${message}`));
  return { told, records: recordsOf(readme, facts) };
};

describe('the reader', () => {
  test('takes names with spaces in them, affiliations in either kind of bracket, duties behind a colon or spaces', () => {
    assert.deepEqual(personIn('Circle Linux社区 Infra Team'), { name: 'Circle Linux社区 Infra Team' });
    assert.deepEqual(personIn('成员甲 (某公司)'), { name: '成员甲', affiliation: '某公司' });
    assert.deepEqual(personIn('成员乙    负责某事。'), { name: '成员乙', duties: '负责某事。' });
    assert.deepEqual(personIn('成员丙（某公司）：负责某事。'), {
      ...{ name: '成员丙', affiliation: '某公司', duties: '负责某事。' },
    });
  });

  test('tells every line that it has no place for', () => {
    const text = '# SIG\n\n## 成员 Member\n\n- 成员甲\n没有圆点的一行\n\n## 经费\n\n- 没有\n\n## 联络\n\n- 电话 123\n';
    assert.deepEqual(read(text).told, [
      '8 没有对应的章节：「经费」',
      '10 未写入：「- 没有」',
      '6 不是列表项，未写入：「没有圆点的一行」',
      '14 无法识别邮件地址：「- 电话 123」',
    ]);
  });

  test('gives a name that nobody has registered an id for the time being, and says so', () => {
    const { records } = read('# SIG\n\n## 成员\n\n- 成员甲\n- Some Team\n', { ...known, people: [] });
    assert.deepEqual(
      records.map(({ id, provisional, data }) => [id, provisional, data['kind']]),
      [
        ['person-1', true, 'person'],
        ['some-team', false, 'team'],
      ],
    );
  });

  test('keeps two people of one name and different affiliations apart', () => {
    const { records } = read('# SIG\n\n## 成员\n\n- 李伟（海光）\n- 李伟（别处）\n');
    assert.deepEqual(
      records.map(({ id, data }) => [id, data['affiliation']]),
      [
        ['li-wei', { zh: '海光' }],
        ['person-2', { zh: '别处' }],
      ],
    );
  });
});

describe('the commands', () => {
  const folderFor = (t: TestContext): string => {
    const folder = mkdtempSync(join(tmpdir(), 'readme-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
  };
  const run = (script: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync('node', [`scripts/${script}/main.ts`, ...args], { encoding: 'utf8' });
    return { status, stdout, stderr };
  };

  test('print the README, and write from it records that fit their schemas, all or none', (t) => {
    const folder = folderFor(t);
    const file = join(folder, 'README.md');
    writeFileSync(file, execFileSync('node', ['scripts/export/main.ts', 'readme'], { encoding: 'utf8' }));
    const out = join(folder, 'content');
    const { status, stdout } = run('import', 'readme', file, '--out', out);
    assert.equal(status, 0);
    assert.match(stdout, /已写入 29 个文件/);
    assert.deepEqual(readFacts(out).unread, []);
    assert.equal(globSync(collections.people.files, { cwd: out }).length, known.people.length);
    rmSync(join(out, 'people'), { recursive: true });
    const again = run('import', 'readme', file, '--out', out);
    assert.equal(again.status, 1);
    assert.match(again.stderr, /sig-infra\.yaml 已存在。如需覆盖，请添加 --force/);
    assert.ok(!existsSync(join(out, 'people')));
    assert.equal(run('import', 'readme', file, '--out', out, '--force').status, 0);
  });

  test('say what is missing: a place to write to, one file, a file that is a README', (t) => {
    const folder = folderFor(t);
    const file = join(folder, 'notes.md');
    writeFileSync(file, '# 随便写写\n\n没有什么。\n');
    assert.match(run('import', 'readme', file).stderr, /未指定 --out/);
    assert.match(run('import', 'readme', file, file, '--out', folder).stderr, /一次只能导入一个 README/);
    assert.match(run('import', 'readme', file, '--out', folder).stderr, /未找到成员.*社区模板/);
    writeFileSync(file, new Uint8Array([0xb3, 0xc9, 0xd4, 0xb1]));
    assert.throws(() => importReadme({ file, out: folder, force: false }, known), /不是 UTF-8/);
  });
});
