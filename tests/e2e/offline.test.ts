// The offline copy, unpacked and opened from disk: every link leads on, nothing is asked for, the theme works, search says why not.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { expect, type Page, test } from 'playwright/test';
import { wordsOf } from '#words/words.ts';
import { isEnglish, missing, visited } from '../support/browser/site-pages.ts';
import { onScriptError } from '../support/browser/script-errors.ts';

let folder = '';
let pages: string[] = [];

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'offline-'));
  const from = process.env['SITE_DIST'] ?? 'dist';
  execFileSync('node', ['scripts/export/main.ts', 'offline', '--from', from, '--out', join(folder, 'site.zip')]);
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(join(folder, 'site.zip'))))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
    if (path.endsWith('.html')) pages.push(path);
  }
  pages = pages.sort();
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const addressOf = (path: string) => pathToFileURL(join(folder, path)).href;
const home = () => pages.find((path) => path.split('/').length === 2 && path.endsWith('/index.html')) ?? '';

/** All that goes wrong, and every request that is not for a file of the copy. */
const watch = (page: Page): string[] => {
  const wrong: string[] = [];
  page.on('requestfailed', (request) => {
    // The icon of a page that is left before it came.
    const isLeft = request.failure()?.errorText === 'net::ERR_ABORTED';
    if (!isLeft) wrong.push(`failed ${request.url()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(pathToFileURL(folder).href)) wrong.push(`asked ${request.url()}`);
  });
  onScriptError(page, (message) => wrong.push(`error ${message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(`console ${message.text()}`);
  });
  return wrong;
};

test('every link into the copy has its file', () => {
  const leading = pages.flatMap((path) =>
    [...readFileSync(join(folder, path), 'utf8').matchAll(/<a [^>]*href="?([^"\s>]+)/g)].map(([, href = '']) =>
      new URL(href, addressOf(path)).href.replace(/[?#].*/, ''),
    ),
  );
  const inCopy = new Set(leading.filter((link) => link.startsWith('file:')));
  expect([...inCopy].filter((link) => !existsSync(fileURLToPath(link)))).toEqual([]);
  expect(inCopy.size).toBeGreaterThan(pages.length / 2);
});

test('pages open from disk without a complaint', async ({ page }) => {
  test.setTimeout(180_000);
  const wrong = watch(page);
  // The English pages have the same scripts.
  const opened = visited.filter((path) => !isEnglish(path) && !missing.includes(path));
  for (const path of opened) {
    await page.goto(new URL(`.${path}index.html`, addressOf(home())).href, { waitUntil: 'domcontentloaded' });
    expect(await page.locator('h1').count(), path).toBeGreaterThan(0);
  }
  expect(wrong).toEqual([]);
});

test('a reader clicks from the home page to a member and over to English, and the theme stays', async ({ page }) => {
  const wrong = watch(page);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(addressOf(home()));
  await page.locator('button.theme').click();
  await page.locator('button.theme').click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  // From file to file Chromium may change its process, and what the old one stored in its last milliseconds is lost:
  // a reader is slower than that. A second page sees when it is stored.
  const second = await page.context().newPage();
  await expect(async () => {
    await second.goto(addressOf(home()));
    await expect(second.locator('html')).toHaveAttribute('data-theme', 'dark', { timeout: 500 });
  }).toPass();
  await second.close();
  await page
    .locator('header.top nav a', { hasText: wordsOf('zh').nav.members })
    .first()
    .click();
  await expect(page).toHaveURL(/\/members\/index\.html$/);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.locator('main tbody th a').first().click();
  await expect(page).toHaveURL(/\/members\/[\w-]+\/index\.html$/);
  await page.locator('header.top a[hreflang=en]').click();
  await expect(page).toHaveURL(/\/en\/members\/[\w-]+\/index\.html$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  expect(wrong).toEqual([]);
});

for (const locale of ['zh', 'en'] as const)
  test(`search leads to the list of all pages and says why it cannot search (${locale})`, async ({ page }) => {
    const wrong = watch(page);
    const start = locale === 'zh' ? home() : home().replace('index.html', 'en/index.html');
    await page.goto(addressOf(start));
    await page.locator('[data-search-open]').click();
    await expect(page).toHaveURL(/\/search\/index\.html$/);
    await expect(page.getByText(wordsOf(locale).offline.noSearch)).toBeVisible();
    await expect(page.locator('input[type=search]')).toHaveCount(0);
    await page.goto(addressOf(start));
    await page.keyboard.press('/');
    await expect(page).toHaveURL(/\/search\/index\.html$/);
    await page.locator('main .links a').first().click();
    await expect(page.locator('h1')).toBeVisible();
    expect(wrong).toEqual([]);
  });

test('the foot of a page says that it is a copy, and of when', async ({ page }) => {
  await page.goto(addressOf(home()));
  await expect(page.locator('footer')).toContainText(/离线副本，\d{4}-\d{2}-\d{2} 制作。/);
});
