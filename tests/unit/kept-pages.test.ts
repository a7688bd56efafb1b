// Which pages of the last build are taken again: those whose reads all say the same now, and that are as they were written.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, test } from 'node:test';
import { apiBody, apiNames } from '#api/api.ts';
import { feedItems, feedNames } from '#api/feeds.ts';
import { coming } from '#model/meetings/coming.ts';
import { namesIn } from '#model/record-names.ts';
import { recordPage } from '#model/record-pages.ts';
import type { Entry, Facts } from '#model/records/facts.ts';
import { once } from '#model/records/once.ts';
import { questionsAbout } from '#model/records/questions.ts';
import { makingPage, nameOf, noReads, note, partsOf, type Reads } from '#model/records/reads.ts';
import { keptPages, keyMaker } from '#records/kept-pages.ts';
import { readFacts } from '#records/read-facts.ts';
import { factAt, tracked } from '#records/tracked-facts.ts';
import { sourceCollections } from '#schemas/collections.ts';
import { site } from '#site.ts';
import { isWhole } from '../support/whole.ts';

const folder = mkdtempSync(join(tmpdir(), 'kept-pages-'));
after(() => rmSync(folder, { recursive: true }));

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
const reader = { locale: 'zh', nameOf: () => undefined } as const;

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
    feedNames.map((name) => [
      `feed ${name}`,
      (of: Facts) =>
        feedItems(of, name, { zone: site.zone, past: [], reader: { ...reader, nameOf: namesIn(of, 'zh') } }),
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

describe('a build', () => {
  const html = (text: string, more?: ResponseInit) =>
    new Response(text, { headers: { 'content-type': 'text/html' }, ...more });
  const shared = once((about: { now: string }) => {
    note('now');
    return about.now;
  });
  const [from, to] = [join(folder, 'from'), join(folder, 'to')];

  /** Makes these pages when `values` are what stands at the names; which were made anew, and what each said. */
  const build = async (
    values: Record<string, string>,
    paths: string[],
    make = (path: string) => html(`<p>${path}`),
  ) => {
    const pages = keptPages(
      { from, to },
      keyMaker((name) => values[name]),
    );
    const about = { now: values['now'] ?? '' };
    const made: string[] = [];
    const texts: Record<string, string> = {};
    for (const path of paths) {
      const response = await pages.page(path, async () => {
        made.push(path);
        note(nameOf('facts', path));
        if (path === '/clock/') shared(about);
        return make(path);
      });
      texts[path] = await response.text();
    }
    pages.end();
    return { made, texts };
  };
  const paths = ['/', '/clock/', '/en/'];
  const values = { now: '1', 'facts\t/': 'a', 'facts\t/en/': 'b' };
  const first = async () => {
    rmSync(from, { force: true });
    const built = await build(values, paths);
    writeFileSync(from, readFileSync(to));
    return built;
  };

  test('takes the pages again whose reads say the same, also those that the last one took', async () => {
    const { made, texts } = await first();
    assert.deepEqual(made, paths);
    for (let again = 0; again < 2; again++) {
      assert.deepEqual(await build(values, paths), { made: [], texts });
      writeFileSync(from, readFileSync(to));
    }
    assert.deepEqual((await build({ ...values, 'facts\t/': 'c' }, paths)).made, ['/']);
    assert.deepEqual((await build(values, [...paths, '/new/'])).made, ['/new/']);
  });

  test('at another time makes the pages that show something of the clock, also through work done once', async () => {
    await first();
    assert.deepEqual((await build({ ...values, now: '2' }, paths)).made, ['/clock/']);
  });

  test('makes a page with a picture anew, as the picture is made with it, and keeps no redirect and no file', async () => {
    const picture = () => html('<img src="/_astro/a.png">');
    const others = [picture, () => html('', { status: 404 }), () => Response.json({})];
    for (const make of others) {
      rmSync(from, { force: true });
      const { texts } = await build(values, ['/'], make);
      writeFileSync(from, readFileSync(to));
      assert.deepEqual(await build(values, ['/'], make), { made: ['/'], texts });
    }
  });

  test('makes all pages that the file does not have as they were written', async () => {
    const { texts } = await first();
    const whole = readFileSync(from);
    for (const cut of [0, 10, 39, 41, whole.length - 100, whole.length - 1]) {
      writeFileSync(from, whole.subarray(0, cut));
      assert.deepEqual(await build(values, paths), { made: paths, texts }, `cut to ${cut}`);
    }
    for (let at = 0; at < whole.length; at += 7) {
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      writeFileSync(from, flipped);
      assert.deepEqual((await build(values, paths)).texts, texts, `byte ${at}`);
    }
    // A page put in the place of another of the same length.
    const text = whole.toString('latin1');
    writeFileSync(from, Buffer.from(text.replace('<p>/en/', '<p>/no/'), 'latin1'));
    assert.deepEqual(await build(values, paths), { made: ['/en/'], texts });
  });
});
