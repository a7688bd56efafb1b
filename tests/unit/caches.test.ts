// What builds and publishing keep for the next time: it comes back as it was kept or not at all, and does not grow for ever.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { shareSquare } from '#model/site/share-card.ts';
import { convertAll } from '#scripts/build/markdown-pages/markdown-pages.ts';
import { keepTexts, takeTexts } from '#scripts/build/rendered-texts.ts';
import { sharePictures } from '#scripts/build/share/share-pictures.ts';
import { compressed } from '#scripts/publish/deploy/release.ts';
import { codeVersion, dropUnused, keep, markUsed, take } from '#scripts/kit/cache.ts';

const folder = mkdtempSync(join(tmpdir(), 'caches-'));
after(() => rmSync(folder, { recursive: true }));
const path = (name: string) => join(folder, name);

/** A kept file with faults, each as a whole file. */
const faultsOf = (whole: Buffer): Record<string, Buffer> => {
  const faults: Record<string, Buffer> = { longer: Buffer.concat([whole, Buffer.from('<script>')]) };
  for (let length = 0; length < whole.length; length++) faults[`cut to ${length} bytes`] = whole.subarray(0, length);
  for (let at = 0; at < whole.length; at++) {
    const flipped = Buffer.from(whole);
    flipped[at] = (flipped[at] ?? 0) ^ 1;
    faults[`byte ${at} changed`] = flipped;
  }
  return faults;
};

describe('a kept file', () => {
  test('comes back as it was kept', () => {
    for (const content of ['', 'a', Buffer.from([0, 255, 10])]) {
      keep(path('same'), content);
      assert.ok(take(path('same'))?.equals(Buffer.from(content)));
    }
    assert.equal(take(path('none')), undefined);
  });

  test('that was cut, changed or made longer does not come back', () => {
    keep(path('one'), 'what was kept');
    for (const [fault, bytes] of Object.entries(faultsOf(readFileSync(path('one'))))) {
      writeFileSync(path('one'), bytes);
      assert.equal(take(path('one')), undefined, fault);
    }
  });

  test('does not stand for another one, nor does a file of an earlier version, which has no seal', () => {
    keep(path('one'), 'what was kept');
    writeFileSync(path('two'), readFileSync(path('one')));
    assert.equal(take(path('two')), undefined);
    writeFileSync(path('two'), 'a file as earlier versions of this code wrote it, longer than the seal');
    assert.equal(take(path('two')), undefined);
  });

  test('that two builds write at once is the one or the other', async () => {
    const cache = new URL('../../scripts/kit/cache.ts', import.meta.url).href;
    const contents = ['a', 'b'].map((letter) => letter.repeat(100_000));
    const writers = contents.map((content) => {
      const code = `import(${JSON.stringify(cache)}).then(({ keep }) => {
        for (let i = 0; i < 50; i++) keep(${JSON.stringify(path('both'))}, ${JSON.stringify(content)});
      })`;
      return new Promise((resolve, reject) => {
        new Worker(code, { eval: true }).on('exit', resolve).on('error', reject);
      });
    });
    const isDone = Promise.all(writers).then(() => true);
    const seen = new Set<string>();
    const turn = () => new Promise<false>((resolve) => setImmediate(resolve, false));
    while (!(await Promise.race([isDone, turn()]))) seen.add(take(path('both'))?.toString() ?? 'none');
    seen.add(take(path('both'))?.toString() ?? '');
    assert.deepEqual(
      [...seen].filter((one) => one !== 'none' && !contents.includes(one)),
      [],
    );
  });
});

test('the version of kept work changes with the code, its names and the libraries that it names', () => {
  mkdirSync(path('code'));
  const write = (name: string, text: string) => writeFileSync(join(path('code'), name), text);
  write('a.ts', 'x');
  const version = () => codeVersion(['*.ts'], ['yaml'], path('code'));
  const first = version();
  assert.equal(version(), first);
  assert.notEqual(codeVersion(['*.ts'], ['satori'], path('code')), first);
  write('note.md', 'x');
  assert.equal(version(), first);
  write('b.ts', '');
  const second = version();
  assert.notEqual(second, first);
  write('b.ts', 'y');
  assert.notEqual(version(), second);
});

