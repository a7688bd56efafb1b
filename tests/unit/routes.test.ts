// The same slugs in both languages: Chinese at the root, English under /en/.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localeOf, localeParam, localePaths, localised, neutral } from '#language/routes.ts';

const paths = ['/', '/members/', '/docs/site/editing/', '/upkeep/#cla-link', '/enrol/'];

test('a Chinese address stays as it is; an English one stands under /en/', () => {
  assert.deepEqual(
    paths.map((path) => localised(path, 'zh')),
    paths,
  );
  assert.equal(localised('/', 'en'), '/en/');
  assert.equal(localised('/members/', 'en'), '/en/members/');
});

test('the language of an address is read from its first folder, and only from a whole one', () => {
  for (const path of ['/', '/members/', '/enrol/', '/members/en/', '/english'])
    assert.equal(localeOf(path), 'zh', path);
  for (const path of ['/en', '/en/', '/en/members/']) assert.equal(localeOf(path), 'en', path);
});

test('going to another language and back gives the same address', () => {
  for (const path of paths)
    for (const locale of ['zh', 'en'] as const) assert.equal(neutral(localised(path, locale)), path);
  assert.equal(neutral('/en'), '/');
});

test('the language that an address is made for is the one read from it', () => {
  for (const path of paths)
    for (const locale of ['zh', 'en'] as const) assert.equal(localeOf(localised(path, locale)), locale);
});

test('Chinese has no route parameter, so that its pages lie at the root', () => {
  assert.equal(localeParam('zh'), undefined);
  assert.equal(localeParam('en'), 'en');
});

test('every page gets a route in every language, with its language among its properties', () => {
  const routes = localePaths(['zh', 'en'], [{ id: 'one' }, { id: 'two' }]);
  assert.deepEqual(
    routes.map(({ params, props }) => [params.locale, params.id, props.locale, props.id]),
    [
      [undefined, 'one', 'zh', 'one'],
      [undefined, 'two', 'zh', 'two'],
      ['en', 'one', 'en', 'one'],
      ['en', 'two', 'en', 'two'],
    ],
  );
  assert.equal(localePaths(['zh'], [{ id: 'one' }]).length, 1);
});
