// Which pages of the last build are taken again: those whose reads all say the same now, and that are as they were written.
import assert from 'node:assert/strict';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { makers, pagesName } from '#scripts/build/kept-pages.ts';
import { once } from '#model/records/once.ts';
import { nameOf, note } from '#model/records/reads.ts';
import { keptPages, keyMaker } from '#records/kept-pages.ts';

const folder = mkdtempSync(join(tmpdir(), 'kept-pages-'));
after(() => rmSync(folder, { recursive: true }));

describe('a build', () => {
  const html = (text: string, more?: ResponseInit) =>
    new Response(text, { headers: { 'content-type': 'text/html' }, ...more });
  const shared = once((about: { now: string }) => {
    note('now');
    return about.now;
  });
  const [from, to] = [join(folder, 'from'), join(folder, 'to')];

  /** Makes these pages when `values` are what stands at the names; which were made anew, and what each said. */
  const build = async (
    values: Record<string, string>,
    paths: string[],
    make = (path: string) => html(`<p>${path}`),
  ) => {
    const pages = keptPages(
      { from, to },
      keyMaker((name) => values[name]),
    );
    const about = { now: values['now'] ?? '' };
    const made: string[] = [];
    const texts: Record<string, string> = {};
    for (const path of paths) {
      const response = await pages.page(path, async () => {
        made.push(path);
        note(nameOf('facts', path));
        if (path === '/clock/') shared(about);
        return make(path);
      });
      texts[path] = await response.text();
    }
    pages.end();
    return { made, texts };
  };
  const paths = ['/', '/clock/', '/en/'];
  const values = { now: '1', 'facts\t/': 'a', 'facts\t/en/': 'b' };
  const first = async () => {
    rmSync(from, { force: true });
    const built = await build(values, paths);
    writeFileSync(from, readFileSync(to));
    return built;
  };

  test('takes the pages again whose reads say the same, also those that the last one took', async () => {
    const { made, texts } = await first();
    assert.deepEqual(made, paths);
    for (let again = 0; again < 2; again++) {
      assert.deepEqual(await build(values, paths), { made: [], texts });
      writeFileSync(from, readFileSync(to));
    }
    assert.deepEqual((await build({ ...values, 'facts\t/': 'c' }, paths)).made, ['/']);
    assert.deepEqual((await build(values, [...paths, '/new/'])).made, ['/new/']);
  });

  test('at another time makes the pages that show something of the clock, also through work done once', async () => {
    await first();
    assert.deepEqual((await build({ ...values, now: '2' }, paths)).made, ['/clock/']);
  });

  test('makes a page with a picture anew, as the picture is made with it, and keeps no redirect and no file', async () => {
    const picture = () => html('<img src="/_astro/a.png">');
    const others = [picture, () => html('', { status: 404 }), () => Response.json({})];
    for (const make of others) {
      rmSync(from, { force: true });
      const { texts } = await build(values, ['/'], make);
      writeFileSync(from, readFileSync(to));
      assert.deepEqual(await build(values, ['/'], make), { made: ['/'], texts });
    }
  });

  test('makes all pages that the file does not have as they were written', async () => {
    const { texts } = await first();
    const whole = readFileSync(from);
    for (const cut of [0, 10, 39, 41, whole.length - 100, whole.length - 1]) {
      writeFileSync(from, whole.subarray(0, cut));
      assert.deepEqual(await build(values, paths), { made: paths, texts }, `cut to ${cut}`);
    }
    for (let at = 0; at < whole.length; at += 7) {
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      writeFileSync(from, flipped);
      assert.deepEqual((await build(values, paths)).texts, texts, `byte ${at}`);
    }
    // A page put in the place of another of the same length.
    const text = whole.toString('latin1');
    writeFileSync(from, Buffer.from(text.replace('<p>/en/', '<p>/no/'), 'latin1'));
    assert.deepEqual(await build(values, paths), { made: ['/en/'], texts });
  });
});

test('pages are kept for one code, one configuration and one folder with its MDX files and pictures, whatever its records say', () => {
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const code = 'src/pages/[...locale]/index.astro';
  for (const path of [code, 'src/site.ts', 'src/content/pages/home/zh.md', 'astro.config.mjs', 'package-lock.json'])
    write(`code/${path}`, 'a');
  for (const path of ['pages/home/zh.md', 'people/member-a.yaml', 'docs/a/b/zh.mdx', 'docs/a/b/one.png'])
    write(`site/content/${path}`, 'a');
  write('site/site.config.ts', 'a');
  const name = () => pagesName(join(folder, 'site/content'), join(folder, 'code'));
  const first = name();
  for (const path of [
    'site/content/pages/home/zh.md',
    'site/content/people/member-a.yaml',
    'code/src/content/pages/home/zh.md',
  ]) {
    write(path, 'b');
    assert.equal(name(), first, path);
  }
  const others = [
    `code/${code}`,
    'code/src/site.ts',
    'code/astro.config.mjs',
    'code/package.json',
    'code/package-lock.json',
    'code/scripts/build/a.ts',
  ];
  for (const path of [
    ...others,
    'site/site.config.ts',
    'site/content/docs/a/b/zh.mdx',
    'site/content/docs/a/b/one.png',
  ]) {
    const before = name();
    write(path, 'c');
    assert.notEqual(name(), before, path);
  }
  assert.notEqual(pagesName(join(folder, 'other/content'), join(folder, 'code')), name());
});

test('all that Astro is configured with is among what pages depend on', () => {
  const imported = [...readFileSync('astro.config.mjs', 'utf8').matchAll(/from '\.\/([^']+)'/g)].map(
    ([, path = '']) => path,
  );
  const files = new Set(globSync(makers));
  assert.ok(imported.length > 3);
  assert.deepEqual(
    imported.filter((path) => !files.has(path)),
    [],
  );
});
