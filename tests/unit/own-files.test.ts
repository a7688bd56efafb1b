// A link in a folder that is published is found, wherever it stands; the check reports it.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { after, test } from 'node:test';
import exampleSite from '../../examples/site.config.ts';
import { siteConfig } from '#schemas/site.ts';
import { images } from '#scripts/check/checks/images.ts';
import { publicFiles } from '#scripts/check/checks/public-files.ts';
import { readable } from '#scripts/check/checks/readable.ts';
import { read } from '#scripts/check/content/read.ts';
import { isOutside, linksIn } from '#scripts/kit/own-files.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'own-files-')));
after(() => rmSync(root, { recursive: true }));

const write = (path: string, text: string): string => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  return path;
};
const link = (path: string, target: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  symlinkSync(target, join(root, path));
};
const secret = join(root, write('machine/secret.png', 'secret'));

const links: [path: string, target: string][] = [
  ['public/.well-known/host.txt', '/etc/hostname'],
  ['public/downloads/machine', join(root, 'machine')],
  ['public/broken.txt', '/no/such/file'],
  ['live/koji.json', '../machine/secret.png'],
  ['live/history', '/etc'],
  ['content/docs/site/a/zh.md', '/etc/hostname'],
  ['content/docs/site/b', '../../../machine'],
  ['content/news/2026/2026-01-13-x/chart.png', secret],
];
for (const [path, target] of links) link(path, target);
write('content/pages/join/zh.md', '---\ntitle: 加入\nsummary: 一句话。\n---\n\n![图](../../../machine/secret.png)\n');
write('content/news/2026/2026-01-13-x/zh.md', '---\ntitle: 题\nsummary: 一句话。\n---\n\n![图](./chart.png)\n');

const site = () =>
  read({
    folder: join(root, 'content'),
    publicFolder: join(root, 'public'),
    liveFolder: join(root, 'live'),
    config: siteConfig.parse(exampleSite),
    configFile: 'examples/site.config.ts',
    now: new Date('2026-11-22T12:00:00Z'),
  });
const inRoot = (file: string) => relative(root, join(process.cwd(), file));

test('links to files and folders are found in the content, in public/ and in the live folder', () => {
  const found = [...readable.run(site()), ...publicFiles.run(site())];
  const named = found.filter((one) => one.found.includes('符号链接')).map(({ file }) => inRoot(file));
  assert.deepEqual(named.sort(), links.map(([path]) => path).sort());
});

test('a picture outside the content folder is no picture of a text, with a link or without', () => {
  const found = images.run(site()).map(({ file, found: what }) => `${inRoot(file)} ${what}`);
  assert.ok(
    found.some((one) => /join\/zh\.md .*secret\.png 不是本站的文件/.test(one)),
    found.join('\n'),
  );
  assert.ok(
    found.some((one) => /x\/zh\.md .*chart\.png 不是本站的文件/.test(one)),
    found.join('\n'),
  );
  assert.ok(isOutside(join(root, 'content/docs/site/b/x.png'), join(root, 'content')));
  assert.ok(!isOutside(join(root, 'content/pages/join/zh.md'), join(root, 'content')));
});

test('a folder that is a link itself is found inside the checkout; outside, whoever names it has chosen it', () => {
  link('checkout/src', join(root, 'content'));
  link('checkout/public', '/etc');
  const checkout = join(root, 'checkout');
  assert.deepEqual(
    linksIn(join(checkout, 'src/pages'), checkout).map(({ path }) => path),
    [join(checkout, 'src')],
  );
  assert.deepEqual(
    linksIn(join(checkout, 'public'), checkout).map(({ target }) => target),
    ['/etc'],
  );
  link('chosen', join(root, 'content/pages'));
  assert.deepEqual(linksIn(join(root, 'chosen'), checkout), []);
  assert.deepEqual(linksIn(join(root, 'no/such/folder'), checkout), []);
});
