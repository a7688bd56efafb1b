// What one may ask for: what can be acted on, and the email that a person sends.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { get } from '#model/records/facts.ts';
import { isUnsettled, listFor, mailTo, requestsOf } from '#model/sig/requests.ts';
import { invented } from '../support/invented-facts.ts';

const facts = invented({
  services: { koji: {}, mail: {} },
  lists: { talk: { address: 'talk@example.org' } },
  requests: {
    asked: { order: 1, services: ['koji'], channel: { list: 'talk' } },
    done: { order: 2, services: ['koji'], steps: [{ zh: '打开网页。' }], channel: 'https://example.org/' },
    open: { order: 3, services: ['koji'] },
    unknown: { order: 4, services: ['mail'], channel: { state: 'unknown' } },
  },
  questions: { how: { about: { collection: 'requests', id: 'open', field: 'steps' } } },
});
const of = (id: string) => get(facts.requests, id);

test('a request without steps and place, about which somebody is asked, has no procedure yet', () => {
  assert.deepEqual(
    facts.requests.map((one) => isUnsettled(facts, one)),
    [false, false, true, false],
  );
});

test('a system lists what can be asked for', () => {
  assert.deepEqual(
    requestsOf(facts, 'koji').map(({ id }) => id),
    ['asked', 'done'],
  );
  assert.deepEqual(requestsOf(facts, 'none'), []);
});

test('only a request that goes to a list has an email', () => {
  assert.equal(listFor(facts, of('asked')), 'talk@example.org');
  for (const id of ['done', 'open', 'unknown']) assert.equal(listFor(facts, of(id)), undefined, id);
});

test('the email keeps what its words mean in an address', () => {
  const link = mailTo('talk@example.org', '申请：A & B?', '你好：\n1 + 1 = 2 #x');
  const url = new URL(link);
  assert.equal(url.pathname, 'talk@example.org');
  assert.deepEqual(
    [...new URLSearchParams(url.search.replaceAll('+', '%2B'))],
    [
      ['subject', '申请：A & B?'],
      ['body', '你好：\r\n1 + 1 = 2 #x'],
    ],
  );
});