test('rendered texts with a script put into them are not taken', () => {
  const [kept, cache, next] = [path('texts'), path('cache'), path('next')];
  mkdirSync(cache);
  writeFileSync(join(cache, 'data-store.json'), '[{"html":"<p>一段文字</p>"}]');
  keepTexts(kept, 'one', cache);
  const whole = readFileSync(join(kept, 'one'), 'utf8');
  writeFileSync(join(kept, 'one'), whole.replace('</p>', '</p><script>alert(1)</script>'));
  takeTexts(kept, 'one', next);
  assert.deepEqual(readdirSync(next), []);
});

test('a picture that was cut in the cache is drawn again', async () => {
  const { path: address, width, height, lines } = shareSquare('SIG-x', '某社区');
  const head = [
    ['', `https://sig.example.org${address}`],
    [':width', width],
    [':height', height],
    [':alt', lines.join('\n')],
  ].map(([name, content]) => `<meta property="og:image${name}" content="${content}">`);
  mkdirSync(path('site'));
  writeFileSync(path('site/index.html'), `<head>${head.join('')}</head>`);
  const build = () => sharePictures(path('site'), new Date(), new AbortController().signal, path('pictures'));
  const picture = () => readFileSync(join(path('site'), address));
  assert.deepEqual(await build(), { pictures: 1, drawn: 1 });
  const whole = picture();
  const [kept = ''] = readdirSync(path('pictures'));
  truncateSync(join(path('pictures'), kept), whole.length / 2);
  assert.deepEqual(await build(), { pictures: 1, drawn: 1 });
  assert.ok(picture().equals(whole));
  assert.deepEqual(await build(), { pictures: 1, drawn: 0 });
  assert.ok(picture().equals(whole));
});

test('a compressed copy that was cut in the cache is made again', async () => {
  const page = Buffer.from('一段文字。'.repeat(1000));
  for (const way of ['br', 'gz'] as const) {
    const copy = () => compressed(way, page, path(way), new Date());
    const whole = await copy();
    const [kept = ''] = readdirSync(path(way));
    truncateSync(join(path(way), kept), 40);
    assert.ok(Buffer.from(await copy()).equals(whole));
    assert.ok(Buffer.from(await copy()).equals(whole));
  }
});

test('Markdown that was changed in the cache is converted again', async () => {
  const file = path('markdown.json');
  const pages = [{ address: 'https://sig.example.org/', main: '<main><h1>标题</h1><p>一段文字</p></main>' }];
  const { signal } = new AbortController();
  const first = await convertAll(pages, signal, file);
  assert.deepEqual(await convertAll(pages, signal, file), { texts: first.texts, converted: 0 });
  const whole = readFileSync(file);
  for (const bytes of [whole.subarray(0, -3), Buffer.from(whole.toString('latin1').replace('#', '-'), 'latin1')]) {
    writeFileSync(file, bytes);
    assert.deepEqual(await convertAll(pages, signal, file), first);
  }
});

test('what was of no use for two weeks is dropped, and what was used in that time stays', () => {
  mkdirSync(path('used'));
  const days = { 'today.png': '2026-11-23', 'last-week.png': '2026-11-14', 'long-ago.png': '2026-11-08' };
  for (const [name, day] of Object.entries(days)) {
    writeFileSync(join(path('used'), name), '');
    markUsed(join(path('used'), name), new Date(day));
  }
  dropUnused(path('used'), new Date('2026-11-23'));
  assert.deepEqual(readdirSync(path('used')).sort(), ['last-week.png', 'today.png']);
  dropUnused(path('nothing'), new Date('2026-11-23'));
});
