// What is heard and seen besides words: the language of texts from elsewhere, the shapes of states, what a page replaces in itself.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { spokenRuns } from '#language/locales.ts';
import { barMarks } from '#model/status/bar.ts';

test('a title from elsewhere is spoken in its language, and whole', () => {
  assert.deepEqual(spokenRuns('#11 Anaconda crashes with emoji hostname', 'zh'), [
    { text: '#11 Anaconda crashes with emoji hostname', locale: 'en' },
  ]);
  const chinese = '#1 内核 6.6.30 在 Kunpeng 920 上启动时 panic';
  assert.deepEqual(spokenRuns(chinese, 'en'), [{ text: chinese, locale: 'zh' }]);
  assert.deepEqual(spokenRuns('OpenCloudOS Koji', 'zh'), [{ text: 'OpenCloudOS Koji', locale: 'zh' }]);
  assert.deepEqual(
    spokenRuns('Guide to the OpenCloudOS build system 使用指南', 'en').map(({ locale }) => locale),
    ['en', 'zh'],
  );
});

test('each kind of day has a height of its own, so that the bar is read without its colours', () => {
  const states = ['operational', 'under_maintenance', 'degraded_performance', 'partial_outage', 'major_outage'];
  const tops = states.map((state) => Number(/^M8 (\d+)h5/.exec(barMarks(state, [8]))?.[1]));
  assert.deepEqual(
    tops,
    [...new Set(tops)].sort((a, b) => a - b),
  );
});

test('links of texts are underlined in their own colour, and the current page is seen without colours', () => {
  const css = (name: string) => readFileSync(`src/styles/${name}.css`, 'utf8');
  assert.doesNotMatch(css('base'), /text-decoration-color: color-mix/);
  assert.match(css('layout'), /forced-colors: active\)[\s\S]*\[aria-current\] \{\s*text-decoration: underline/);
  assert.match(css('search'), /max-height: 30rem\)[\s\S]*overflow-y: auto/);
});
