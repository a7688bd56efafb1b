// Search in a real browser: what comes first, by keyboard, under the site's policy, and what a reader is told when it fails.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from 'playwright/test';
import { wordsOf } from '#words/words.ts';
import type { Locale } from '#language/locales.ts';
import queries from './search-queries.json' with { type: 'json' };
import { contrast } from '../support/browser/contrast.ts';
import { onScriptError } from '../support/browser/script-errors.ts';

const words = wordsOf('zh').searchForm;
const home: Record<Locale, string> = { zh: '/', en: '/en/' };
const dialog = (page: Page) => page.locator('dialog[open]');
const input = (page: Page) => page.locator('[role=search] input[type=search]');
const links = (page: Page) => page.locator('.search-results a');
const status = (page: Page) => page.getByRole('status');

/** Opens the dialog from this page with "/", as the shortest way. */
const open = async (page: Page, path = '/') => {
  await page.goto(path);
  await page.keyboard.press('/');
  await expect(input(page)).toBeFocused();
};

/** Types and waits until the results belong to what was typed. */
const ask = async (page: Page, text: string) => {
  await input(page).fill(text);
  await expect(page.locator('.search-results[aria-busy=true]')).toHaveCount(0);
};

/** Whatever the page complains of: console errors, exceptions, violations of the policy. */
const complaints = (page: Page): string[] => {
  const found: string[] = [];
  page.on('console', (message) => message.type() === 'error' && found.push(message.text()));
  onScriptError(page, (message) => found.push(message));
  return found;
};

