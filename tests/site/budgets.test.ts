// What a page weighs before the reader does anything: one TCP flight of HTML with its CSS, and hardly any JavaScript.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { assertNone, folder, isInternal, type Page, pages, resolved } from '../support/built-site.ts';

const htmlBudget = 13_000;
const scriptBudget = 1_000;
/** Of a page with code to copy, tabs or live states. */
const codeBudget = 3_000;

const brotli = (text: string): number => {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT, BROTLI_MAX_QUALITY } = constants;
  const params = { [BROTLI_PARAM_QUALITY]: BROTLI_MAX_QUALITY, [BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text) };
  return text === '' ? 0 : brotliCompressSync(text, { params }).length;
};

const isScript = (type: string | undefined): boolean => !type || /^(module|text\/javascript)$/.test(type);

/** Static imports of a script; `import(…)` loads only when it is called. */
const importsOf = (script: string): string[] =>
  [...script.matchAll(/\bimport\s*(?:[\w$*{}\s,]+?\bfrom\s*)?["']([^"']+)["']/g)].map((match) => match[1] ?? '');

/** The script files that `names` load at once, with all they import; paths from the root of the site. */
const withImports = (names: string[], from: string, found = new Set<string>()): Set<string> => {
  for (const name of names) {
    const path = posix.resolve(posix.dirname(from), name);
    if (found.has(path)) continue;
    found.add(path);
    withImports(importsOf(readFileSync(join(folder, path), 'utf8')), path, found);
  }
  return found;
};

const weigh = (page: Page) => {
  const scripts = page.root.querySelectorAll('script').filter((script) => isScript(script.getAttribute('type')));
  const inline = scripts.filter((script) => !script.hasAttribute('src')).map(({ rawText }) => rawText);
  const preloaded = page.root
    .querySelectorAll('link[rel=modulepreload]')
    .map((link) => link.getAttribute('href') ?? '');
  const named = [...scripts.flatMap((script) => script.getAttribute('src') ?? []), ...preloaded];
  const foreign = named.filter((name) => !isInternal(resolved(page, name)));
  const files = withImports(
    [...named.filter((name) => !foreign.includes(name)), ...inline.flatMap(importsOf)],
    page.path,
  );
  const sizes = [inline.join('\n'), ...[...files].map((file) => readFileSync(join(folder, file), 'utf8'))].map(brotli);
  return {
    path: page.path,
    html: brotli(page.html),
    most: /class="copied"|data-refresh|data-zone/.test(page.html) ? codeBudget : scriptBudget,
    script: sizes.reduce((a, b) => a + b),
    foreign,
  };
};

const weights = pages.map(weigh).sort((a, b) => b.html - a.html || (a.path < b.path ? -1 : 1));
const bytes = (size: number): string => String(size).padStart(6);

test('every page with its styles fits into one flight, and the heaviest are printed', () => {
  const rows = weights.slice(0, 10).map(({ path, html, script }) => `${bytes(html)} ${bytes(script)}  ${path}`);
  console.log(
    `\n## 最重的页面（brotli 字节）：网页上限 ${htmlBudget}，脚本上限 ${scriptBudget}，共 ${weights.length} 页\n  网页   脚本  页面\n${rows.join('\n')}\n`,
  );
  const heavy = weights.filter(({ html }) => html > htmlBudget);
  assertNone(heavy.map(({ path, html }) => `${path} ${html} 字节`));
});

test('no page loads more than a kilobyte of JavaScript before the reader searches, with code to copy or tabs three', () => {
  const heavy = weights.filter(({ script, most, foreign }) => script > most || foreign.length > 0);
  assertNone(heavy.map(({ path, script, foreign }) => `${path} ${script} 字节 ${foreign}`));
});

test('every page has its styles in it: no stylesheet is loaded', () => {
  const loading = pages.filter(
    ({ root }) => root.querySelector('link[rel=stylesheet], style:empty') || !root.querySelector('head style'),
  );
  assertNone(loading.map(({ path }) => path));
});

test('nothing of the search is loaded before it is opened', () => {
  const eager = pages.filter(({ html }) => /(src|href)="[^"]*pagefind/.test(html));
  assertNone(eager.map(({ path }) => path));
});

test('no font is loaded', () => {
  const fonts = globSync('**/*.{woff,woff2,ttf,otf,eot}', { cwd: folder });
  const faces = pages.filter(({ html }) => /@font-face/.test(html)).map(({ path }) => path);
  assert.deepEqual([...fonts, ...faces], []);
});
