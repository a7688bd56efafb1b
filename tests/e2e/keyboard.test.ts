// By keyboard alone: the way past the header, visible focus, order, the phone's menu, tables.
import { expect, test } from 'playwright/test';
import { expectEveryStop, walk } from '../support/browser/focus-walk.ts';

const wide = { width: 1280, height: 800 };
const phone = { width: 360, height: 780 };

test('the first stop leads past the header to the text', async ({ page }) => {
  for (const path of ['/', '/en/charter/', '/no-such-page/']) {
    await page.goto(path);
    await page.keyboard.press('Tab');
    const skip = page.locator('a.skip');
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Enter');
    await expect(page.locator('main')).toBeFocused();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  }
});

for (const path of ['/', '/members/', '/en/join/'])
  test(`every stop of ${path} is reached, outlined and not covered on a phone`, async ({ page }) => {
    await page.setViewportSize(phone);
    await page.goto(path);
    await expectEveryStop(page);
  });

for (const [name, viewport] of Object.entries({ wide, phone }))
  test(`stops in the header follow each other as they stand (${name})`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.goto('/en/members/');
    const lefts = (await walk(page)).stops.filter(({ inHeader }) => inHeader).map(({ left }) => left);
    expect(lefts.length).toBeGreaterThan(3);
    expect(lefts).toEqual([...lefts].sort((a, b) => a - b));
  });

test.describe("the phone's menu", () => {
  test.use({ viewport: phone });

  test('opens, is walked through, and gives the focus back when Escape closes it', async ({ page }) => {
    await page.goto('/members/');
    const button = page.locator('button.menu');
    const menu = page.locator('#menu');
    await button.focus();
    await page.keyboard.press('Space');
    await expect(menu).toBeVisible();
    for (const link of await menu.locator('a').all()) {
      await page.keyboard.press('Tab');
      await expect(link).toBeFocused();
    }
    await page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
    await expect(button).toBeFocused();
  });
});

test('a table wider than the window scrolls by arrow key', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 780 });
  await page.goto('/docs/site/checks/');
  const table = page.locator('.table').first();
  expect(await table.evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(true);
  await expect(table).toHaveAccessibleName(/\S/);
  // Chromium lets the keyboard into any box that scrolls; Safari only where it is told to.
  await expect(table).toHaveAttribute('tabindex', '0');
  await table.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => table.evaluate((box) => box.scrollLeft)).toBeGreaterThan(0);
});
