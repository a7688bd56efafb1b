// Addresses that pages had before, as the host's configuration takes them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redirects } from '#model/records/addresses.ts';
import { redirect } from '#schemas/redirect.ts';
import { invented } from '../support/invented-facts.ts';

const facts = invented({
  redirects: {
    b: { from: '/joining/', to: '/join/#account' },
    a: { from: '/start/here/', to: '/' },
  },
});
const pairs = (languages: ('zh' | 'en')[]) => redirects(facts, languages).map(({ from, to }) => `${from} ${to}`);

test('an old address leads to the new one in every language, always in the same order', () => {
  assert.deepEqual(pairs(['zh', 'en']), [
    '/start/here/ /',
    '/joining/ /join/#account',
    '/en/start/here/ /en/',
    '/en/joining/ /en/join/#account',
  ]);
  assert.deepEqual(pairs(['zh']), ['/start/here/ /', '/joining/ /join/#account']);
});

test('a page that moved has moved for good', () => {
  assert.ok(redirects(facts, ['zh']).every(({ status }) => status === 301));
});

test('only paths of Chinese pages are written down', () => {
  for (const from of ['/en/old/', 'old/', '/old', 'https://example.org/', '//example.org/', '/老/', '/old/#a', '/'])
    assert.equal(redirect.safeParse({ from, to: '/join/' }).success, false, from);
  for (const to of ['/en/join/', 'https://example.org/', '//example.org/', '/join', '/join/?a=1'])
    assert.equal(redirect.safeParse({ from: '/old/', to }).success, false, to);
  assert.ok(redirect.safeParse({ from: '/v1.0/old_name/', to: '/' }).success);
});
