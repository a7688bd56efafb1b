// On paper: no controls, black on white whatever the theme, and it comes to pages.
import { expect, test } from 'playwright/test';
import { contrast } from '../support/browser/contrast.ts';
import { samples } from '../support/browser/site-pages.ts';

/** WCAG asks for 4.5 on a screen; paper is not worse off. */
const readable = 4.5;

test('header controls and ways on are not printed', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto('/subprojects/build-system/');
  await expect(page.locator('h1')).toBeVisible();
  await expect(page.locator('.mark')).toBeVisible();
  for (const part of ['.top nav', '.tools', '.skip', '.neighbours', '.search-dialog'])
    await expect(page.locator(part), part).toBeHidden();
});

for (const theme of ['light', 'dark'])
  test(`text is black on white, chosen theme ${theme}`, async ({ page }) => {
    await page.addInitScript((choice) => localStorage.setItem('theme', choice), theme);
    await page.emulateMedia({ media: 'print' });
    for (const path of samples) {
      await page.goto(path);
      const { body, texts } = await page.evaluate(() => {
        const colours = new Map<string, string>();
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const { parentElement, nodeValue } = walker.currentNode;
          if (!parentElement?.checkVisibility() || !nodeValue?.trim()) continue;
          colours.set(getComputedStyle(parentElement).color, nodeValue.trim().slice(0, 40));
        }
        const { color, backgroundColor } = getComputedStyle(document.body);
        return { body: { color, backgroundColor }, texts: [...colours] };
      });
      expect.soft(body, path).toEqual({ color: 'rgb(0, 0, 0)', backgroundColor: 'rgb(255, 255, 255)' });
      const faint = texts.filter(([colour]) => contrast(colour, '#ffffff') < readable);
      expect.soft(faint, `faint text on ${path}`).toEqual([]);
    }
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
