// What a reader asks of the system: forced colours, reduced motion.
import { expect, type Locator, type Page, test } from 'playwright/test';
import { contrast } from '../support/browser/contrast.ts';

const pages = ['/', '/subprojects/build-system/'];
/** What WCAG 2.2 asks of marks and focus, 1.4.11. */
const discernible = 3;

/** Colours that an element is drawn in, its text apart, and what is behind it. */
const drawnIn = (element: Locator) =>
  element.evaluate((node) => {
    const style = getComputedStyle(node);
    const edge = (what: 'outline' | 'borderBottom' | 'borderTop') =>
      style[`${what}Style`] !== 'none' && Number.parseFloat(style[`${what}Width`]) >= 1 ? [style[`${what}Color`]] : [];
    /** The opaque colours of a hatching. */
    const hatching = style.backgroundImage.match(/rgb\([^)]+\)/g) ?? [];
    const edges = [...edge('outline'), ...edge('borderBottom'), ...edge('borderTop')];
    return {
      colours: [...edges, style.backgroundColor, ...hatching],
      behind: getComputedStyle(document.body).backgroundColor,
    };
  });

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`forced colours, ${colorScheme}`, () => {
    test.use({ colorScheme, contextOptions: { forcedColors: 'active' } });

    for (const path of pages)
      test(`focus is visible on ${path}`, async ({ page }) => {
        await page.goto(path);
        expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
        await page.keyboard.press('Tab');
        for (let stop = 0; stop < 15; stop += 1) {
          await page.keyboard.press('Tab');
          const { colours, behind } = await drawnIn(page.locator(':focus'));
          expect(Math.max(...colours.map((colour) => contrast(colour, behind)))).toBeGreaterThanOrEqual(discernible);
        }
      });

    test('the marks of a state stay visible', async ({ page }) => {
      await page.goto('/');
      const dots = await page.locator('.status-dot').all();
      expect(dots.length).toBeGreaterThan(0);
      for (const dot of dots) {
        const { colours, behind } = await drawnIn(dot);
        expect(Math.max(...colours.map((colour) => contrast(colour, behind)))).toBeGreaterThanOrEqual(discernible);
      }
    });

    test('links that are marks, and the join button, keep their edge', async ({ page }) => {
      await page.goto('/subprojects/build-system/');
      for (const selector of ['.ask', '.tools .join']) {
        const { decorated, edge } = await page
          .locator(selector)
          .first()
          .evaluate((node) => {
            const { textDecorationLine, borderBottomStyle } = getComputedStyle(node);
            return { decorated: textDecorationLine, edge: borderBottomStyle };
          });
        expect(decorated === 'underline' || edge !== 'none', selector).toBe(true);
      }
    });
  });

/** Rules in force that animate the way from one page to the next. */
const transitionsBetweenPages = (page: Page) =>
  page.evaluate(() => {
    const inForce = (rule: CSSRule): CSSRule[] => {
      if (rule instanceof CSSMediaRule && !matchMedia(rule.conditionText).matches) return [];
      return rule instanceof CSSGroupingRule ? [...rule.cssRules].flatMap(inForce) : [rule];
    };
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].flatMap(inForce));
    return rules.filter((rule) => rule instanceof CSSViewTransitionRule).map(({ cssText }) => cssText);
  });

for (const [reducedMotion, count] of [
  ['no-preference', 1],
  ['reduce', 0],
] as const)
  test(`transitions between pages with reduced motion "${reducedMotion}": ${count}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion });
    for (const path of pages) {
      await page.goto(path);
      expect(await transitionsBetweenPages(page), path).toHaveLength(count);
      expect(await page.evaluate(() => document.getAnimations().length), path).toBe(0);
    }
  });
