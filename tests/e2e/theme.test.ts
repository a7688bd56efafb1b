// The theme switch: cycles, is remembered, does not flash, says what it is set to.
import { expect, type Page, test } from 'playwright/test';
import { wordsOf } from '#words/words.ts';
import { onScriptError } from '../support/browser/script-errors.ts';

const paper = { light: 'rgb(251, 252, 254)', dark: 'rgb(11, 16, 32)' };
const root = (page: Page) => page.locator('html');
const shown = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const theSwitch = (page: Page) => page.locator('button.theme');

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`on a ${colorScheme} system`, () => {
    test.use({ colorScheme });

    test('the switch goes from the system to light to dark and back', async ({ page }) => {
      await page.goto('/');
      expect(await shown(page)).toBe(paper[colorScheme]);
      await theSwitch(page).click();
      expect(await shown(page)).toBe(paper.light);
      await theSwitch(page).click();
      expect(await shown(page)).toBe(paper.dark);
      await theSwitch(page).click();
      expect(await shown(page)).toBe(paper[colorScheme]);
    });

    test('the choice is kept over navigation and reload, and then forgotten with "system"', async ({ page }) => {
      await page.goto('/');
      await theSwitch(page).click();
      await theSwitch(page).click();
      await page.locator('.top nav a').first().click();
      await expect(page).toHaveURL('/subprojects/');
      expect(await shown(page)).toBe(paper.dark);
      await page.reload();
      expect(await shown(page)).toBe(paper.dark);
      await page.goto('/en/charter/');
      expect(await shown(page)).toBe(paper.dark);
      await theSwitch(page).click();
      await page.reload();
      expect(await shown(page)).toBe(paper[colorScheme]);
      expect(await page.evaluate(() => localStorage.length)).toBe(0);
    });
  });

test('a choice made in one page is shown in every other that is open', async ({ page, context }) => {
  const other = await context.newPage();
  await page.goto('/');
  await other.goto('/charter/');
  await theSwitch(page).click();
  await theSwitch(page).click();
  await expect.poll(() => shown(other)).toBe(paper.dark);
  await expect(theSwitch(other)).toHaveAccessibleName(new RegExp(wordsOf('zh').theme.dark));
  await theSwitch(page).click();
  await expect.poll(() => shown(other)).toBe(paper.light);
  await expect(root(other)).not.toHaveAttribute('data-theme');
});

for (const locale of ['zh', 'en'] as const)
  test(`its name and its sign say what it is set to (${locale})`, async ({ page }) => {
    const { label, auto, light, dark } = wordsOf(locale).theme;
    const signs = new Set<string>();
    await page.goto(locale === 'zh' ? '/' : '/en/');
    for (const state of [auto, light, dark, auto]) {
      await expect(theSwitch(page)).toHaveAccessibleName(new RegExp(`${label}.*${state}`));
      const sign = await theSwitch(page).evaluate((button) => getComputedStyle(button, '::before').backgroundImage);
      // Its colour changes under the mouse.
      signs.add(sign.replace(/rgba?\([^)]*\)/g, ''));
      await theSwitch(page).click();
    }
    // A half, an empty and a full circle; back at the start it is the first again.
    expect(signs.size).toBe(3);
  });

test('it works by keyboard', async ({ page }) => {
  await page.goto('/');
  await theSwitch(page).focus();
  await page.keyboard.press('Enter');
  await expect(root(page)).toHaveAttribute('data-theme', 'light');
  await page.keyboard.press('Space');
  await expect(root(page)).toHaveAttribute('data-theme', 'dark');
  await expect(theSwitch(page)).toBeFocused();
});

test('the choice is applied before the body is there and before the first frame, so nothing flashes', async ({
  page,
}) => {
  await page.addInitScript(() => {
    localStorage.setItem('theme', 'dark');
    const seen: Record<string, string | undefined> = {};
    Object.assign(globalThis, { seen });
    const theme = () => document.documentElement.dataset['theme'];
    new MutationObserver((_changes, observer) => {
      if (!document.body) return;
      seen['body'] = theme();
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
    requestAnimationFrame(() => {
      seen['frame'] = theme();
    });
  });
  for (const path of ['/', '/charter/2022-08-18/', '/en/upkeep/', '/no-such-page/']) {
    await page.goto(path);
    await page.evaluate(() => new Promise(requestAnimationFrame));
    expect(await page.evaluate('seen'), path).toEqual({ body: 'dark', frame: 'dark' });
  }
});

test('where storage is forbidden, the switch still works for the page', async ({ page }) => {
  const errors: string[] = [];
  onScriptError(page, (message) => errors.push(message));
  await page.addInitScript(() =>
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('Access is denied', 'SecurityError');
      },
    }),
  );
  await page.goto('/');
  await theSwitch(page).click();
  await theSwitch(page).click();
  expect(await shown(page)).toBe(paper.dark);
  await theSwitch(page).click();
  expect(await shown(page)).toBe(paper.light);
  expect(errors).toEqual([]);
});

test('an unknown choice in storage is as none', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('theme', 'purple'));
  await page.goto('/');
  expect(await shown(page)).toBe(paper.light);
  await expect(theSwitch(page)).toHaveAccessibleName(new RegExp(wordsOf('zh').theme.auto));
});
