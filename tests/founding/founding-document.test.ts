// The built pages say what the original charter says, where it belongs, in both languages; and nothing that it does not.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { Locale } from '#language/locales.ts';
import { site } from '#site.ts';
import { assertNone, pageAt, pages } from '../support/built-site.ts';
import * as at from '../support/places.ts';
import { type Fact, holes, labels } from '../support/founding/fact.ts';
import { facts } from '../support/founding/facts.ts';
import { textOf } from '../support/text.ts';

const cjk = '[\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef]';
const besideChinese = new RegExp(`(?<=${cjk}) | (?=${cjk})`, 'gu');
/** Text without the spaces beside Chinese, which the document lacks and the typography of the pages adds. */
const tight = (text: string): string => text.replace(besideChinese, '');

const check = ({ page, place, text, among }: Fact, locale: Locale) => {
  const found = place(pageAt(locale === 'zh' ? page : `/en${page}`)).map(tight);
  const expected = text.map((each) => tight(each[locale]));
  if (among)
    assert.ok(
      expected.every((each) => found.includes(each)),
      `没有「${expected}」，只有：\n${found.join('\n')}`,
    );
  else assert.deepEqual(found, expected);
};

for (const locale of ['zh', 'en'] as const) {
  describe(`the original charter on the pages in ${locale}`, () => {
    for (const fact of facts) {
      const { line, page, what, text } = fact;
      test(`line ${line}: ${page} has ${what}: ${text.map((each) => each[locale]).join(', ')}`, () =>
        check(fact, locale));
    }
  });
}

test('the table holds at least ninety facts, from every line of the document that is neither empty nor a heading', () => {
  assert.ok(new Set(facts.map(({ line, what, text }) => `${line} ${what} ${text[0]?.zh}`)).size >= 90);
  const document = readFileSync('src/content/pages/charter/versions/2022-08-18.md', 'utf8').split('\n');
  const told = new Set(facts.map(({ line }) => line));
  const untold = document.flatMap((text, i) => (/^\s*$|^#/.test(text) || told.has(i + 1) ? [] : [`${i + 1} ${text}`]));
  assert.deepEqual(untold, []);
});

describe('what the original charter does not say', () => {
  const original = /\/charter\/\d{4}-\d{2}-\d{2}\//;
  const current = pages.filter(({ path }) => !original.test(path));
  const saying = (pattern: RegExp) =>
    current.flatMap(({ path, root }) => (textOf(root).match(pattern) ?? []).map((found) => `${path} ${found}`));

  test('its slips are corrected everywhere but in its own version', () => {
    const slips = [
      '很好的帮助',
      '托管再',
      '列别',
      '社区及个',
      '支持是，',
      '当钱',
      '有各自的秘书',
      'koji 。',
      '建设自己某些',
      '缺陷，问题，',
    ];
    assertNone(saying(new RegExp(slips.join('|'), 'g')));
  });

  test('a filing number stands on a page exactly when this deployment has one', () => {
    const found = saying(/ICP\s*备\s*\d+|公网安备\s*\d+/g);
    assert.equal(found.length > 0, Boolean(site.filing.icp ?? site.filing.publicSecurity), found.join('\n'));
  });

  test('no subproject without a maintainer gets one from the list of members', () => {
    for (const id of ['build-system', 'code-hosting', 'idm', 'mirrors', 'bug-tracker']) {
      // Members whose duties name one of its systems stand in a field of their own.
      assert.deepEqual(at.field(labels.maintainers)(pageAt(`/subprojects/${id}/`)), [holes.unsaid.zh], id);
    }
  });

  test('no role has a beginning or an end', () => {
    const terms = pages
      .filter(({ path }) => /^(\/en)?\/members\/.+/.test(path))
      .flatMap(({ path, root }) =>
        root
          .querySelectorAll('main dl dd')
          .map((dd) => `${path} ${textOf(dd)}`)
          .filter((text) => /\d{4}-\d{2}/.test(text)),
      );
    assert.deepEqual(terms, []);
  });

  test('no meeting has a time, a number to dial or minutes', () => {
    assert.deepEqual(
      pages.map(({ path }) => path).filter((path) => /\/meetings\/\d{4}/.test(path)),
      [],
    );
    for (const path of ['/meetings/', '/en/meetings/']) {
      const main = pageAt(path).root.querySelector('main');
      assert.ok(main);
      assert.doesNotMatch(textOf(main), /\d{1,2}[:：]\d{2}|\d{3}[- ]?\d{3}[- ]?\d{3}/);
    }
  });
});
