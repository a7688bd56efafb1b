// npm run check -- --fix: fixes what can be fixed, and touches nothing else.
import assert from 'node:assert/strict';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { checks } from '#scripts/check/checks/index.ts';
import type { Edit, Finding } from '#scripts/check/finding.ts';
import { edited } from '#scripts/check/fix.ts';
import { type Checked, fixAll } from '#scripts/check/fix.ts';
import { read } from '#scripts/check/content/read.ts';
import { runRules } from '#scripts/check/run-rules.ts';
import { between, oneOf, pseudoRandom } from '#scripts/bench/random.ts';
import { recordData } from '#records/front-matter.ts';
import { checkHere, optionsFor, page, person, siteWith } from '../support/checked-site.ts';

const finding = (...edits: Edit[]): Finding => ({
  ...{ file: 'x', line: 1, column: 1, rule: 'test', severity: 'error', found: '…', expected: '…', fix: '…' },
  edits,
});

describe('the edits of findings', () => {
  it('are made whole findings at a time: none that touches what another changes', () => {
    const first = finding({ start: 0, end: 2, text: 'AB' });
    const second = finding({ start: 1, end: 3, text: '--' }, { start: 5, end: 6, text: '!' });
    const third = finding({ start: 6, end: 6, text: '+' });
    const { text, fixed } = edited('x.md', 'abcdef', [first, second, third]);
    assert.equal(text, 'ABcdef+');
    assert.deepEqual(fixed, [first, third]);
  });

  it('are not made outside of the text or the wrong way round', () => {
    const wrong = [finding({ start: -1, end: 0, text: 'x' }), finding({ start: 2, end: 9, text: 'x' })];
    wrong.push(
      finding({ start: 3, end: 2, text: 'x' }),
      finding({ start: 0, end: 2, text: '' }, { start: 1, end: 3, text: '' }),
    );
    assert.deepEqual(edited('x.md', 'abc', wrong), { text: 'abc', fixed: [] });
  });

  it('are not made where they would break the YAML, and the others are', () => {
    const yaml = "a: 'x'\nb: y\n";
    const harmful = finding({ start: 5, end: 6, text: '' });
    const harmless = finding({ start: 10, end: 11, text: 'z' });
    const { text, fixed } = edited('x.yaml', yaml, [harmful, harmless]);
    assert.equal(text, "a: 'x'\nb: z\n");
    assert.deepEqual(fixed, [harmless]);
    const fence = finding({ start: 0, end: 4, text: '' });
    assert.equal(edited('x.md', '---\na: 1\n---\n', [fence]).fixed.length, 0);
  });
});

/** Values that are in the content as they are, and slips in what surrounds them. */
const words = ['维护构建系统', '值班', '账号', 'Koji', 'RPM', '镜像', '3', '100%', '（一）', '见 /join/'];
const slips = ['', ' ', '\u200B', '\u2060', '，', ','];

const randomText = (random: () => number) =>
  Array.from({ length: between(random, 2, 8) }, () => oneOf(random, words) + oneOf(random, slips)).join('');

const randomSite = (seed: number) => {
  const random = pseudoRandom(seed);
  const ends = oneOf(random, ['\n', '\r\n']);
  const mark = oneOf(random, ['', '\uFEFF']);
  const quoted = () =>
    oneOf(random, [(text: string) => `'${text}'`, (text: string) => `"${text}"`, JSON.stringify])(randomText(random));
  const file = (text: string) => mark + text.replaceAll('\n', ends);
  return siteWith({
    'people/member-b.yaml': file(`${person}duties: { zh: ${quoted()} }\naffiliation: { zh: ${quoted()} }\n`),
    'docs/site/one/zh.md': file(
      page(`${randomText(random)}\n\n- ${randomText(random)}\n- **${randomText(random)}**`, 'order: 1\n'),
    ),
    'lists/list-b.yaml': file(
      `# ${randomText(random)}\nname:\n  zh: >-\n    ${randomText(random)}\n    ${randomText(random)}\naddress: b@example.org\norder: 2\n`,
    ),
  });
};

const textsIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(folder, 'content'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((file) => [file, readFileSync(file, 'utf8')]),
  );

/** What a reader sees of a value: the same whatever is mended. */
const bare = (value: unknown): unknown => {
  if (typeof value === 'string')
    return value
      .replaceAll(/[\s\u200B\u2060]/g, '')
      .normalize('NFKC')
      .replaceAll('、', ',');
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, bare(inner)]));
};

const lookingAt = (folder: string) => (): Checked => {
  const site = read(optionsFor(folder));
  return { site, findings: runRules(checks, site) };
};

const everything = () => true;