for (const locale of ['zh', 'en'] as const) {
  const pinned = queries.filter((entry) => entry.locale === locale);
  test(`the right page comes first for ${pinned.length} queries (${locale})`, async ({ page }) => {
    test.setTimeout(120_000);
    await open(page, home[locale]);
    const found = [];
    for (const entry of pinned) {
      await ask(page, entry.query);
      const href = (await links(page).count()) > 0 ? await links(page).first().getAttribute('href') : null;
      found.push({ ...entry, first: href?.replace(/#.*/, '') ?? null });
    }
    expect(found).toEqual(pinned);
  });
}

test('at least 40 queries are pinned, each once', () => {
  expect(queries.length).toBeGreaterThanOrEqual(40);
  expect(new Set(queries.map(({ locale, query }) => `${locale} ${query}`)).size).toBe(queries.length);
});

test('nothing of search is loaded before it is opened', async ({ page }) => {
  const requested: string[] = [];
  page.on('request', (request) => requested.push(new URL(request.url()).pathname));
  const ofSearch = () => requested.filter((path) => /^\/pagefind\/|\/(dialog|search)[^/]*\.(js|css)$/.test(path));
  for (const path of ['/', '/en/members/', '/search/']) {
    await page.goto(path, { waitUntil: 'networkidle' });
    expect(ofSearch()).toEqual([]);
  }
  await input(page).focus();
  await expect.poll(ofSearch).toHaveLength(1);
  await ask(page, 'koji');
  await expect.poll(ofSearch).toContain('/pagefind/pagefind.js');
});

test('the whole of search works by keyboard, without a complaint of the browser', async ({ page }) => {
  const found = complaints(page);
  const response = await page.goto('/members/');
  expect(response?.headers()['content-security-policy']).toContain("script-src 'self' 'wasm-unsafe-eval'");
  expect(response?.headers()['content-security-policy']).not.toContain('unsafe-inline');

  await page.locator('[data-search-open]').focus();
  await page.keyboard.press('Enter');
  await expect(input(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.locator('[data-search-open]')).toBeFocused();

  await page.keyboard.press('/');
  await expect(input(page)).toBeFocused();
  await page.keyboard.type('koji');
  await expect(links(page).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(links(page).nth(0)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(links(page).nth(1)).toBeFocused();
  await page.keyboard.press('End');
  await expect(links(page).last()).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowUp');
  await expect(input(page)).toBeFocused();

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/subprojects\/build-system\/(#.*)?$/);
  expect(found).toEqual([]);
});

test('Escape closes the dialog at once, with text in it, and the text is there again', async ({ page }) => {
  await open(page);
  await ask(page, 'koji');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.locator('[data-search-open]')).toBeFocused();
  await page.keyboard.press('/');
  await expect(input(page)).toHaveValue('koji');
});

test('Enter in the dialog leads to the search page with the same answer', async ({ page }) => {
  await open(page, '/en/');
  await ask(page, 'koji');
  const first = await links(page).first().getAttribute('href');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/en\/search\/\?q=koji$/);
  await expect(links(page).first()).toHaveAttribute('href', first ?? '');
});

test('"/" types a slash in a field, and opens nothing once it is turned off', async ({ page }) => {
  await page.goto('/search/');
  await input(page).focus();
  await page.keyboard.press('/');
  await expect(input(page)).toHaveValue('/');

  await open(page);
  await page.getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.reload();
  await page.keyboard.press('/');
  await expect(dialog(page)).toHaveCount(0);
  await page.locator('[data-search-open]').click();
  await expect(input(page)).toBeFocused();
});

test('the spelling that an input method shows is not searched for', async ({ page }) => {
  await open(page);
  const keyboard = await page.context().newCDPSession(page);
  await keyboard.send('Input.imeSetComposition', { text: 'goujian', selectionStart: 7, selectionEnd: 7 });
  await expect(input(page)).toHaveValue('goujian');
  await keyboard.send('Input.insertText', { text: '构建' });
  await expect(links(page).first()).toHaveAttribute('href', /build/);
  await expect(page.locator('dialog footer a')).toHaveAttribute('href', `/search/?q=${encodeURIComponent('构建')}`);
});

test('an English word is found from a Chinese page, under a heading and in its language', async ({ page }) => {
  await open(page);
  await ask(page, 'mailboxes');
  await expect(page.locator('.search-results h2')).toHaveText(words.other);
  await expect(page.locator('.search-results ol')).toHaveAttribute('lang', 'en');
  await expect(links(page).first()).toHaveAttribute('href', /^\/en\//);
});

test('results of the language of the page come before those of the other', async ({ page }) => {
  await open(page, '/en/');
  await ask(page, 'koji');
  await expect(page.locator('.search-results > *').nth(0)).not.toHaveAttribute('lang');
  await expect(page.locator('.search-results > ol').nth(1)).toHaveAttribute('lang', 'zh-CN');
  for (const link of await page.locator('.search-results > ol:not([lang]) a').all()) {
    expect(await link.getAttribute('href')).toMatch(/^\/en\//);
  }
});

test('the excerpt marks what the reader typed, as the page writes it', async ({ page }) => {
  await open(page);
  await ask(page, 'sig-infra@LISTS.opencloudos.org');
  await expect(page.locator('.search-results mark').first()).toHaveText('SIG-infra@lists.opencloudos.org');
});

test('the number of results, no result and no question are said in words', async ({ page }) => {
  await open(page);
  await expect(status(page)).toHaveText(words.hint);
  await ask(page, '构建系统');
  await expect(status(page)).toHaveText(/^\d+\+? 条结果/);
  await ask(page, 'qwertyuiop');
  await expect(status(page)).toHaveText(`${words.none} qwertyuiop`);
  await expect(links(page)).toHaveCount(0);
  await ask(page, '  ');
  await expect(status(page)).toHaveText(words.hint);
});

test('a missing index and a broken connection are said in words, and asking again works once it is there', async ({
  page,
}) => {
  await page.route('**/pagefind/**', (route) => route.fulfill({ status: 404, body: '' }));
  await open(page);
  await ask(page, 'koji');
  await expect(status(page)).toHaveText(words.missing);
  await page.unroute('**/pagefind/**');
  await page.route('**/pagefind/**', (route) => route.abort());
  await ask(page, 'koji构');
  await expect(status(page)).toHaveText(words.failed);
  await page.unroute('**/pagefind/**');
  await ask(page, 'koji构建');
  await expect(links(page).first()).toHaveAttribute('href', /build/);
});

test('an index that breaks off while it is loaded is said in words', async ({ page }) => {
  await page.route('**/pagefind/wasm*', (route) => route.abort());
  await open(page);
  await ask(page, 'koji');
  await expect(status(page)).toHaveText(words.failed);
});

for (const piece of ['index', 'fragment'])
  test(`a tab whose index is gone since a release (${piece}) finds in the new one`, async ({ page }) => {
    await open(page);
    await ask(page, 'koji');
    await expect(links(page).first()).toBeVisible();
    let isAsked = false;
    await page.route(`**/pagefind/${piece}/*`, (route) =>
      isAsked ? route.continue() : route.fulfill({ status: 404, body: '' }),
    );
    await page.route('**/pagefind/pagefind-entry.json*', async (route) => {
      isAsked = true;
      const response = await route.fetch();
      await route.fulfill({ response, body: `${await response.text()}\n` });
    });
    await ask(page, '石春丽');
    await expect(links(page).first()).toHaveAttribute('href', '/members/shi-chunli/');
    await expect(input(page)).toHaveValue('石春丽');
  });

test('the search page answers the question in its address, and the address follows the reader', async ({ page }) => {
  await page.goto(`/search/?q=${encodeURIComponent('石春丽')}`);
  await expect(input(page)).toHaveValue('石春丽');
  await expect(links(page).first()).toHaveAttribute('href', '/members/shi-chunli/');
  await ask(page, '易林');
  await expect(page).toHaveURL(`/search/?q=${encodeURIComponent('易林')}`);
  await page.locator('h1').click();
  await page.keyboard.press('/');
  await expect(input(page)).toBeFocused();
  await expect(dialog(page)).toHaveCount(0);
});

test('without a script the link leads to a page with the list of all pages', async ({ browser, baseURL }) => {
  const page = await browser.newPage({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  await page.goto('/');
  await page.locator('[data-search-open]').click();
  await expect(page).toHaveURL('/search/');
  await expect(page.locator('noscript p')).toHaveText(wordsOf('zh').searchPage.noScript);
  await expect(page.locator('main a[href="/subprojects/build-system/"]')).toBeVisible();
  await expect(page.locator('main input')).toBeDisabled();
  await page.close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the open dialog and on the search page (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page);
    await ask(page, 'koji');
    await page.keyboard.press('ArrowDown');
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.goto('/search/?q=koji');
    await expect(links(page).first()).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}

test('on a phone the dialog fills the screen and nothing runs over its edge', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto('/');
  await page.locator('[data-search-open]').click();
  await ask(page, 'SIG-Secretary-infra@lists.opencloudos.org');
  expect(await dialog(page).boundingBox()).toEqual({ x: 0, y: 0, width: 360, height: 640 });
  const widths = await page.locator('dialog .search-results').evaluate((list) => [list.scrollWidth, list.clientWidth]);
  expect(widths[0]).toBe(widths[1]);
});

test('the results are to be seen, not only there, at every width', async ({ page }) => {
  for (const width of [360, 768, 1280, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    await open(page);
    await ask(page, '构建系统');
    const list = await page.locator('dialog .search-results').boundingBox();
    const first = await links(page).first().boundingBox();
    expect(list?.height, `height of the list at ${width} px`).toBeGreaterThan(100);
    expect(first?.y, `first result at ${width} px`).toBeLessThan((list?.y ?? 0) + (list?.height ?? 0));
    await page.keyboard.press('Escape');
  }
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`with forced colours the word that was found can be read (${colorScheme})`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ ...(baseURL && { baseURL }), colorScheme, forcedColors: 'active' });
    const page = await context.newPage();
    await open(page);
    await ask(page, 'koji');
    const mark = page.locator('.search-results mark').first();
    const [color, ground] = await mark.evaluate((node) => [
      getComputedStyle(node).color,
      getComputedStyle(document.body).backgroundColor,
    ]);
    expect(contrast(color ?? '', ground ?? '')).toBeGreaterThan(7);
    await context.close();
  });

for (const by of ['Enter', 'click'] as const)
  test(`a result on the page where the reader is leads to its section (${by})`, async ({ page }) => {
    await open(page, '/charter/');
    await ask(page, '联络方式');
    const result = page.locator('.search-results a[href^="/charter/#"]').first();
    const id = ((await result.getAttribute('href')) ?? '').replace(/^.*#/, '');
    if (by === 'click') await result.click();
    else await result.press('Enter');
    await expect(dialog(page)).toHaveCount(0);
    await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
    expect(await page.evaluate(() => document.activeElement?.closest('header') ?? null)).toBeNull();
  });

test('"/" can be turned off wherever it works: in a narrow window and on the search page', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  for (const path of ['/', '/search/']) {
    await open(page, path);
    const label = page.getByText(words.shortcut);
    await expect(label.getByRole('checkbox')).toBeVisible();
    expect((await label.boundingBox())?.height).toBeGreaterThanOrEqual(24);
  }
});

test('a heading in the text of a row covers none of its links', async ({ page }) => {
  await page.goto('/charter/');
  const more = page.locator('.ledger .more').first();
  await more.evaluate((text) => {
    text.insertAdjacentHTML(
      'beforeend',
      '<h3 id="x">小节<a class="anchor" href="#x"></a></h3><p><a href="/">x</a></p>',
    );
  });
  await more.locator('p a').last().click();
  await expect(page).toHaveURL('/');
});
