// Every page: opens without a complaint, fits every window, and axe finds nothing in it.
import { expect } from 'playwright/test';
import { accessibilityFindings } from '../support/browser/accessibility.ts';
import { outOfReach, sideways } from '../support/browser/layout.ts';
import { built, isEnglish, listed, missing, unlisted } from '../support/browser/site-pages.ts';
import { test } from '../support/browser/visitor.ts';

const widths = { wide: 1280, middle: 768, narrow: 320 };

test('the sitemap lists pages that exist, in both languages', () => {
  expect(listed.filter((path) => !built.includes(path))).toEqual([]);
  expect(listed.filter(isEnglish).length).toBeGreaterThan(0);
  expect(listed.filter((path) => !isEnglish(path)).length).toBeGreaterThan(0);
  const count = listed.length + unlisted.length + missing.length;
  console.log(
    `## 浏览器逐页检查：${count} 页\n站点地图 ${listed.length} 页，不列入 ${unlisted.length} 页，错误页 ${missing.length} 页\n`,
  );
});

test.describe('opens quietly, fits and is accessible:', () => {
  for (const path of [...listed, ...unlisted, ...missing])
    test(path, async ({ visitor: { page, open, complaints } }) => {
      const look = (width: number, colorScheme: 'light' | 'dark') =>
        Promise.all([page.setViewportSize({ width, height: 800 }), page.emulateMedia({ colorScheme })]);

      await look(widths.wide, 'light');
      const response = await open(path);
      expect(response?.status()).toBe(missing.includes(path) ? 404 : 200);
      expect.soft(await page.locator('h1').count(), 'headings of the first level').toBe(1);
      expect.soft(await sideways(page), 'sideways at 1280 px').toEqual([]);
      expect.soft(await accessibilityFindings(page), 'axe, light').toEqual([]);

      await look(widths.wide, 'dark');
      expect.soft(await accessibilityFindings(page), 'axe, dark').toEqual([]);

      await look(widths.middle, 'light');
      expect.soft(await sideways(page), 'sideways at 768 px').toEqual([]);

      await look(widths.narrow, 'light');
      expect.soft(await sideways(page), 'sideways at 320 px').toEqual([]);
      expect.soft(await outOfReach(page), 'boxes that scroll out of reach of the keyboard').toEqual([]);
      expect.soft(await accessibilityFindings(page), 'axe at 320 px').toEqual([]);

      expect.soft(complaints, 'complaints of the browser').toEqual([]);
    });
});

test('an unlisted page asks search engines not to list it', async ({ visitor: { page, open } }) => {
  for (const path of [...unlisted, ...missing]) {
    await open(path);
    await expect.soft(page.locator('meta[name=robots]'), path).toHaveAttribute('content', 'noindex');
  }
});
