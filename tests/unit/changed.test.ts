// npm test -- changed: which tests and steps a change leads to.
import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { test } from 'node:test';
import { stepsFor, testsOf } from '#scripts/test/changed.ts';

const tests = globSync('tests/unit/*.test.ts').sort();
const names = (changed: string[]) => stepsFor(changed).map(({ name }) => name);

test('a test is concerned by what it imports, however far, by what it names and by itself', () => {
  assert.ok(testsOf(['tests/unit/words.test.ts'], tests).includes('tests/unit/words.test.ts'));
  assert.ok(testsOf(['src/content/pages/join/zh.mdx'], tests).includes('tests/unit/newcomer.test.ts'));
  const ofWidth = testsOf(['src/language/width.ts'], tests);
  assert.ok(ofWidth.includes('tests/unit/check.test.ts'), 'through the report of the check');
  assert.ok(!ofWidth.includes('tests/unit/live-xml.test.ts'));
  assert.ok(testsOf(['tests/fixtures/check/links/fail/pages/join/zh.md'], tests).includes('tests/unit/check.test.ts'));
  assert.deepEqual(testsOf(['deploy/README.md'], ['tests/unit/words.test.ts']), []);
});

test('a change of content is formatted, checked by the build, looked at in what is built and on the pages that changed', () => {
  const own = names(['src/content/pages/join/zh.mdx']);
  for (const name of ['format', 'build', 'site', 'browser']) assert.ok(own.includes(name), name);
  for (const name of ['types', 'lint', 'example', 'hosting']) assert.ok(!own.includes(name), name);
});

test('a change of code is looked at by the types, and of a component in the browser and the example', () => {
  assert.deepEqual(names(['scripts/import/main.ts']).slice(0, 3), ['types', 'format', 'lint']);
  assert.ok(!names(['scripts/import/main.ts']).includes('build'));
  const ofComponent = names(['src/components/text/Ask.astro']);
  for (const name of ['types', 'build', 'site', 'example', 'browser']) assert.ok(ofComponent.includes(name), name);
});

test('no change needs no step', () => assert.deepEqual(stepsFor([]), []));
