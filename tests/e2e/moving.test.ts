// Going from page to page: a fade and pages fetched ahead where the reader wants them, and back at once.
import { chromium, expect, test } from 'playwright/test';

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

test('going back shows the page as it was left', async ({ launchOptions, baseURL }) => {
  // Playwright turns the browser's cache of left pages off, and loses a page that comes back from it: a second one asks.
  const browser = await chromium.launch({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] });
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
