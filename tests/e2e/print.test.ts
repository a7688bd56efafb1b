// On paper: no controls, and it comes to pages. That text is black on white stands in pages.test.ts.
import { expect, test } from 'playwright/test';

test('header controls and ways on are not printed', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto('/subprojects/build-system/');
  await expect(page.locator('h1')).toBeVisible();
  await expect(page.locator('.mark')).toBeVisible();
  for (const part of ['.top nav', '.tools', '.skip', '.neighbours', '.search-dialog'])
    await expect(page.locator(part), part).toBeHidden();
});

test('the charter comes out as pages with their numbers, and the last one is not only a footer', async ({ page }) => {
  await page.goto('/charter/');
  const whole = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
  await page.evaluate(() => document.querySelector('footer')?.remove());
  const without = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
  const count = (document: string) => document.match(/\/Type\s*\/Page\b/g)?.length;
  expect(whole.startsWith('%PDF-')).toBe(true);
  expect(count(whole)).toBe(count(without));
  expect(count(whole)).toBeGreaterThanOrEqual(1);
});
