// What a page has read: its key changes wherever a change of a fact changes what the page would show.
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import { apiBody, apiNames } from '#api/api.ts';
import { feedItems, mainFeeds } from '#api/feeds.ts';
import { coming } from '#model/meetings/coming.ts';
import { recordPage } from '#model/record-pages.ts';
import type { Entry, Facts } from '#model/records/facts.ts';
import { once } from '#model/records/once.ts';
import { questionsAbout } from '#model/records/questions.ts';
import { makingPage, noReads, note, partsOf, type Reads } from '#model/records/reads.ts';
import { keyMaker } from '#records/kept-pages.ts';
import { readFacts } from '#records/read-facts.ts';
import { factAt, tracked } from '#records/tracked-facts.ts';
import { sourceCollections } from '#schemas/collections.ts';
import { site } from '#site.ts';
import { isWhole } from '../support/whole.ts';

const { facts } = readFacts(resolve('examples/content'));
const keysOf = (of: Facts) => keyMaker((name) => factAt(of, partsOf(name).slice(1)));

/** What a question about the facts answers, in JSON, and what was read for it. */
const asked = async (question: (facts: Facts) => unknown, of: Facts): Promise<{ answer: string; reads: Reads }> => {
  const reads = noReads();
  const answer = await makingPage(reads, async () => JSON.stringify(question(of)));
  return { answer, reads };
};

/** The facts with another value of one field, or without it. */
const changed = (entry: Entry<unknown>, change: (entry: Entry<Record<string, unknown>>) => void): Facts => {
  const other = structuredClone(entry) as Entry<Record<string, unknown>>;
  change(other);
  const list = (facts[entry.collection] as Entry<unknown>[]).map((one) => (one === entry ? other : one));
  return { ...facts, [entry.collection]: list };
};

const another = (value: unknown): unknown => {
  if (typeof value === 'string') return `${value}x`;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  return undefined;
};

interface Change {
  what: string;
  facts: Facts;
}

/** Every change of one field of one record of the example, and every record left out. */
function* allChanges(): Generator<Change> {
  for (const name of sourceCollections) {
    for (const entry of facts[name] as Entry<Record<string, unknown>>[]) {
      const what = `${name}/${entry.id}`;
      for (const field of Object.keys(entry.data)) {
        const change = changed(entry, ({ data }) => {
          data[field] = another(data[field]);
        });
        yield { what: `${what} ${field}`, facts: change };
      }
      for (const field of ['body', 'file', 'en'].filter((key) => key in entry)) {
        const change = changed(entry, (other) => {
          const record = other as unknown as Record<string, unknown>;
          if (field === 'en') record[field] = { ...(record[field] as object), body: 'another text' };
          else record[field] = another(record[field]);
        });
        yield { what: `${what} ${field}`, facts: change };
      }
      const others = (facts[name] as Entry<unknown>[]).filter((one) => one !== entry);
      yield { what: `without ${what}`, facts: { ...facts, [name]: others } };
    }
  }
}

/** Those that a run of the tests tries. */
const changes = [...allChanges()].filter((_, index) => isWhole || index % 12 === 0);

const now = new Date('2026-11-22T12:00:00Z');
const live = { snapshots: new Map(), histories: new Map() };
const source = { facts, live, links: undefined, today: '2026-11-22', site, configFile: 'site.config.ts' };

/** What pages ask the model, as far as it gives an answer that can be compared. */
const questions: Record<string, (facts: Facts) => unknown> = {
  everything: (of) => of,
  ...Object.fromEntries(
    apiNames.map((name) => [
      `/api/v1/${name}`,
      (of: Facts) =>
        apiBody(name, { ...source, facts: of, behind: () => undefined, now, address: 'https://sig.example.org/' }),
    ]),
  ),
  ...Object.fromEntries(
    mainFeeds.map((name) => [
      `feed ${name}`,
      (of: Facts) =>
        feedItems(name, { facts: of, locale: 'zh', now, zone: site.zone, past: [], commitsOf: () => undefined }),
    ]),
  ),
  'the words of pages': (of) =>
    sourceCollections.flatMap((name) => of[name].map((entry) => recordPage(of, entry, 'en'))),
  'open questions': (of) => of.people.map(({ collection, id }) => questionsAbout(of, { collection, id })),
  'the next meetings': (of) => coming(of, now, site.zone, 6),
};

describe('the key of what was read', () => {
  test('changes wherever a change of one fact changes an answer', async () => {
    const all = tracked(facts);
    const before = await Promise.all(
      Object.entries(questions).map(async ([name, question]) => ({ name, question, ...(await asked(question, all)) })),
    );
    const keyOf = keysOf(facts);
    const keys = before.map(({ reads }) => keyOf(reads));
    const wrong: string[] = [];
    let seen = 0;
    for (const change of changes) {
      const newKeyOf = keysOf(change.facts);
      for (const [index, { name, question, answer, reads }] of before.entries()) {
        if (newKeyOf(reads) !== keys[index]) continue;
        let now: string;
        try {
          now = JSON.stringify(question(change.facts));
        } catch (error) {
          now = String(error);
        }
        seen += 1;
        if (now !== answer) wrong.push(`${name}: ${change.what}`);
      }
    }
    assert.deepEqual(wrong, []);
    // Otherwise every change would be one of everything, and the comparison would say nothing.
    assert.ok(seen > changes.length, `${seen}`);
  });

  test('of a page that shows everything changes with every fact', async () => {
    const { reads } = await asked((of) => of, tracked(facts));
    const key = keysOf(facts)(reads);
    const same = changes.filter((change) => keysOf(change.facts)(reads) === key).map(({ what }) => what);
    assert.deepEqual(same, []);
  });

  test('counts what work that was done before, for another page, has read', async () => {
    const all = tracked(facts);
    const names = once((of: Facts) => of.people.map(({ data }) => data.name.zh));
    const titles = once((of: Facts) => [names(of), of.docs.map(({ data }) => data.title)]);
    const [first, second, other] = [await asked(titles, all), await asked(titles, all), await asked(() => 1, all)];
    const [person] = facts.people;
    const change = changed(person as Entry<unknown>, ({ data }) => {
      data['name'] = { zh: '成员癸' };
    });
    for (const { reads } of [first, second]) assert.notEqual(keysOf(change)(reads), keysOf(facts)(reads));
    assert.equal(keysOf(change)(other.reads), keysOf(facts)(other.reads));
    const joined = changed(person as Entry<unknown>, ({ data }) => {
      data['roles'] = [];
    });
    assert.equal(keysOf(joined)(second.reads), keysOf(facts)(second.reads));
  });

  test('keeps apart what two pages read that are made side by side', async () => {
    const step = () => new Promise((done) => setImmediate(done));
    const make = async (name: string) => {
      const reads = noReads();
      await makingPage(reads, async () => {
        await step();
        note(`${name} 1`);
        await step();
        note(`${name} 2`);
      });
      return [...reads.names];
    };
    assert.deepEqual(await Promise.all([make('a'), make('b')]), [
      ['a 1', 'a 2'],
      ['b 1', 'b 2'],
    ]);
  });
});
