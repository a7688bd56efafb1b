// npm run changes: what a change means, on which pages it is seen, in three formats; and what it says when it cannot compare.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { compareTrees } from '#scripts/changes/compare.ts';
import { code, reportIn } from '#scripts/changes/report.ts';
import { forgeTexts, readAsForge } from '../support/forge-text.ts';

const subproject = (facts: string) =>
  `---\ntitle: 构建系统\nsummary: 某摘要\norder: 1\nstage: active\n${facts}---\n正文。\n`;
const content: [string, string][] = [
  ['subprojects/build-system/zh.md', subproject('')],
  ['subprojects/build-system/en.md', `---\ntitle: Build\nsummary: Some.\ntranslationOf: '000000000000'\n---\nText.\n`],
  ['people/yi-lin.yaml', 'kind: person\nname: { zh: 易林 }\nroles: [{ role: member }]\n'],
  [
    'questions/who.yaml',
    'about: { collection: people, id: yi-lin }\nquestion: { zh: 谁？ }\naskedOf: { role: chair }\n',
  ],
];
const tree = (...changes: [string, string][]) => new Map([...content, ...changes]);
const compare = (...changes: [string, string][]) => compareTrees(tree(), tree(...changes), ['zh', 'en']);
const said = (...changes: [string, string][]) =>
  compare(...changes).changes.flatMap(({ name, lines }) => lines.map((line) => `${name}：${line}`));

describe('two states of the content', () => {
  const maintained: [string, string] = [
    'subprojects/build-system/zh.md',
    subproject('maintainers: [{ person: yi-lin }]\n'),
  ];

  test('are compared record by record', () => {
    assert.deepEqual(said(maintained), ['构建系统：负责人 无 → 易林']);
    assert.deepEqual(said(), []);
  });

  test('tell on which pages the change is seen, in both languages', () => {
    assert.deepEqual(compare(maintained).pages, [
      '/',
      '/charter/',
      '/en/',
      '/en/charter/',
      '/en/members/yi-lin/',
      '/en/subprojects/',
      '/en/subprojects/build-system/',
      '/members/yi-lin/',
      '/subprojects/',
      '/subprojects/build-system/',
    ]);
  });

  test('of which only the translation differs are seen on English pages alone', () => {
    const [path, text] = content[1] ?? ['', ''];
    const { pages } = compare([path, text.replace('Text.', 'Other text.')]);
    assert.ok(pages.length > 0 && pages.every((page) => page.startsWith('/en/')), pages.join(' '));
  });

  test('show a new name on the pages that name the record, and new duties not', () => {
    const person = content[2]?.[1] ?? '';
    const named = ['subprojects/build-system/zh.md', subproject('maintainers: [{ person: yi-lin }]\n')] as const;
    const pages = (text: string) =>
      compareTrees(tree([...named]), tree([...named], ['people/yi-lin.yaml', text]), ['zh']).pages;
    assert.ok(pages(person.replace('易林', '易琳')).includes('/subprojects/build-system/'));
    assert.ok(!pages(`${person}duties: { zh: 某事 }\n`).includes('/subprojects/build-system/'));
  });

  test('may have files that are no records, and records that cannot be read', () => {
    const { changes, others } = compare(['people/yi-lin.yaml', 'name: [\n'], ['people/notes.txt', '某事']);
    assert.deepEqual(others, ['people/notes.txt']);
    assert.deepEqual(changes[0]?.lines, ['无法读取文件，未比较']);
    assert.equal(changes[0]?.name, '易林');
  });

  test('tell which pages are no more, but for those from which a redirect leads on', () => {
    const without = (name: string, ...added: [string, string][]) => {
      const after = tree(...added);
      after.delete(name);
      return compareTrees(tree(), after, ['zh', 'en']).gone;
    };
    const renamed: [string, string] = ['people/lin-yi.yaml', content[2]?.[1] ?? ''];
    const redirect: [string, string] = ['redirects/yi-lin.yaml', 'from: /members/yi-lin/\nto: /members/lin-yi/\n'];
    assert.deepEqual(without('people/yi-lin.yaml'), ['/members/yi-lin/']);
    assert.deepEqual(without('people/yi-lin.yaml', renamed), ['/members/yi-lin/']);
    assert.deepEqual(without('people/yi-lin.yaml', renamed, redirect), []);
    assert.deepEqual(without('questions/who.yaml'), []);
    assert.deepEqual(without('subprojects/build-system/en.md'), []);
  });

  test('that differ in line ends alone mean the same', () => {
    const [path, text] = content[2] ?? ['', ''];
    assert.deepEqual(said([path, text.replaceAll('\n', '\r\n')]), []);
  });
});

