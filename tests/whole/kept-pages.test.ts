// The example with one fact changed, built with the pages of the build before and without them: the same bytes. With TEST_ALL each
// field of each kind of record is changed once, else one field of every kind.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { after, test } from 'node:test';
import { parseRecordText } from '#records/front-matter.ts';
import { collectionOf, collections } from '#schemas/files.ts';
import { isWhole } from '../support/whole.ts';

mkdirSync('.build', { recursive: true });
// Inside the checkout, so that MDX files find the packages that they need.
const folder = mkdtempSync(join(resolve('.build'), 'kept-'));
after(() => rmSync(folder, { recursive: true }));
cpSync('examples', folder, { recursive: true });
const content = join(folder, 'content');
const [last, next, cache] = ['last', 'next', 'cache'].map((name) => join(folder, name)) as [string, string, string];

const { NODE_TEST_CONTEXT: _, ...outside } = process.env;

/** The files of the pages; `undefined` where they cannot be built. `from` has the pages of the build before, if any. */
function build(now: string, from: string): Map<string, string> | undefined {
  const out = join(folder, 'site');
  rmSync(out, { recursive: true, force: true });
  const settings = { SITE_CONTENT: content, SITE_LIVE: join(folder, 'live'), SITE_NOW: now };
  const env = { ...outside, ...settings, SITE_PAGES_FROM: from, SITE_PAGES_TO: next };
  const { status } = spawnSync(process.execPath, ['scripts/build/pages.ts', out, cache], { env });
  if (status !== 0) return undefined;
  const paths = globSync('**/*.*', { cwd: out, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    paths
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [relative(out, path), readFileSync(path, 'utf8')]),
  );
}

const noon = '2026-11-22T12:00:00Z';

/** Files that differ between a build with kept pages and one without; `undefined` where there is none. */
function different(now: string): string[] | undefined {
  const fresh = build(now, join(folder, 'none'));
  if (!fresh) return undefined;
  const kept = build(now, last) ?? new Map<string, string>();
  return [...new Set([...fresh.keys(), ...kept.keys()])].filter((path) => fresh.get(path) !== kept.get(path));
}

/** A change of the value of a field that its schema may allow. */
const another = (value: unknown): unknown => {
  if (typeof value === 'number') return value + 40;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value)) return value.replace(/^\d{4}/, '2024');
  if (typeof value === 'string') return `${value}甲`;
  if (Array.isArray(value)) return value.slice(1);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, another(inner)]));
  return value;
};

interface Change {
  what: string;
  file: string;
  text: string;
}

/** Facts that their schema allows, each with another value: what was changed, and the file's text then. */
function* changes(): Generator<Change> {
  const done = new Set<string>();
  for (const file of globSync('**/*.{md,yaml}', { cwd: content }).sort()) {
    const kind = collectionOf(file);
    const text = readFileSync(join(content, file), 'utf8');
    const { document, yamlOffset, body } = parseRecordText(file, text);
    if (!kind || !document) continue;
    const data = document.toJS() as Record<string, unknown>;
    const isFirst = (what: string) => !done.has(what) && done.add(what);
    for (const field of Object.keys(data)) {
      const value = another(data[field]);
      if (!collections[kind].schema.safeParse({ ...data, [field]: value }).success) continue;
      if (!isFirst(isWhole ? `${kind} ${field}` : kind)) continue;
      const changed = document.clone() as typeof document;
      changed.set(field, changed.createNode(value));
      const fence = yamlOffset > 0 ? ['---\n', `---\n${body}`] : ['', ''];
      yield { what: `${file} ${field}`, file, text: fence.join(String(changed)) };
    }
    if (body.trim() && isFirst(`${kind} body`)) yield { what: `${file} body`, file, text: `${text}\n又一句。\n` };
  }
}

/** In rows of so many: facts far from each other, of one file at most one. */
function* rowsOf(all: Change[], size: number): Generator<Change[]> {
  const count = Math.ceil(all.length / size);
  for (let first = 0; first < count; first += 1) {
    const row = new Map<string, Change>();
    for (let at = first; at < all.length; at += count) {
      const change = all[at] as Change;
      if (row.has(change.file)) yield [change];
      else row.set(change.file, change);
    }
    yield [...row.values()];
  }
}

/** What differs after these changes, and how many of them can be built; a row that cannot, or that differs, is halved to name the fact. */
function changedBy(row: Change[]): { built: number; wrong: string[] } {
  const before = row.map(({ file }) => readFileSync(join(content, file)));
  for (const { file, text } of row) writeFileSync(join(content, file), text);
  const files = different(noon);
  for (const [index, { file }] of row.entries()) writeFileSync(join(content, file), before[index] ?? '');
  if (files?.length === 0) return { built: row.length, wrong: [] };
  const [only, another] = row;
  if (only && !another)
    return { built: files ? 1 : 0, wrong: files?.length ? [`${only.what}: ${files.join(' ')}`] : [] };
  const middle = row.length >> 1;
  const halves = [row.slice(0, middle), row.slice(middle)].map(changedBy);
  const wrong = halves.flatMap((half) => half.wrong);
  const whole = files && wrong.length === 0 ? [`${row.map(({ what }) => what).join(' + ')}: ${files.join(' ')}`] : [];
  return { built: halves.reduce((sum, half) => sum + half.built, 0), wrong: [...wrong, ...whole] };
}

/** A page that reads two changed facts of a row may hide that one of them is not noticed. */
const inRow = 6;

assert.ok(build(noon, join(folder, 'none')));
renameSync(next, last);

test('at another time no page is taken that shows something of the clock', () => {
  const times = isWhole
    ? ['2026-11-22T18:00:00Z', '2026-12-31T15:00:00Z', '2027-06-01T00:00:00Z']
    : ['2027-01-15T04:00:00Z'];
  assert.deepEqual(
    times.flatMap((now) => (different(now) ?? ['not built']).map((file) => `${now} ${file}`)),
    [],
  );
});

test('after a change of a fact no page is taken that shows it', () => {
  let built = 0;
  const wrong: string[] = [];
  for (const row of rowsOf([...changes()], inRow)) {
    const result = changedBy(row);
    built += result.built;
    wrong.push(...result.wrong);
  }
  assert.deepEqual(wrong, []);
  assert.ok(built > 10, `${built}`);
});
