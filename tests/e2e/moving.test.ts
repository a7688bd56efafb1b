// Going from page to page: a fade and pages fetched ahead where the reader wants them, and back at once.
import { chromium, expect, type LaunchOptions, type Page, test } from 'playwright/test';

const next = '/subprojects/';

/** Pages that the browser fetches ahead of its own accord; Playwright does not see them, the browser's own protocol tells of them. */
async function fetchedAhead(page: Page, dataSaverEnabled: boolean): Promise<string[]> {
  const protocol = await page.context().newCDPSession(page);
  const fetched: string[] = [];
  protocol.on('Preload.prefetchStatusUpdated', ({ prefetchUrl, status }) => {
    if (status === 'Ready') fetched.push(new URL(prefetchUrl).pathname);
  });
  await protocol.send('Emulation.setDataSaverOverride' as 'Preload.enable', { dataSaverEnabled } as object);
  await protocol.send('Preload.enable');
  return fetched;
}

test('a page that the reader points at is fetched ahead, but not where data is to be saved', async ({
  browser,
  baseURL,
}) => {
  const [saving, usual] = await Promise.all([1, 2].map(() => browser.newPage({ ...(baseURL && { baseURL }) })));
  if (!saving || !usual) throw new Error('no pages');
  const fetched = { saving: await fetchedAhead(saving, true), usual: await fetchedAhead(usual, false) };
  // The saving reader points first: when the other's page has come, theirs would have come, too.
  for (const page of [saving, usual]) {
    await page.goto('/');
    await page.locator(`header a[href="${next}"]`).hover();
  }
  await expect.poll(() => fetched.usual).toEqual([next]);
  expect(fetched.saving).toEqual([]);
  await Promise.all([saving.close(), usual.close()]);
});

for (const [reducedMotion, fades] of [
  ['no-preference', true],
  ['reduce', false],
] as const)
  test(`pages ${fades ? 'fade' : 'do not fade'} into each other, reduced motion: ${reducedMotion}`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion });
    await page.addInitScript(() => {
      addEventListener('pagereveal', (event) => {
        sessionStorage['fades'] = String(Boolean((event as unknown as { viewTransition: unknown }).viewTransition));
      });
    });
    await page.goto('/');
    await page.locator(`header a[href="${next}"]`).click();
    await page.waitForURL(`**${next}`);
    await expect.poll(() => page.evaluate(() => sessionStorage['fades'])).toBe(String(fades));
  });

/** A browser with its cache of left pages, which Playwright turns off; it loses a page that comes back from it: a second one asks. */
const withLeftPages = (launchOptions: LaunchOptions) =>
  chromium.launch({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] });

test('going back shows the page as it was left', async ({ launchOptions, baseURL }) => {
  const browser = await withLeftPages(launchOptions);
  try {
    const context = await browser.newContext({ ...(baseURL && { baseURL }) });
    const watcher = await context.newPage();
    await watcher.goto('/contact/');
    for (const path of ['/', '/charter/', '/meetings/', '/status/', '/search/']) {
      const reader = await context.newPage();
      await reader.goto(path);
      await reader.evaluate((shown) => {
        addEventListener('pageshow', ({ persisted }) => localStorage.setItem(shown, String(persisted)));
      }, path);
      await reader.goto('/join/');
      await reader.evaluate(() => void setTimeout(() => history.back()));
      await expect.poll(() => watcher.evaluate((shown) => localStorage.getItem(shown), path), path).toBe('true');
    }
  } finally {
    await browser.close();
  }
});

test('a page that comes back has its menu closed', async ({ launchOptions, baseURL }) => {
  const browser = await withLeftPages(launchOptions);
  try {
    const context = await browser.newContext({ ...(baseURL && { baseURL }), viewport: { width: 360, height: 780 } });
    const watcher = await context.newPage();
    await watcher.goto('/contact/');
    const reader = await context.newPage();
    await reader.goto('/');
    await reader.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => {
        localStorage.setItem('shown', `${persisted} ${document.querySelector('#menu:popover-open') !== null}`);
      });
    });
    await reader.locator('button.menu').click();
    await reader.locator('#menu a[href="/meetings/"]').click();
    await reader.waitForURL('**/meetings/');
    await reader.evaluate(() => void setTimeout(() => history.back()));
    await expect.poll(() => watcher.evaluate(() => localStorage.getItem('shown'))).toBe('true false');
  } finally {
    await browser.close();
  }
});

test('a page that comes back shows the theme chosen since', async ({ launchOptions, baseURL }) => {
  const browser = await withLeftPages(launchOptions);
  try {
    const context = await browser.newContext({ ...(baseURL && { baseURL }), colorScheme: 'light' });
    const watcher = await context.newPage();
    await watcher.goto('/contact/');
    const reader = await context.newPage();
    await reader.goto('/charter/');
    await reader.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => {
        localStorage.setItem('shown', `${persisted} ${document.documentElement.dataset['theme']}`);
      });
    });
    await reader.goto('/join/');
    for (const _ of ['light', 'dark']) await reader.locator('button.theme').click();
    await reader.evaluate(() => void setTimeout(() => history.back()));
    await expect.poll(() => watcher.evaluate(() => localStorage.getItem('shown'))).toBe('true dark');
  } finally {
    await browser.close();
  }
});