describe('the report', () => {
  const evil = '甲](https://evil.example) <img src=x> @all **粗** #1 `码`\u202e';
  const report = {
    ...compare(['people/member-z.yaml', `kind: person\nname: { zh: '${evil}' }\nroles: []\n`], ['people/x.txt', '']),
    title: 'main 到当前文件',
    folder: 'src/content/',
    elsewhere: ['site.config.ts'],
  };

  test('is text with the file of each record, the pages, and what is not a record', () => {
    const text = reportIn('text', report);
    assert.match(text, /^main 到当前文件\n\n成员\n/);
    assert.match(text, /\n {4}src\/content\/people\/member-z\.yaml\n/);
    assert.match(text, /\n {2}\/members\/member-z\/\n/);
    assert.match(
      text,
      /不是记录的文件：src\/content\/people\/x\.txt\n内容之外的修改可能影响任何页面：site\.config\.ts$/,
    );
  });

  test('as Markdown has nothing of the content that a forge would act upon', () => {
    const { outside, code: shown } = readAsForge(reportIn('markdown', report));
    assert.doesNotMatch(outside, /[<>@#]|甲|https?:|x\.txt/);
    assert.ok(shown.some((one) => one.includes('甲](https://evil.example)')));
    for (const evil of forgeTexts('zqx')) {
      const read = readAsForge(`一 ${code(evil)} 二`);
      assert.equal(read.outside, '一 \n 二', evil);
      assert.equal(read.code.length, 1, evil);
      assert.doesNotMatch(code(evil), /[\p{Bidi_Control}\p{Cc}]/u);
    }
    assert.equal(code(' \u202e '), '（空）');
  });

  test('as JSON is data', () => {
    const data = JSON.parse(reportIn('json', report)) as { changes: { kind: string; id: string }[]; pages: string[] };
    assert.deepEqual(
      data.changes.map(({ kind, id }) => [kind, id]),
      [['added', 'member-z']],
    );
    assert.ok(data.pages.includes('/en/members/member-z/'));
  });
});

describe('the command', () => {
  const repository = (t: TestContext): string => {
    const root = mkdtempSync(join(tmpdir(), 'changes-'));
    t.after(() => rmSync(root, { recursive: true, force: true }));
    mkdirSync(join(root, 'content/people'), { recursive: true });
    cpSync('site.config.ts', join(root, 'site.config.ts'));
    return root;
  };
  const git = (cwd: string, ...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=甲', '-c', 'user.email=a@b.example', ...args], { cwd, stdio: 'ignore' });
  const run = (root: string, ...args: string[]) => {
    const env = { ...process.env, SITE_CONTENT: join(root, 'content') };
    const { status, stdout, stderr } = spawnSync('node', [resolve('scripts/changes/main.ts'), ...args], {
      env,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };
  const person = (name: string) => `kind: person\nname: { zh: ${name} }\nroles: []\n`;

  test('compares with where the branches part, and counts what is not committed', (t) => {
    const root = repository(t);
    const write = (name: string) => writeFileSync(join(root, 'content/people/a.yaml'), person(name));
    git(root, 'init', '--quiet', '--initial-branch=main');
    write('成员甲');
    git(root, 'add', '.');
    git(root, 'commit', '--quiet', '-m', '一');
    git(root, 'checkout', '--quiet', '-b', 'mine');
    write('成员乙');
    git(root, 'commit', '--quiet', '-am', '二');
    git(root, 'checkout', '--quiet', 'main');
    writeFileSync(join(root, 'content/people/b.yaml'), person('成员丙'));
    git(root, 'add', '.');
    git(root, 'commit', '--quiet', '-m', '三');
    const { status, stdout } = run(root, 'main', '--head', 'mine', '--format', 'json');
    assert.equal(status, 0);
    const { changes } = JSON.parse(stdout) as { changes: { lines: string[] }[] };
    assert.deepEqual(
      changes.map(({ lines }) => lines),
      [['姓名 成员甲 → 成员乙']],
    );
    writeFileSync(join(root, 'content/people/b.yaml'), person('成员丁'));
    assert.match(run(root, 'main').stdout, /成员丁：姓名 成员丙 → 成员丁/);
  });

  test('says what is missing: the base, a commit that git knows, a repository', (t) => {
    const root = repository(t);
    assert.match(run(root).stderr, /未指定比较的起点，如 npm run changes -- main\n用法/);
    assert.match(run(root, 'main').stderr, /不在 git 仓库中/);
    git(root, 'init', '--quiet', '--initial-branch=main');
    git(root, 'commit', '--quiet', '--allow-empty', '-m', '一');
    const { status, stderr } = run(root, '-n', 'nowhere');
    assert.equal(status, 1);
    assert.match(stderr, /用法/);
    assert.match(run(root, 'nowhere').stderr, /git 中没有提交、分支或标签 nowhere。.*已有的分支：main。/);
  });
});
