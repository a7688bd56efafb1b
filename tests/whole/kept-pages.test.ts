// The example with one fact changed, built with the pages of the build before and without them: the same bytes. With TEST_ALL each
// field of each kind of record is changed once, else one field of every kind.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { parseRecordText } from '#records/front-matter.ts';
import { collectionOf } from '#schemas/files.ts';
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
    paths.map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), 'utf8')]),
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

/** A file with another text, and what was changed in it. */
function* changes(): Generator<{ what: string; file: string; text: string }> {
  const done = new Set<string>();
  for (const file of globSync('**/*.{md,yaml}', { cwd: content }).sort()) {
    const kind = collectionOf(file);
    const text = readFileSync(join(content, file), 'utf8');
    const { document, yamlOffset, body } = parseRecordText(file, text);
    if (!kind || !document) continue;
    const data = document.toJS() as Record<string, unknown>;
    for (const field of Object.keys(data)) {
      const what = isWhole ? `${kind} ${field}` : kind;
      if (done.has(what)) continue;
      done.add(what);
      const changed = document.clone() as typeof document;
      changed.set(field, changed.createNode(another(data[field])));
      const fence = yamlOffset > 0 ? ['---\n', `---\n${body}`] : ['', ''];
      yield { what: `${file} ${field}`, file, text: fence.join(String(changed)) };
    }
    if (body.trim() && !done.has(`${kind} body`)) {
      done.add(`${kind} body`);
      yield { what: `${file} body`, file, text: `${text}\n又一句。\n` };
    }
  }
}

assert.ok(build(noon, join(folder, 'none')));
renameSync(next, last);

test('at another time no page is taken that shows something of the clock', () => {
  for (const now of isWhole
    ? ['2026-11-22T18:00:00Z', '2026-12-31T15:00:00Z', '2027-06-01T00:00:00Z']
    : ['2027-01-15T04:00:00Z'])
    assert.deepEqual(different(now), [], now);
});

test('after a change of a fact no page is taken that shows it', () => {
  let built = 0;
  for (const { what, file, text } of changes()) {
    const before = readFileSync(join(content, file));
    writeFileSync(join(content, file), text);
    const files = different(noon);
    if (files) built += 1;
    assert.deepEqual(files ?? [], [], what);
    writeFileSync(join(content, file), before);
  }
  assert.ok(built > 10, `${built}`);
});
