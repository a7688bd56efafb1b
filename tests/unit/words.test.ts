// One language is taken out of words that stand side by side, and every word has a text in each.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { locales } from '#language/locales.ts';
import { inLanguage, type WordTree } from '#words/word.ts';
import { wordsOf } from '#words/words.ts';
import { readable, wordingProblems } from '../support/wording.ts';

const tree = {
  home: ['首页', 'Home'],
  news: { none: ['暂无公告。', 'No news yet.'], count: (count: number) => [`${count} 则`, `${count} items`] },
} satisfies WordTree;

test('one language is taken out of words, of groups and of what has something to fill in', () => {
  const [zh, en] = [inLanguage(tree, 'zh'), inLanguage(tree, 'en')];
  assert.deepEqual([zh.home, zh.news.none, zh.news.count(3)], ['首页', '暂无公告。', '3 则']);
  assert.deepEqual([en.home, en.news.none, en.news.count(3)], ['Home', 'No news yet.', '3 items']);
});

/** Every word without a blank, by its place. */
const textsOf = (node: unknown, place = ''): [place: string, text: string][] => {
  if (typeof node === 'string') return [[place, node]];
  return Object.entries(node ?? {}).flatMap(([key, inner]) => textsOf(inner, `${place}.${key}`));
};

test('every language has the same words, and no Chinese stands in the others but the name of the language', () => {
  const [zh = [], ...others] = locales.map((locale) => textsOf(wordsOf(locale)));
  for (const words of others) {
    assert.deepEqual(
      words.map(([place]) => place),
      zh.map(([place]) => place),
    );
    const chinese = words.filter(([, text]) => /\p{Script=Han}/u.test(text)).map(([, text]) => text);
    assert.deepEqual([...new Set(chinese)], ['中文']);
  }
});

// What readers see outside the documents about this site: words, labels and descriptions in the code, pages and records.
const written = (pattern: string) => globSync(pattern).sort();
/** Other names are in the words of readers. */
const textOf = (file: string) => readFileSync(file, 'utf8').replace(/^aka:\n(?: .*\n)+/m, '');
const literal = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g;
const blank = /\$\{(?:[^{}]|\{[^}]*\})*\}/g;
/** Patterns for texts that are read, and rows of letters, such as all surnames. */
const notText = /String\.raw`[^`]*`|\p{Script=Han}{100,}/gu;

/** The Chinese literals of a source file, what is filled in left out; patterns of text to be read, such as `(?:会议|讨论)?`, are not text. */
const literalsOf = (source: string): string =>
  (
    source
      .replace(/^\s*(?:\/\/|\/?\*).*$/gm, '')
      .replace(notText, '')
      .match(literal) ?? []
  )
    .map((found) => found.slice(1, -1).replace(blank, 'x'))
    .filter((found) => /\p{Script=Han}/u.test(found) && !/\(\?:|\)\?/.test(found))
    .join('\n');

/** Text that is the charter's own, what somebody said, and what another room of the house writes. */
const isQuoted = (file: string) =>
  /\/(?:charter|charter\/versions|subprojects|meetings|notices|news)\/|\/docs\/site\/|\/contribute\//.test(file);

const report = (files: string[], read: (text: string) => string) =>
  files.flatMap((file) => wordingProblems(read(textOf(file))).map((problem) => `${file}: ${problem}`));

test('interface, fields and API descriptions keep to the glossary and the guide', () => {
  const rooms = ['words', 'schemas', 'api', 'model/sig', 'model/site', 'pages', 'components'];
  const files = rooms.flatMap((room) => written(`src/${room}/**/*.{ts,astro}`));
  assert.deepEqual(report(files, literalsOf), []);
});

test('pages and records of both sites keep to the glossary and the guide', () => {
  const files = ['src/content', 'examples/content'].flatMap((content) => written(`${content}/**/*.{md,mdx,yaml}`));
  const own = files.filter((file) => !isQuoted(file));
  assert.deepEqual(report(own, readable), []);
});

/** What a shell script prints, what is filled in left out. */
const printed = (source: string): string =>
  (source.match(/(?<=(?:echo|fail) )(?:'[^'\n]*'|"[^"\n]*")/g) ?? [])
    .map((found) => found.replace(/\$\([^)]*\)|\$\{[^}]*\}/g, 'x'))
    .join('\n');

/** Texts that stand for those of others: answers of mock services, and minutes to measure with. */
const isMaterial = (file: string) => /^scripts\/(?:services\/(?!main)|bench\/minutes)/.test(file);

test('findings, help and messages of commands keep to the glossary and the guide', () => {
  const rooms = ['scripts', 'deploy', 'src/markdown', 'src/model', 'src/records'];
  const code = rooms.flatMap((room) => written(`${room}/**/*.{ts,mjs}`)).filter((file) => !isMaterial(file));
  assert.ok(code.includes('scripts/check/checks/schema.ts') && code.includes('deploy/live-files.mjs'));
  assert.deepEqual(
    [...report(code, literalsOf), ...report([...written('deploy/*.sh'), 'deploy/nginx/apply-release'], printed)],
    [],
  );
});

test('a finding in the old words would be reported', () => {
  const old = ["'没有写 address'", "'不认识的字段 name'", "'按“应为”的写法改正'", "'什么都没有写。'", "'是不是想写 x'"];
  for (const literal of old) assert.notDeepEqual(wordingProblems(literalsOf(literal)), [], literal);
  assert.notDeepEqual(wordingProblems(printed('echo "忽略不认识的文件：$x" >&2')), []);
});
