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
const textOf = (file: string) => readFileSync(file, 'utf8');
const literal = /'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g;
const blank = /\$\{(?:[^{}]|\{[^}]*\})*\}/g;

/** The Chinese literals of a source file, what is filled in left out; patterns of text to be read are not text. */
const literalsOf = (source: string): string =>
  (source.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '').match(literal) ?? [])
    .map((found) => found.slice(1, -1).replace(blank, 'x'))
    .filter((found) => /\p{Script=Han}/u.test(found))
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
