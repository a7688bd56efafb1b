// A page that can be opened from disk, and the zip of all of them.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { noProgress } from '#scripts/kit/progress.ts';
import { offlinePage } from '#scripts/export/offline/page.ts';
import { offlineFiles } from '#scripts/export/offline/site.ts';
import { writeZip } from '#scripts/export/offline/site.ts';
import { wordsOf } from '#words/words.ts';

const files = new Set(['index.html', 'join/index.html', 'members/yi-lin/index.html', 'mark.svg', 'calendar/all.ics']);
const settings = {
  fileAt: (path: string) => [path.slice(1), `${path.slice(1)}index.html`].find((file) => files.has(file)),
  words: wordsOf('zh').offline,
  day: '2026-11-24',
  address: 'https://sig.example.org/',
};
const page = (html: string, file = 'members/yi-lin/index.html') => offlinePage(html, file, settings);

describe('a page', () => {
  test('leads to the files of other pages, wherever it lies itself', () => {
    assert.equal(page('<a href="/join/#cla">').html, '<a href="../../join/index.html#cla">');
    assert.equal(page('<a class="x" href="/">').html, '<a class="x" href="../../index.html">');
    assert.equal(page('<link rel="icon" href="/mark.svg">', 'index.html').html, '<link rel="icon" href="mark.svg">');
    assert.deepEqual(page('<a href="/calendar/all.ics"><a href="/join/">').used, [
      'calendar/all.ics',
      'join/index.html',
    ]);
  });

  test('keeps its text, other sites, places on itself and addresses of mail', () => {
    const html =
      '<p>href="/join/" &lt;a href="/x"&gt;</p><a href="#a"><a href="https://e.org/x"><a href="mailto:a@e.org">';
    assert.equal(page(html).html, html);
    assert.equal(page('<a title="a > b" href="/join/">').html, '<a title="a > b" href="../../join/index.html">');
  });

  test('has nothing in it for servers, search engines and other sites', () => {
    const html =
      '<link rel="canonical" href="http://localhost/"><link rel="alternate" hreflang="en" href="http://localhost/en/">' +
      '<meta property="og:image" content="http://localhost/a.png"><script type="application/ld+json">{"a":1}</script>' +
      '<script type="speculationrules">{}</script>';
    assert.equal(page(html).html, '');
  });

  test('loads nothing: scripts that would are told that they cannot', () => {
    const script = 'var a=`/_astro/dialog.js`,c=()=>import(a),r=async()=>{let t=await fetch(location.href)}';
    assert.equal(
      page(`<script type="module">${script}</script>`).html,
      '<script type="module">var a=``,c=()=>Promise.reject(),r=async()=>{let t=await Promise.reject()}</script>',
    );
    assert.throws(() => page('<script type="module" src="/mark.svg"></script>'), /有脚本需要加载其他文件/);
    assert.throws(() => page('<script>import(f(x))</script>'), /有脚本需要加载其他文件/);
  });

  test('says instead of the search form that there is no search, and at its foot what it is', () => {
    const { html } = page('<form role="search" data-search-page><input></form><footer class="foot"></footer>');
    assert.match(html, /^<p>离线副本不支持搜索/);
    assert.match(
      html,
      /离线副本，2026-11-24 制作。 <a href="https:\/\/sig\.example\.org\/">查看在线版本，内容可能较新<\/a>.*<\/footer>$/,
    );
  });

  test('with a path of the site that has no file is an error', () => {
    assert.throws(() => page('<a href="/nowhere/">'), /\/nowhere\/ 没有对应的文件/);
    assert.throws(() => page('<img srcset="/a.png 2x">'), /以 \/ 开头的路径/);
  });
});

describe('the copy', () => {
  const siteIn = (t: TestContext): string => {
    const folder = mkdtempSync(join(tmpdir(), 'offline-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const made: Record<string, string> = {
      'site/index.html': '<a href="/en/"><img src="/mark.svg">',
      'site/en/index.html': '<a href="/"><footer></footer>',
      'site/404.html': '<a href="/">',
      'site/en/404/index.html': '<a href="/">',
      'site/mark.svg': '<svg/>',
      'site/pagefind/pagefind.js': 'x',
    };
    for (const [path, text] of Object.entries(made)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return folder;
  };
  const zipOf = (folder: string, name: string, day = '2026-11-24') => {
    const all = offlineFiles({ folder: join(folder, 'site'), day, address: undefined }, noProgress);
    return writeZip(join(folder, name), 'sig-offline', all, day);
  };

  test('is every page but the error pages, what they show, and nothing of the search', (t) => {
    const folder = siteIn(t);
    assert.equal(zipOf(folder, 'a.zip').files, 3);
    const files = unzipSync(readFileSync(join(folder, 'a.zip')));
    assert.deepEqual(Object.keys(files).sort(), [
      'sig-offline/en/index.html',
      'sig-offline/index.html',
      'sig-offline/mark.svg',
    ]);
    const english = strFromU8(files['sig-offline/en/index.html'] ?? new Uint8Array());
    assert.match(english, /^<a href="\.\.\/index\.html">.*Offline copy, made on 2026-11-24\./);
  });

  test('has the same bytes each time, in any zone of the machine', (t) => {
    const folder = siteIn(t);
    const zone = process.env['TZ'];
    t.after(() => {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    });
    const bytes = ['Asia/Shanghai', 'America/New_York', 'UTC'].map((each) => {
      process.env['TZ'] = each;
      zipOf(folder, 'a.zip');
      return readFileSync(join(folder, 'a.zip')).toString('base64');
    });
    assert.equal(new Set(bytes).size, 1);
  });

  test('is whole or not there: one that fails leaves the one before', (t) => {
    const folder = siteIn(t);
    zipOf(folder, 'a.zip');
    const before = readFileSync(join(folder, 'a.zip'));
    writeFileSync(join(folder, 'site/zz.html'), '<a href="/nowhere/">');
    assert.throws(() => zipOf(folder, 'a.zip'), /nowhere/);
    assert.deepEqual(readFileSync(join(folder, 'a.zip')), before);
    assert.ok(!existsSync(join(folder, `a.zip.${process.pid}`)));
  });

  test('needs a built site', (t) => {
    const folder = siteIn(t);
    rmSync(join(folder, 'site/index.html'));
    assert.throws(() => zipOf(folder, 'a.zip'), /没有已构建的站点（缺少 index\.html）。请先运行 npm run build/);
  });
});
