// One visit per page: it opens without a complaint, fits every window, also with text twice as large, marks its languages, is walked
// through by keyboard, prints black on white, axe finds nothing in it, and without a script it says the same.
import { expect, type Page } from 'playwright/test';
import { wordsOf } from '#words/words.ts';
import { accessibilityFindings } from '../support/browser/accessibility.ts';
import { contrast } from '../support/browser/contrast.ts';
import { expectEveryStop } from '../support/browser/focus-walk.ts';
import { coveredInHeader, outOfReach, scaleText, sideways, smallTargets } from '../support/browser/layout.ts';
import { built, isEnglish, listed, missing, samples, unlisted, visited } from '../support/browser/site-pages.ts';
import { coloursOf, linesOf, unmarkedChinese } from '../support/browser/text.ts';
import { test } from '../support/browser/visitor.ts';
import { isWhole } from '../support/whole.ts';

/** WCAG asks for 4.5 on a screen; paper is not worse off. */
const readable = 4.5;

const show = (page: Page, width: number, colorScheme: 'light' | 'dark' = 'light') =>
  Promise.all([page.setViewportSize({ width, height: 800 }), page.emulateMedia({ colorScheme })]);

async function expectFit(page: Page, what: string): Promise<void> {
  expect.soft(await sideways(page), `sideways ${what}`).toEqual([]);
  expect.soft(await coveredInHeader(page), `in the header ${what}`).toEqual([]);
}

async function expectPaper(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  for (const theme of ['light', 'dark']) {
    await page.evaluate((chosen) => document.documentElement.setAttribute('data-theme', chosen), theme);
    const { body, texts } = await coloursOf(page);
    expect.soft(body, `printed, ${theme}`).toEqual({ color: 'rgb(0, 0, 0)', backgroundColor: 'rgb(255, 255, 255)' });
    const faint = texts.filter(([colour]) => contrast(colour, '#ffffff') < readable);
    expect.soft(faint, `faint on paper, ${theme}`).toEqual([]);
  }
  await page.emulateMedia({ media: null });
}

test('the sitemap lists pages that exist, in both languages', () => {
  expect(listed.filter((path) => !built.includes(path))).toEqual([]);
  expect(listed.filter(isEnglish).length).toBeGreaterThan(0);
  expect(listed.filter((path) => !isEnglish(path)).length).toBeGreaterThan(0);
  const all = listed.length + unlisted.length + missing.length;
  console.log(
    `## 浏览器打开的页：${all} 页中的 ${visited.length} 页\n站点地图 ${listed.length} 页，不列入 ${unlisted.length} 页，错误页 ${missing.length} 页\n`,
  );
});

/** What a button or a box says that is of no use, and not there, without a script. */
const byScript = new Set(
  (['zh', 'en'] as const).flatMap((locale) => [wordsOf(locale).prose.copy.copy, wordsOf(locale).status.refreshes]),
);

test.describe('visited once:', () => {
  for (const path of visited)
    test(path, async ({ visitor: { page, open, complaints }, plain }) => {
      await show(page, 1280);
      const response = await open(path);
      expect(response?.status()).toBe(missing.includes(path) ? 404 : 200);
      expect.soft(await page.locator('h1').count(), 'headings of the first level').toBe(1);
      if (!listed.includes(path))
        await expect
          .soft(page.locator('meta[name=robots][content=noindex], html:not(:has(meta[property="og:url"]))'))
          .not.toHaveCount(0);
      if (isEnglish(path)) expect.soft(await unmarkedChinese(page), 'Chinese that is not marked').toEqual([]);
      expect.soft(await accessibilityFindings(page), 'axe, light').toEqual([]);
      expect.soft(await smallTargets(page), 'targets at 1280 px').toEqual([]);
      await expectFit(page, 'at 1280 px');
      const lines = await linesOf(page);
      if (samples.includes(path)) await expectEveryStop(page);
      await expectPaper(page);
      expect.soft(complaints, 'complaints of the browser, at 1280 px and on paper').toEqual([]);

      // English pages have the same colours and boxes as the Chinese ones of their kind.
      const isThorough = isWhole || !isEnglish(path);
      await open(path);
      await show(page, 1280, 'dark');
      if (isWhole) expect.soft(await accessibilityFindings(page), 'axe, dark').toEqual([]);
      await show(page, 768);
      await expectFit(page, 'at 768 px');
      await show(page, 320);
      await expectFit(page, 'at 320 px');
      expect.soft(await outOfReach(page), 'boxes that scroll out of reach of the keyboard').toEqual([]);
      expect.soft(await smallTargets(page), 'targets at 320 px').toEqual([]);
      if (isThorough) expect.soft(await accessibilityFindings(page), 'axe, dark, at 320 px').toEqual([]);

      await scaleText(page, 2);
      await expectFit(page, 'at 320 px with text twice as large');
      await show(page, 1280);
      await expectFit(page, 'at 1280 px with text twice as large');
      expect.soft(complaints, 'complaints of the browser').toEqual([]);

      await plain.goto(path);
      await expect.soft(plain.locator('h1'), 'without a script').toBeVisible();
      const shown = await linesOf(plain);
      expect.soft(shown.length, 'lines without a script').toBeGreaterThan(3);
      expect
        .soft(
          lines.filter((line) => !shown.includes(line) && !byScript.has(line)),
          'text that needs a script',
        )
        .toEqual([]);
    });
});
