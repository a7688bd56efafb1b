// The privacy page names all that the browser keeps and every form, and nothing else: it shows the lists that are compared here with the code.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { forms, stored } from '#words/privacy.ts';

const code = globSync('src/**/*.{ts,astro}', { exclude: ['src/content/**'] });
const read = (file: string) => readFileSync(file, 'utf8');

/** Names under which a script keeps something, as it reads, writes or removes them. */
const keysIn = (source: string): string[] => [
  ...[...source.matchAll(/(?:local|session)Storage(?:\[|\??\.\w+\()\s*['"`]([^'"`]*)/g)].map(([, key = '']) => key),
];
/** Other places where a browser keeps data, and storage under a name that is not written out. */
const otherwise =
  /document\.cookie|\bcookieStore\b|\bindexedDB\b|\bcaches\.open\b|serviceWorker|\bsessionStorage\b|Storage\.(?!\w+\(\s*['"])|Storage\[(?!['"])/;
const hasForm = (source: string): boolean => /<form\b|make\(\s*'form'|createElement\(\s*'form'/.test(source);

test('what scripts keep in the browser is what the privacy page lists', () => {
  const keys = new Set(code.flatMap((file) => keysIn(read(file))));
  assert.deepEqual([...keys].sort(), Object.keys(stored).sort());
  assert.deepEqual(
    code.filter((file) => otherwise.test(read(file))),
    [],
  );
});

test('every form of the code is listed, and none leads to another site', () => {
  const found = code.filter((file) => hasForm(read(file)));
  assert.deepEqual(found.map((file) => file.replace('src/', '')).sort(), Object.keys(forms).sort());
  for (const file of found) assert.doesNotMatch(read(file), /action(?:=|: )[{'"]+[^\n]*https?:/, file);
});

test('the page in both languages shows the two lists', () => {
  const pages = globSync('{src,examples}/content/pages/privacy/*.mdx');
  assert.equal(pages.length, 4);
  for (const page of pages) assert.ok(read(page).includes('<Stored />') && read(page).includes('<Forms />'), page);
});

test('storage and forms of other spellings are found', () => {
  assert.deepEqual(keysIn("localStorage.setItem('a', x); sessionStorage['b']; localStorage?.getItem(\"c\")"), [
    'a',
    'b',
    'c',
  ]);
  for (const source of ['document.cookie = x', 'localStorage[key]', 'localStorage.setItem(key, x)', 'indexedDB.open()'])
    assert.match(source, otherwise);
  assert.ok(hasForm('<form method="post">') && hasForm("make('form', {})"));
});
