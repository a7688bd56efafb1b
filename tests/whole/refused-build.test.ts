// What somebody gets who makes a mistake in the content: one readable message, and the site that was there stays.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';

interface Mistake {
  name: string;
  /** Below the content folder. */
  file: string;
  /** The text of the file before and after; without `before`, the file is new. */
  before?: string;
  after: string;
  /** What the message has to name: the field or place, what was found, what is allowed. */
  says: (string | RegExp)[];
}

const mistakes: Mistake[] = [
  {
    name: 'a field that is missing',
    file: 'people/member-a.yaml',
    before: 'kind: person\n',
    after: '',
    says: ['kind', /没有|缺/, /person.*team/],
  },
  {
    name: 'a field that nobody knows',
    file: 'people/member-a.yaml',
    before: 'duties:',
    after: 'dutties:',
    says: ['dutties', 'duties'],
  },
  {
    name: 'a value of the wrong type',
    file: 'subprojects/build/zh.md',
    before: 'order: 1',
    after: 'order: first',
    says: ['order', 'first', /整数|数字/],
  },
  {
    name: 'a reference to a record that does not exist',
    file: 'subprojects/build/zh.md',
    before: 'person: member-d',
    after: 'person: member-q',
    says: ['person', 'member-q', 'people/'],
  },
  {
    name: 'a second record with the same id',
    file: 'people/member-a.yml',
    after: 'kind: person\nname: { zh: 成员甲 }\nroles: []\n',
    says: ['member-a', 'member-a.yaml'],
  },
  {
    name: 'a time without its zone',
    file: 'meetings/2026/2026-11-17-biweekly.md',
    before: 'start: 2026-11-17T16:00:00+08:00',
    after: 'start: 2026-11-17T16:00:00',
    says: ['start', '2026-11-17T16:00:00', '时区', '+08:00'],
  },
  {
    name: 'a link that is not https',
    file: 'subprojects/build/zh.md',
    before: 'link: https://build.example.org/',
    after: 'link: http://build.example.org/',
    says: ['link', 'http://build.example.org/', 'https://'],
  },
  {
    name: 'an image without a text alternative',
    file: 'pages/privacy/zh.mdx',
    before: '\n---\n\n',
    after: '\n---\n\n![](/mark.svg)\n\n',
    says: ['mark.svg', '替代文字'],
  },
  {
    name: 'a component that does not exist',
    file: 'pages/join/zh.mdx',
    before: '<Lists />',
    after: '<Listss />',
    says: ['Listss', 'Lists'],
  },
];

let folder = '';
const content = () => join(folder, 'content');
const out = () => join(folder, 'site');
const filesOut = () => readdirSync(out(), { recursive: true }).map(String).sort();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bad-input-'));
  cpSync('examples/content', content(), { recursive: true });
  cpSync('examples/site.config.ts', join(folder, 'site.config.ts'));
  mkdirSync(join(out(), 'members'), { recursive: true });
  writeFileSync(join(out(), 'index.html'), 'the site as it was');
  writeFileSync(join(out(), 'members/index.html'), 'the members as they were');
});
afterEach(() => rmSync(folder, { recursive: true }));

const make = ({ file, before, after }: Mistake) => {
  const path = join(content(), file);
  if (before === undefined) return writeFileSync(path, after);
  const text = readFileSync(path, 'utf8');
  assert.ok(text.includes(before), `${file} 里没有「${before}」，测试该改了`);
  return writeFileSync(path, text.replace(before, after));
};

/** Builds the folder; resolves what was said when the build refused, and holds that it left everything as it was. */
const refusal = (): string => {
  const env = { ...process.env, SITE_CONTENT: content(), SITE_NOW: '2026-11-22T12:00:00Z' };
  const command = ['scripts/build/main.ts', '--out', out()];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { env, encoding: 'utf8' });
  const said = `${stdout}\n${stderr}`;
  assert.equal(status, 1, said);
  assert.doesNotMatch(said, /^\s+at .*[:(]\d+/m, 'a stack trace');
  assert.deepEqual(filesOut(), ['index.html', 'members', 'members/index.html']);
  assert.equal(readFileSync(join(out(), 'index.html'), 'utf8'), 'the site as it was');
  return said;
};

/** The paragraph about one file. */
const about = (said: string, file: string): string =>
  said
    .split('\n\n')
    .filter((paragraph) => paragraph.includes(file))
    .join('\n\n');

for (const mistake of mistakes) {
  test(`${mistake.name} stops the build with the file, the field, what was found and what is allowed`, () => {
    make(mistake);
    const said = refusal();
    const message = about(said, mistake.file);
    assert.match(message, /:\d+:\d+/, `no file with line and column in:\n${said}`);
    for (const part of mistake.says) {
      assert.ok(
        typeof part === 'string' ? message.includes(part) : part.test(message),
        `${part} is missing in:\n${message}`,
      );
    }
    assert.match(message, /问题：.+\n\s*要求：.+\n\s*处理：.+/);
  });
}

test('several mistakes are told at once', () => {
  const apart = mistakes.filter(({ file }, i) => mistakes.findIndex((each) => each.file === file) === i);
  for (const mistake of apart) make(mistake);
  const said = refusal();
  for (const { file, says } of apart)
    assert.ok(about(said, file).includes(String(says[0])), `${file} is missing in:\n${said}`);
});

test('a fault that shows only while a page is made stops the build, too, without a half-built site', () => {
  const file = join(content(), 'pages/join/zh.mdx');
  writeFileSync(file, `${readFileSync(file, 'utf8')}\n{[].at(0).length}\n`);
  assert.match(refusal(), /生成页面… 失败[\s\S]*reading 'length'/);
});
