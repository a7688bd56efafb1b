// What a build keeps for the next one: taken only by the code and the folder that made it.
import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { keepTexts, storeName, takeTexts } from '#scripts/build/rendered-texts.ts';

const folder = mkdtempSync(join(tmpdir(), 'rendered-texts-'));
after(() => rmSync(folder, { recursive: true }));
const write = (path: string, text: string) => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
};

test('the name of a store changes with a plugin, a schema, the lock and the folder of the texts, and with nothing else', () => {
  write('code/src/markdown/pipeline.ts', 'a');
  write('code/src/schemas/page.ts', 'a');
  write('code/package-lock.json', '{}');
  const name = () => storeName('/content', join(folder, 'code'));
  const first = name();
  write('code/src/components/Card.astro', 'a');
  assert.equal(name(), first);
  assert.notEqual(storeName('/other', join(folder, 'code')), first);
  for (const path of ['src/markdown/pipeline.ts', 'src/schemas/page.ts', 'package-lock.json']) {
    const before = name();
    write(`code/${path}`, 'b');
    assert.notEqual(name(), before, path);
  }
});

test('what was kept is taken as it was, and a build without a store begins with none', () => {
  const [kept, cache, next] = ['kept', 'cache', 'next'].map((name) => join(folder, name)) as [string, string, string];
  takeTexts(kept, 'one', cache);
  assert.deepEqual(readdirSync(cache), []);
  writeFileSync(join(cache, 'data-store.json'), 'texts');
  keepTexts(kept, 'one', cache);
  takeTexts(kept, 'one', next);
  assert.equal(readFileSync(join(next, 'data-store.json'), 'utf8'), 'texts');
});

test('the oldest stores are dropped', () => {
  const [kept, cache] = [join(folder, 'many'), join(folder, 'made')];
  mkdirSync(cache);
  writeFileSync(join(cache, 'data-store.json'), '');
  for (let i = 0; i < 12; i += 1) {
    keepTexts(kept, `store${i}`, cache);
    utimesSync(join(kept, `store${i}`), i, i);
  }
  keepTexts(kept, 'newest', cache);
  assert.equal(readdirSync(kept).length, 8);
  assert.ok(existsSync(join(kept, 'newest')) && existsSync(join(kept, 'store11')) && !existsSync(join(kept, 'store4')));
});
