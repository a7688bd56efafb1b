// The header without JavaScript, and with text twice as large. That pages are read whole so stands in pages.test.ts.
import { expect, test } from 'playwright/test';
import { contrast } from '../support/browser/contrast.ts';
import { scaleText } from '../support/browser/layout.ts';

const phone = { width: 360, height: 780 };
test.describe('without JavaScript', () => {
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
    await scaleText(page, 2);
    await page.locator('button.menu').click();
    const header = await page.locator('header.top').boundingBox();
    const menu = await page.locator('#menu').boundingBox();
    expect(menu?.y).toBeGreaterThanOrEqual((header?.y ?? 0) + (header?.height ?? 0) - 1);
  });
});

test('Chinese words have at least 14 px and are never in the typeface of code', async ({ page }) => {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const path of [
      '/',
      '/charter/',
      '/members/',
      '/meetings/',
      '/status/',
      '/upkeep/holes/',
      '/contribute/people/',
    ]) {
      await page.goto(path);
      const wrong = await page.evaluate(() => {
        const found: string[] = [];
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = texts.nextNode(); node; node = texts.nextNode()) {
          const parent = node.parentElement as HTMLElement;
          const text = node.textContent ?? '';
          if (!/\p{Script=Han}/u.test(text) || parent.closest('code, pre, kbd, script, style, .numbered')) continue;
          const { fontSize, fontFamily } = getComputedStyle(parent);
          if (Number.parseFloat(fontSize) < 14) found.push(`${fontSize} ${text.trim()}`);
          if (fontFamily.startsWith('ui-monospace')) found.push(`${fontFamily} ${text.trim()}`);
        }
        return found;
      });
      expect(wrong, `${path} at ${width} px`).toEqual([]);
    }
  }
});
