// Reading without JavaScript, and with text twice as large.
import { expect, type Page, test } from 'playwright/test';
import { contrast } from '../support/browser/contrast.ts';
import { coveredInHeader, doubleText, sideways } from '../support/browser/layout.ts';
import { built, isEnglish, missing } from '../support/browser/site-pages.ts';

const phone = { width: 360, height: 780 };
const pages = [...built, ...missing];
const parts = { Chinese: pages.filter((path) => !isEnglish(path)), English: pages.filter(isEnglish) };

const textOf = async (page: Page): Promise<string[]> => {
  // biome-ignore lint/performance/useDomNodeTextContent: what is shown matters, not what is in the document.
  const text = await page.locator('main').innerText();
  return text.split('\n').map((line) => line.trim());
};

/** Paths that can be reached from `start` by the links in `linksOf`. */
function reachable(start: string, linksOf: Map<string, string[]>): Set<string> {
  const reached = new Set([start]);
  for (const path of reached) for (const to of linksOf.get(path) ?? []) reached.add(to);
  return reached;
}

test.describe('without JavaScript', () => {
  for (const [language, paths] of Object.entries(parts))
    test(`every ${language} page can be reached by links and shows its title and all its text`, async ({ browser }) => {
      test.setTimeout(180_000);
      const baseURL = process.env['SITE_ADDRESS'] ?? '';
      const [plain, scripted] = await Promise.all([
        browser.newPage({ javaScriptEnabled: false, baseURL }),
        browser.newPage({ baseURL }),
      ]);
      const linksOf = new Map<string, string[]>();
      for (const path of paths) {
        await Promise.all([plain.goto(path), scripted.goto(path)]);
        await expect.soft(plain.locator('h1'), path).toBeVisible();
        const shown = await textOf(plain);
        expect.soft(shown.length, `lines of ${path}`).toBeGreaterThan(3);
        const lost = (await textOf(scripted)).filter((line) => !shown.includes(line));
        expect.soft(lost, `text of ${path} that needs JavaScript`).toEqual([]);
        const links = await plain
          .locator('a[href]')
          .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
        linksOf.set(
          path,
          links.map((link) => new URL(link).pathname),
        );
      }
      const reached = reachable(language === 'English' ? '/en/' : '/', linksOf);
      const lost = paths.filter((path) => !missing.includes(path) && !reached.has(path));
      expect(lost, 'pages to which no link leads').toEqual([]);
      await Promise.all([plain.close(), scripted.close()]);
    });

  test.describe('on a phone', () => {
    test.use({ javaScriptEnabled: false, viewport: phone, hasTouch: true });

    test('the menu opens by keyboard and leads on', async ({ page }) => {
      await page.goto('/');
      await expect(page.locator('#menu')).toBeHidden();
      await page.locator('button.menu').focus();
      await page.keyboard.press('Enter');
      await expect(page.locator('#menu')).toBeVisible();
      await page.keyboard.press('Tab');
      await expect(page.locator('#menu a').first()).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL('/subprojects/');
    });

    test('the menu opens and closes by tap and leads on', async ({ page }) => {
      await page.goto('/');
      await page.locator('button.menu').tap();
      await expect(page.locator('#menu')).toBeVisible();
      await page.locator('button.menu').tap();
      await expect(page.locator('#menu')).toBeHidden();
      await page.locator('button.menu').tap();
      await page.locator('#menu a[href="/meetings/"]').tap();
      await expect(page).toHaveURL('/meetings/');
    });
  });

  test.describe('the theme follows the system', () => {
    test.use({ javaScriptEnabled: false });

    for (const colorScheme of ['light', 'dark'] as const)
      test(colorScheme, async ({ page }) => {
        await page.emulateMedia({ colorScheme });
        await page.goto('/');
        const { color, background } = await page.locator('body').evaluate((body) => {
          const style = getComputedStyle(body);
          return { color: style.color, background: style.backgroundColor };
        });
        const paper = colorScheme === 'light' ? '#ffffff' : '#000000';
        expect(contrast(background, paper)).toBeLessThan(1.5);
        expect(contrast(color, paper)).toBeGreaterThan(7);
      });

    test('a switch that could do nothing is not shown', async ({ page }) => {
      await page.goto('/');
      await expect(page.locator('button.theme')).toBeHidden();
    });
  });
});

test.describe('with text twice as large', () => {
  test("a phone's menu opens below the header, however high that is", async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 780 });
    await page.goto('/en/');
    await doubleText(page);
    await page.locator('button.menu').click();
    const header = await page.locator('header.top').boundingBox();
    const menu = await page.locator('#menu').boundingBox();
    expect(menu?.y).toBeGreaterThanOrEqual((header?.y ?? 0) + (header?.height ?? 0) - 1);
  });

  for (const [language, paths] of Object.entries(parts))
    test(`every ${language} page fits, and nothing of its header is covered or cut off`, async ({ page }) => {
      test.setTimeout(180_000);
      for (const path of paths) {
        await page.goto(path);
        await doubleText(page);
        for (const width of [1280, 320]) {
          await page.setViewportSize({ width, height: 800 });
          expect.soft(await sideways(page), `${path} at ${width} px`).toEqual([]);
          expect.soft(await coveredInHeader(page), `header of ${path} at ${width} px`).toEqual([]);
        }
      }
    });
});
