// The invented SIG of examples/: every kind of record, in the right shape, and nothing of the real SIG.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import exampleSite from '../../examples/site.config.ts';
import { allActions, openByOwner } from '#model/meetings/actions.ts';
import { allDecisions } from '#model/meetings/decisions.ts';
import { assemble, type ReadEntry, type Facts, type Read } from '#model/records/facts.ts';
import { hasHour } from '#model/meetings/meetings.ts';
import { stateOf } from '#model/records/holes.ts';
import { translationState } from '#model/records/translations.ts';
import { parseRecordText, recordData } from '#records/front-matter.ts';
import { collections } from '#schemas/files.ts';
import { siteConfig } from '#schemas/site.ts';

const content = 'examples/content';
const table = Object.entries(collections);

const read = (path: string) => readFileSync(join(content, path), 'utf8');
const filesOf = (name: string) =>
  globSync(collections[name as keyof typeof collections].files, { cwd: content }).sort();

function facts(): Facts {
  const entries = table.map(([name, { idOf, schema }]): [string, ReadEntry<unknown>[]] => {
    const records = filesOf(name).map((path) => {
      const data = schema.parse(recordData(path, read(path)));
      return { id: idOf(path), file: path, body: parseRecordText(path, read(path)).body, data };
    });
    return [name, records];
  });
  return assemble(Object.fromEntries(entries) as unknown as Read);
}

for (const [name, { schema }] of table) {
  test(`the example has records of ${name}, each in its shape`, () => {
    const paths = filesOf(name);
    assert.notEqual(paths.length, 0, `no record of ${name} in ${content}`);
    for (const path of paths) {
      const result = schema.safeParse(recordData(path, read(path)));
      assert.ok(result.success, `${path}: ${result.error?.message}`);
    }
  });
}

test('every file of the example content belongs to a collection', () => {
  const known = new Set(table.flatMap(([name]) => filesOf(name)));
  const found = globSync('**/*.*', { cwd: content });
  assert.deepEqual(
    found.filter((path) => !known.has(path)),
    [],
  );
});

test('the example deployment fits its shape, and names records that exist', () => {
  const { contactList, foundingDocument } = siteConfig.parse(exampleSite);
  const { lists, charters } = facts();
  assert.ok(lists.some(({ id }) => id === contactList));
  assert.ok(charters.some(({ id }) => id === foundingDocument?.version));
});

test('the example shows every stage, every state of a hole and both owners of a service', () => {
  const { subprojects, services } = facts();
  const stages = new Set(subprojects.map(({ data }) => data.stage));
  assert.deepEqual(stages, new Set(['active', 'incubating', 'archived']));
  for (const field of ['link', 'repository'] as const) {
    const states = new Set(subprojects.map(({ data }) => stateOf(data[field])));
    assert.deepEqual(states, new Set(['known', 'unknown', 'none', 'unsaid']), field);
  }
  assert.deepEqual(new Set(services.map(({ data }) => data.owner)), new Set(['own', 'third-party']));
});

test('the example shows current, outdated and missing translations', () => {
  const { pages, subprojects, docs, news } = facts();
  const states = [...pages, ...subprojects, ...docs, ...news].map((prose) => ({
    id: prose.id,
    state: translationState(prose, 'en'),
  }));
  const inState = (wanted: string) => states.filter(({ state }) => state === wanted).map(({ id }) => id);
  assert.deepEqual(inState('outdated'), ['site/minutes']);
  assert.deepEqual(inState('missing'), ['runbooks/mirror-sync', '2026-11-10-account-pilot']);
});

test('the example shows planned, held and cancelled meetings', () => {
  const states = Map.groupBy(facts().meetings, ({ data }) => data.state);
  assert.deepEqual(Object.fromEntries([...states].map(([state, meetings]) => [state, meetings.length])), {
    held: 24,
    cancelled: 1,
    planned: 1,
  });
});

test('the example shows what can become of decisions and actions, and a meeting whose hour nobody wrote down', () => {
  const example = facts();
  const today = '2026-11-22';
  assert.deepEqual(new Set(allDecisions(example).map(({ state }) => state)), new Set(['in force', 'superseded']));
  const actions = allActions(example, today);
  const states = new Set(actions.map(({ state, overdue }) => (overdue ? 'overdue' : state)));
  assert.deepEqual(states, new Set(['open', 'overdue', 'done', 'dropped']));
  const kinds = openByOwner(example, today).map(({ owner }) =>
    typeof owner === 'string' ? owner : Object.keys(owner)[0],
  );
  assert.deepEqual(new Set(kinds), new Set(['person', 'role', 'everyone', 'nobody']));
  assert.ok(actions.some(({ updates, closedIn, meeting }) => updates.length > 1 && closedIn && closedIn !== meeting));
  assert.equal(example.meetings.filter((meeting) => !hasHour(meeting)).length, 1);
});

test('nothing of the real SIG is in the example', () => {
  const names = globSync('src/content/people/*.yaml').flatMap((path) => {
    const { name } = recordData(path, readFileSync(path, 'utf8')) as { name: { zh: string; en?: string } };
    return [name.zh, name.en].filter((text) => text !== undefined);
  });
  assert.ok(names.length > 0, 'no names to look for in src/content/people');
  const forbidden = ['OpenCloudOS', 'SIG-infra', '腾讯', ...names].map((text) => text.toLowerCase());
  for (const path of globSync('examples/**/*.*')) {
    const text = `${path}\n${readFileSync(path, 'utf8')}`.toLowerCase();
    assert.deepEqual(
      forbidden.filter((word) => text.includes(word)),
      [],
      path,
    );
  }
});
