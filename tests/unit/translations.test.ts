// Which language a text is shown in, and whether a translation still fits its source.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { get } from '#model/records/facts.ts';
import { hanRuns, pick } from '#language/locales.ts';
import { fingerprint, shown, staleTranslations, translationState } from '#model/records/translations.ts';
import { ids, invented } from '../support/invented-facts.ts';

const source = { data: { title: '标题', summary: '摘要' }, body: '第一行\n第二行\n' };
const current = fingerprint(source);

describe('a fingerprint', () => {
  test('has twelve hexadecimal digits', () => {
    assert.match(current, /^[0-9a-f]{12}$/);
  });

  test('changes with title, summary and text', () => {
    const others = [
      { ...source, data: { ...source.data, title: '另一个标题' } },
      { ...source, data: { ...source.data, summary: '另一个摘要' } },
      { ...source, body: '第一行\n第三行\n' },
    ];
    assert.equal(new Set([source, ...others].map(fingerprint)).size, 4);
  });

  test('does not change with line ends, outer space, or facts of the front matter', () => {
    assert.equal(fingerprint({ ...source, body: '\r\n第一行\r\n第二行\r\n\r\n' }), current);
    const withFacts = { title: '标题', summary: '摘要', order: 7 };
    assert.equal(fingerprint({ ...source, data: withFacts }), current);
  });

  test('keeps title, summary and text apart', () => {
    const moved = { data: { title: '标', summary: '题摘要' }, body: source.body };
    assert.notEqual(fingerprint(moved), current);
  });
});

test('a localised string is shown in the reader’s language, or in Chinese and said to be', () => {
  const both = { zh: '甲', en: 'A' };
  assert.deepEqual(pick(both, 'zh'), { text: '甲', locale: 'zh' });
  assert.deepEqual(pick(both, 'en'), { text: 'A', locale: 'en' });
  assert.deepEqual(pick({ zh: '甲' }, 'en'), { text: '甲', locale: 'zh' });
});

describe('a page', () => {
  const zh = { ...source.data, body: source.body };
  const en = (translationOf: string) => ({ title: 'Title', summary: 'Summary', translationOf, body: 'One line\n' });
  const facts = invented({
    pages: { current: zh, outdated: zh, missing: zh },
    pagesEn: { current: en(current), outdated: en('000000000000') },
  });
  const page = (id: string) => get(facts.pages, id);

  test('knows whether its translation is current, outdated or missing', () => {
    assert.deepEqual(
      facts.pages.map((prose) => [prose.id, translationState(prose, 'en')]),
      [
        ['current', 'current'],
        ['missing', 'missing'],
        ['outdated', 'outdated'],
      ],
    );
    assert.equal(translationState(page('missing'), 'zh'), 'source');
  });

  test('shows its translation even when that is outdated, and leads to the translation’s file', () => {
    const { locale, title, file, body, state } = shown(page('outdated'), 'en');
    assert.deepEqual(
      [locale, title, file, body, state],
      ['en', 'Title', 'content/pagesEn/outdated', 'One line\n', 'outdated'],
    );
  });

  test('without a translation shows the Chinese text, and leads to the Chinese file', () => {
    const { locale, title, summary, file, state } = shown(page('missing'), 'en');
    assert.deepEqual([locale, title, summary, file, state], ['zh', '标题', '摘要', 'content/pages/missing', 'missing']);
  });

  test('shows the source to a Chinese reader, whatever became of the translation', () => {
    for (const prose of facts.pages) {
      const { locale, title, state } = shown(prose, 'zh');
      assert.deepEqual([locale, title, state], ['zh', '标题', 'source']);
    }
  });

  test('is on the list of stale translations when it is outdated or missing', () => {
    const stale = staleTranslations(facts.pages);
    assert.deepEqual(ids(stale.map(({ prose }) => prose)), ['missing', 'outdated']);
    assert.deepEqual(
      stale.map(({ state }) => state),
      ['missing', 'outdated'],
    );
  });
});

describe('Chinese inside English', () => {
  const cut = (text: string) => hanRuns(text).map((run) => `${run.locale}:${run.text}`);

  test('is told apart with its own punctuation', () => {
    assert.deepEqual(cut('Is 易琳 the same as 易林？'), ['en:Is ', 'zh:易琳', 'en: the same as ', 'zh:易林？']);
  });

  test('is not seen in English, nor in a lone Chinese bracket around Latin letters', () => {
    assert.deepEqual(cut('Plain text.'), ['en:Plain text.']);
    assert.deepEqual(cut('《OpenCloudOS 社区》'), ['en:《OpenCloudOS ', 'zh:社区》']);
  });
});