describe('npm run check -- --fix', () => {
  it('leaves nothing to fixAll for a second run, and the values as they are read', () => {
    let changed = 0;
    for (let seed = 1; seed <= 40; seed += 1) {
      const folder = randomSite(seed);
      const before = textsIn(folder);
      fixAll(lookingAt(folder), everything);
      const after = textsIn(folder);
      changed += Object.keys(after).filter((file) => after[file] !== before[file]).length;
      assert.deepEqual(
        lookingAt(folder)().findings.filter(({ edits }) => edits),
        [],
        `seed ${seed}`,
      );
      fixAll(lookingAt(folder), everything);
      assert.deepEqual(textsIn(folder), after, `seed ${seed}: the second run changed something`);
      assert.deepEqual(Object.keys(after), Object.keys(before));
      for (const [file, text] of Object.entries(after))
        assert.deepEqual(
          bare(recordData(file, text)),
          bare(recordData(file, before[file] ?? '')),
          `seed ${seed} ${file}`,
        );
    }
    assert.ok(changed > 80, `${changed} files had something to fixAll`);
  });

  it('changes no address, no id and no code', () => {
    const body = [
      '见 https://zh.wikipedia.org/wiki/开放源代码 和 [某页](https://example.org/甲a/乙b)。',
      '网址 :url[service-a]，代码 `甲a乙`。',
      '```text title="甲a乙"\n甲a乙,丙\n```',
    ].join('\n\n');
    const service = 'name: { zh: 系统 }\nurl: https://example.org\nowner: own\norigin: { zh: 章程 }\n';
    const folder = siteWith({ 'news/2026/2026-01-13-x/zh.md': page(body), 'services/service-a.yaml': service });
    checkHere(folder, { fix: true });
    assert.equal(readFileSync(join(folder, 'content/news/2026/2026-01-13-x/zh.md'), 'utf8'), page(body));
  });

  it('says what it changed, and what is left for somebody to decide', () => {
    const folder = siteWith({ 'people/member-b.yaml': `\uFEFF${person}dutys: { zh: 运维 }\n` });
    const { status, stdout } = checkHere(folder, { fix: true });
    assert.equal(status, 1);
    assert.match(stdout, /^已修复 .*people\/member-b\.yaml：1 处\n/);
    assert.match(stdout, /未知字段 dutys/);
    assert.equal(readFileSync(join(folder, 'content/people/member-b.yaml'), 'utf8'), `${person}dutys: { zh: 运维 }\n`);
    const { stdout: said } = checkHere(folder, { fix: true, format: 'json' });
    assert.deepEqual((JSON.parse(said) as { mended: unknown }).mended, []);
  });

  it('changes only the files that it is told to', () => {
    const folder = siteWith({ 'people/member-b.yaml': `\uFEFF${person}`, 'people/member-c.yaml': `\uFEFF${person}` });
    checkHere(folder, { fix: true, only: 'people/member-b.yaml' });
    assert.equal(readFileSync(join(folder, 'content/people/member-b.yaml'), 'utf8'), person);
    assert.equal(readFileSync(join(folder, 'content/people/member-c.yaml'), 'utf8'), `\uFEFF${person}`);
  });

  it('keeps the mode of a file, and leaves nothing beside it', () => {
    const folder = siteWith({ 'people/member-b.yaml': `\uFEFF${person}` });
    const file = join(folder, 'content/people/member-b.yaml');
    chmodSync(file, 0o600);
    checkHere(folder, { fix: true });
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.deepEqual(readdirSync(join(folder, 'content/people')), ['member-a.yaml', 'member-b.yaml']);
  });

  it('never touches what lies behind a symbolic link', () => {
    const folder = siteWith({});
    mkdirSync(join(folder, 'elsewhere'));
    writeFileSync(join(folder, 'elsewhere/member-b.yaml'), `\uFEFF${person}`);
    symlinkSync(join(folder, 'elsewhere/member-b.yaml'), join(folder, 'content/people/member-b.yaml'));
    assert.equal(checkHere(folder, { fix: true }).status, 1);
    assert.equal(readFileSync(join(folder, 'elsewhere/member-b.yaml'), 'utf8'), `\uFEFF${person}`);
    assert.ok(lstatSync(join(folder, 'content/people/member-b.yaml')).isSymbolicLink());
  });
});

describe('mending', () => {
  /** Looks again and again with a rule that would put `by` in place of the first letter of member-a. */
  const looking = (folder: string, by: (text: string) => string, between: () => void = () => {}) => {
    let looks = 0;
    const look = (): Checked => {
      looks += 1;
      const site = read(optionsFor(folder));
      const [source] = site.sources.filter(({ path }) => path === 'people/member-a.yaml');
      assert.ok(source);
      between();
      const text = by(source.text);
      return { site, findings: [{ ...finding({ start: 0, end: source.text.length, text }), file: source.file }] };
    };
    return { look, count: () => looks };
  };

  it('leaves a file alone that changed after it was read', () => {
    const folder = siteWith({});
    const file = join(folder, 'content/people/member-a.yaml');
    const { look } = looking(
      folder,
      () => 'a: 1\n',
      () => writeFileSync(file, `# 刚写的\n${person}`),
    );
    const { fixed, notes } = fixAll(look, everything);
    assert.deepEqual(fixed, []);
    assert.match(notes.join(), /member-a\.yaml：文件在检查后被其他程序修改/);
    assert.equal(readFileSync(file, 'utf8'), `# 刚写的\n${person}`);
  });

  it('ends where edits bring about each other', () => {
    const folder = siteWith({});
    const { look, count } = looking(folder, (text) => (text === 'a: 1\n' ? 'b: 1\n' : 'a: 1\n'));
    const { fixed } = fixAll(look, everything);
    assert.equal(fixed.length, 1);
    assert.equal(count(), 11);
  });

  it('says so where a file cannot be written', () => {
    const folder = siteWith({});
    const people = join(folder, 'content/people');
    const { look } = looking(folder, () => 'a: 1\n');
    const first = look();
    const gone = { ...first, site: { ...first.site, folder: join(folder, 'gone') } };
    const { notes } = fixAll(() => gone, everything);
    assert.match(notes.join(), /写入失败：文件不存在/);
    assert.deepEqual(readdirSync(people), ['member-a.yaml']);
  });
});
