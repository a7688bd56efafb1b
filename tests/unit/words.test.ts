// One language is taken out of words that stand side by side, and every word has a text in each.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { locales } from '#language/locales.ts';
import { inLanguage, type WordTree } from '#words/word.ts';
import { wordsOf } from '#words/words.ts';

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
