// Work that must not overlap: it waits for its turn, and its turn comes.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { exclusive } from '#scripts/kit/lock.ts';

describe('work in turn', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'in-turn-'));
  });
  after(() => rmSync(folder, { recursive: true }));
  const claim = { command: 'npm run build', minutes: 10 };
  const never = new AbortController().signal;

  test('does not overlap, and all of it is done', async () => {
    const log: string[] = [];
    const work = (name: string) =>
      exclusive(folder, claim, never, async () => {
        log.push(`${name} begins`);
        await sleep(30);
        log.push(`${name} ends`);
        return name;
      });
    assert.deepEqual((await Promise.all([work('a'), work('b'), work('c')])).sort(), ['a', 'b', 'c']);
    assert.equal(log.length, 6);
    for (let at = 0; at < 6; at += 2) assert.equal(log[at]?.replace('begins', 'ends'), log[at + 1]);
    assert.deepEqual(readdirSync(folder), []);
  });

  test('that fails gives way to the next', async () => {
    await assert.rejects(
      exclusive(folder, claim, never, async () => {
        throw new Error('front matter');
      }),
      /front matter/,
    );
    assert.equal(await exclusive(folder, claim, never, async () => 'next'), 'next');
  });

  test('can be stopped while it waits', async () => {
    const stop = new AbortController();
    let ran = false;
    await exclusive(folder, claim, never, async () => {
      const waiting = exclusive(folder, claim, stop.signal, async () => {
        ran = true;
      });
      setTimeout(() => stop.abort(), 20);
      await assert.rejects(waiting, { name: 'AbortError' });
    });
    assert.equal(ran, false);
  });
});
