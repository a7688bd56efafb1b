// The original charter is kept, handed out and shown as it was, byte for byte.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { folder, pageAt } from '../support/built-site.ts';

const source = 'src/content/pages/charter/versions/2022-08-18.md';
const sha256 = '7bb55fca1c60932eeca30481b0ef486767ad5274f45f7333749ee4523531a708';
const hash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

test('the file in the repository has not changed by a byte', () => {
  assert.equal(hash(source), sha256);
});

test('the file to download is the same', () => {
  assert.equal(hash(join(folder, 'charter/2022-08-18.md')), sha256);
});

for (const path of ['/charter/2022-08-18/', '/en/charter/2022-08-18/']) {
  test(`${path} links the file, and shows every line of it under its number, slips included`, () => {
    const { root } = pageAt(path);
    assert.ok(root.querySelector('main a[href="/charter/2022-08-18.md"]'));
    const lines = readFileSync(source, 'utf8').trimEnd().split('\n');
    const shown = lines.map((_, i) => root.querySelector(`#L${i + 1} .line`)?.text);
    assert.equal(shown.join('\n'), lines.join('\n'));
    assert.equal(root.querySelector(`#L${lines.length + 1}`), null);
  });
}
