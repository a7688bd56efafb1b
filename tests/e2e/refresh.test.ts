// A status page that stays open changes only what is new, and stops where the reader says so.
import { expect, test } from 'playwright/test';

test('what is new is put in its place; what the reader has opened and where the focus is stays', async ({ page }) => {
  await page.clock.install();
  await page.goto('/status/');
  await page.evaluate(() => {
    for (const heading of document.querySelectorAll('main h2')) heading.setAttribute('tabindex', '-1');
    (document.querySelector('main h2') as HTMLElement).focus();
    Object.assign(window, { seen: [...document.querySelectorAll('main h2, main li')] });
  });
  const box = page.locator('[data-refresh] input');
  await expect(box).toBeVisible();
  await page.route('**/status/', async (route) => {
    const answer = await route.fetch();
    const html = (await answer.text()).replace(/(<p class="headline"[^>]*>[\s\S]*?<\/i>)[^<]*/, '$1新的状态');
    await route.fulfill({ response: answer, body: html });
  });
  await page.clock.runFor(301_000);
  await expect(page.locator('.headline')).toContainText('新的状态');
  const kept = await page.evaluate(() => {
    const seen = (window as unknown as { seen: Element[] }).seen;
    return {
      all: seen.every((node) => node.isConnected),
      focus: document.activeElement === seen.find(({ tagName }) => tagName === 'H2'),
    };
  });
  expect(kept).toEqual({ all: true, focus: true });

  await box.uncheck();
  await page.unrouteAll();
  await page.clock.runFor(301_000);
  await expect(page.locator('.headline')).toContainText('新的状态');
  await page.reload();
  await expect(box).not.toBeChecked();
});
