// What builds and publishing keep for the next time does not grow for ever.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { dropUnused, markUsed } from '#scripts/kit/cache.ts';

test('what was of no use for two weeks is dropped, and what was used in that time stays', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'caches-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const days = { 'today.png': '2026-11-23', 'last-week.png': '2026-11-14', 'long-ago.png': '2026-11-08' };
  for (const [name, day] of Object.entries(days)) {
    writeFileSync(join(folder, name), '');
    markUsed(join(folder, name), new Date(day));
  }
  dropUnused(folder, new Date('2026-11-23'));
  assert.deepEqual(readdirSync(folder).sort(), ['last-week.png', 'today.png']);
  dropUnused(join(folder, 'none'), new Date('2026-11-23'));
});
