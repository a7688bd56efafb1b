// npm run import -- readme and npm run export -- readme at work: what the reader takes, what it tells, what the commands refuse.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { importReadme } from '#scripts/import/readme/import-readme.ts';
import { parseReadme } from '#scripts/import/readme/parse.ts';
import { personIn } from '#scripts/import/readme/people.ts';
import { recordsOf } from '#scripts/import/readme/records.ts';
import { writeAll } from '#scripts/kit/files.ts';
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

  test('spells the id of a name that nobody has registered', () => {
    const { records } = read('# SIG\n\n## 成员\n\n- 成员甲\n- Some Team\n', { ...known, people: [] });
    assert.deepEqual(
      records.map(({ id, data }) => [id, data['kind']]),
      [
        ['cheng-yuanjia', 'person'],
        ['some-team', 'team'],
      ],
    );
  });

  test('keeps two people of one name and different affiliations apart', () => {
    const { records } = read('# SIG\n\n## 成员\n\n- 李伟（海光）\n- 李伟（别处）\n');
    assert.deepEqual(
      records.map(({ id, data }) => [id, data['affiliation']]),
      [
        ['li-wei', { zh: '海光' }],
        ['li-wei-2', { zh: '别处' }],
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
    assert.match(stdout, /已写入 31 个文件/);
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

describe('READMEs as other SIGs wrote them', () => {
  const none: Facts = { ...known, people: [], lists: [], series: [], subprojects: [] };
  const records = (name: string) => {
    const { records } = read(readFileSync(`tests/fixtures/readme/${name}.md`, 'utf8'), none);
    return (collection: string) => records.filter((record) => record.collection === collection).map(({ data }) => data);
  };
  const text = (body: string) => {
    const { records, told } = read(body, none);
    return {
      told,
      of: (kind: string) => records.filter(({ collection }) => collection === kind).map(({ data }) => data),
    };
  };

  test('several spaces before an affiliation, a role before a name', () => {
    for (const { affiliation, duties } of records('r01-three-spaces')('people')) {
      assert.deepEqual(affiliation, { zh: '某公司' });
      assert.equal(duties, undefined);
    }
    const [one, ...more] = records('r03-title-in-name')('people');
    assert.deepEqual(more, []);
    assert.deepEqual(one?.['name'], { zh: '成员甲' });
    assert.deepEqual(one?.['roles'], [{ role: 'chair' }, { role: 'member' }]);
  });

  test('mailing lists under a heading of their own, other bullets, facts without bullets, addresses of git', () => {
    assert.deepEqual(records('r04-lists')('lists')[0]?.['address'], 'sig-x@lists.example.org');
    const of = records('r05-subproject');
    assert.equal(of('lists')[0]?.['address'], 'sig-x@lists.example.org');
    assert.deepEqual(of('series')[0]?.['name'], { zh: '双周例会' });
    const [one] = of('subprojects');
    assert.equal(one?.['summary'], '某系统的代码。');
    assert.equal(one?.['repository'], 'https://github.com/example/some');
    assert.deepEqual(one?.['maintainers'], [{ person: 'cheng-yuanjia' }]);
    const { records: other } = read(readFileSync('tests/fixtures/readme/r06-address.md', 'utf8'), none);
    const subproject = other.find(({ collection }) => collection === 'subprojects');
    assert.equal(subproject?.id, 'example-ruan-jian-bao-gou-jian-xi-tong');
    assert.equal(subproject?.data['link'], 'https://build.example.org/');
    assert.equal(subproject?.data['repository'], 'https://git.example.org/x');
  });

  test('links to accounts, tables, several names on a line; a mail address is never kept', () => {
    const { of, told } = text(
      '# X\n\n## 组长\n\n- [成员甲](https://git.example.org/a)\n- 成员乙 [@yi](https://git.example.org/yi) <yi@some-company.cn>\n\n## 成员\n\n| 姓名 | 单位 |\n| --- | --- |\n| 成员丙 | 某大学 |\n\n- 成员丁（某公司）、成员戊（某公司）\n',
    );
    assert.deepEqual(
      of('people').map(({ name, affiliation }) => [name, affiliation]),
      [
        [{ zh: '成员甲' }, undefined],
        [{ zh: '成员乙' }, undefined],
        [{ zh: '成员丙' }, { zh: '某大学' }],
        [{ zh: '成员丁' }, { zh: '某公司' }],
        [{ zh: '成员戊' }, { zh: '某公司' }],
      ],
    );
    assert.deepEqual(told, ['6 邮件地址不写入成员的记录']);
  });

  test('subprojects under headings take their stage from the heading above them', () => {
    const { of } = text(
      '# X\n\n## 所辖项目\n\n### 孵化项目\n\n#### 甲系统\n\n**简介**：做甲事。\n\n- 仓库：git@git.example.org:x/jia.git\n\n### 正式项目\n\n#### 乙系统\n\n做乙事。\n\n【负责人】成员甲\n【维护者】成员甲\n',
    );
    assert.deepEqual(
      of('subprojects').map(({ title, stage, summary }) => [title, stage, summary]),
      [
        ['甲系统', 'incubating', '做甲事。'],
        ['乙系统', 'active', '做乙事。'],
      ],
    );
  });

  test('the sections of prose become pages', () => {
    const { of } = text(
      '# X\n\n## 职责范围\n\n维护某系统。也做别的。\n\n## 如何加入\n\n1. 订阅邮件列表\n2. 参加例会\n',
    );
    assert.deepEqual(
      of('pages').map(({ title, summary }) => [title, summary]),
      [
        ['章程', '维护某系统。'],
        ['加入', '订阅邮件列表'],
      ],
    );
  });

  test('a second README into the same folder keeps the people of the first', (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'readme-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const out = join(folder, 'content');
    for (const [name, affiliation] of [
      ['a.md', '某公司'],
      ['b.md', '某大学'],
    ] as const) {
      const file = join(folder, name);
      writeFileSync(file, `# X\n\n## 成员\n\n- 成员甲（${affiliation}）\n`);
      writeAll(importReadme({ file, out, force: true }, none).files);
    }
    assert.deepEqual(
      readFacts(out).facts.people.map(({ id, data }) => [id, data.affiliation?.zh]),
      [
        ['cheng-yuanjia', '某公司'],
        ['cheng-yuanjia-2', '某大学'],
      ],
    );
  });
});
