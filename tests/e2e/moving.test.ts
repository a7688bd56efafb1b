// Going from page to page: a fade and pages fetched ahead where the reader wants them, and back at once.
import { chromium, expect, type LaunchOptions, test } from 'playwright/test';

const next = '/subprojects/';

for (const dataSaverEnabled of [false, true])
  test(`a page that the reader points at is fetched ahead, saving data: ${dataSaverEnabled}`, async ({ page }) => {
    // Playwright does not see requests that the browser makes ahead; the browser's own protocol tells of them.
    const protocol = await page.context().newCDPSession(page);
    const fetched: string[] = [];
    protocol.on('Preload.prefetchStatusUpdated', ({ prefetchUrl, status }) => {
      if (status === 'Ready') fetched.push(new URL(prefetchUrl).pathname);
    });
    await protocol.send('Emulation.setDataSaverOverride' as 'Preload.enable', { dataSaverEnabled } as object);
    await protocol.send('Preload.enable');
    await page.goto('/');
    await page.locator(`header a[href="${next}"]`).hover();
    if (dataSaverEnabled) await page.waitForTimeout(2000);
    await expect.poll(() => fetched).toEqual(dataSaverEnabled ? [] : [next]);
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
