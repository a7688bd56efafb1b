// How the files of src and scripts hang together: no two import each other, however far around, and each room takes only from
// those it may.
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

/** What files import by path, types and styles among it. */
const written = /\b(?:from|import)\s*\(?\s*['"]([.#][^'"]*)['"]/g;

const target = (file: string, name: string): string => {
  const [path = ''] = name.split('?');
  if (path.startsWith('.')) return join(dirname(file), path);
  return path.startsWith('#scripts/') ? path.slice(1) : join('src', path.slice(1));
};

const files = globSync(['src/**/*.{ts,astro}', 'scripts/**/*.{ts,mjs}'], { exclude: ['src/content/**'] });
const names = new Map(
  files.map((file) => [file, [...readFileSync(file, 'utf8').matchAll(written)].map(([, name = '']) => name)]),
);
const imports = new Map([...names].map(([file, all]) => [file, all.map((name) => target(file, name))]));

/** The imports from files below one of these folders to files below another. */
const between = (from: string[], to: string[]): string[] =>
  [...imports].flatMap(([file, all]) =>
    from.some((room) => file.startsWith(room))
      ? all.filter((path) => to.some((room) => path.startsWith(room))).map((path) => `${file} -> ${path}`)
      : [],
  );

test('every import leads to a file', () => {
  assert.ok(files.length > 300, String(files.length));
  for (const [file, all] of imports)
    for (const path of all)
      assert.ok(existsSync(path) || path.startsWith('src/pagefind') || path.startsWith('astro:'), `${file}: ${path}`);
});

test('no files import each other in a circle, not even for types', () => {
  const done = new Set<string>();
  const visit = (file: string, above: string[]): void => {
    const at = above.indexOf(file);
    assert.equal(at, -1, [...above.slice(at), file].join(' -> '));
    if (done.has(file)) return;
    for (const next of imports.get(file) ?? []) visit(next, [...above, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
});

test('no file climbs more than one folder', () => {
  const climbing = [...names].flatMap(([file, all]) =>
    all.filter((name) => name.startsWith('../../')).map((name) => `${file}: ${name}`),
  );
  assert.deepEqual(climbing, []);
});

test('rooms take only from those below them', () => {
  assert.deepEqual(between(['src/'], ['scripts/']), []);
  assert.deepEqual(between(['src/model/', 'src/schemas/', 'src/language/'], ['src/components/', 'src/pages/']), []);
  // The ground that everything else stands on.
  const above = ['schemas', 'model', 'records', 'words', 'api'].map((room) => `src/${room}/`);
  assert.deepEqual(between(['src/language/'], above), []);
  assert.deepEqual(between(['scripts/check/'], ['scripts/live/']), []);
  assert.deepEqual(between(['scripts/kit/'], ['scripts/check/', 'scripts/live/', 'scripts/build/']), []);
  assert.deepEqual(between(['scripts/'], ['tests/']), []);
});

test('no file stands beside a folder of its name', () => {
  const beside = files.filter((file) => existsSync(file.replace(/\.\w+$/, '')));
  // Servers that publish the site call it by this name.
  assert.deepEqual(beside, ['scripts/setup.mjs']);
});

test('a page reads facts, live data, history and the clock through its request alone, which notes what it reads', () => {
  const shown = files.filter((file) => /^src\/(components|layouts|model|api|pages)\//.test(file));
  const around = shown.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const fromSite = /import \{([^}]*)\} from '#site\.ts'/.exec(text)?.[1] ?? '';
    const isEndpoint = /^src\/pages\/.*\.ts$/.test(file);
    return [
      ...fromSite.split(',').filter((name) => !/^\s*(absolute|site|)\s*$/.test(name)),
      // Files for machines are made in every build.
      ...(isEndpoint
        ? []
        : (text.match(/from '(node:fs|#records\/(?!facts|record-kinds)[^']*|astro:content)'/g) ?? [])),
      ...(isEndpoint ? [] : (text.match(/\bprocess\.env\b/g) ?? [])),
      // Scripts of the browser have a clock of their own.
      ...(file.startsWith('src/components/') ? [] : (text.match(/\bDate\.now\(\)|\bnew Date\(\)/g) ?? [])),
    ].map((found) => `${file}: ${found.trim()}`);
  });
  assert.deepEqual(around, []);
});
