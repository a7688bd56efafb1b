// What a reader does in an engine: the menu, the theme, filters, back and forward, a copy, a print.
import { expect, test } from 'playwright/test';
import { countPages } from '../pdf.ts';
import type { Engine } from './engine.ts';
import { click, expectPath, expectSeen, paper, shownPaper } from './look.ts';

const isMenuOpen = (engine: Engine): Promise<boolean> =>
  engine.evaluate(() => document.querySelector('#menu')?.getClientRects().length !== 0);

/** Whether the menu lies over some of the page below the header. */
const coversPage = (engine: Engine): Promise<boolean> =>
  engine.evaluate(() => {
    const top = document.querySelector('main')?.getBoundingClientRect().top ?? 0;
    const rows = Array.from({ length: Math.floor((innerHeight - top) / 20) }, (_, row) => top + 10 + row * 20);
    return rows.some((y) => document.elementFromPoint(innerWidth / 2, y)?.closest('#menu') != null);
  });

/** Tests of reading; `popovers` tells whether the engine has them, and so a menu that opens. */
export function testReading(engine: () => Engine, { popovers, widths }: { popovers: boolean; widths: number[] }): void {
  test('the menu of a phone covers nothing until it is opened, and is closed after a link and back', async ({
    baseURL,
  }) => {
    const page = engine();
    await page.resize(360, 780);
    await page.open(`${baseURL}members/`);
    await expectSeen(page, 'h1');
    expect(await coversPage(page)).toBe(false);
    if (popovers) {
      await click(page, 'button.menu');
      for (const part of ['#menu a[href="/meetings/"]', '#menu .join a', '.mark', 'button.menu'])
        await expectSeen(page, part);
      await page.press('Escape');
      await expect.poll(() => isMenuOpen(page)).toBe(false);
      await expectSeen(page, 'h1');
      // With text twice as large the header has more than one row.
      await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
      await click(page, 'button.menu');
      for (const part of ['#menu a', '.mark', 'button.menu']) await expectSeen(page, part);
      await page.press('Escape');
      await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
      await click(page, 'button.menu');
    }
    await click(page, '#menu a[href="/meetings/"]');
    await expectPath(page, '/meetings/');
    await expectSeen(page, 'h1');
    await page.back();
    await expectPath(page, '/members/');
    await expect.poll(() => isMenuOpen(page)).toBe(!popovers);
    expect(await coversPage(page)).toBe(false);
    await expectSeen(page, 'h1');
  });

  test('the theme goes from the system to light to dark, and is kept on the next page', async ({ baseURL }) => {
    const page = engine();
    await page.resize(widths.at(-1) ?? 360, 780);
    await page.open(`${baseURL}charter/`);
    await expect.poll(() => shownPaper(page)).toBe(paper.dark);
    await click(page, 'button.theme');
    await expect.poll(() => shownPaper(page)).toBe(paper.light);
    await page.open(`${baseURL}join/`);
    expect(await shownPaper(page)).toBe(paper.light);
    await click(page, 'button.theme');
    await expect.poll(() => shownPaper(page)).toBe(paper.dark);
    await click(page, 'button.theme');
    await expect.poll(() => shownPaper(page)).toBe(paper.dark);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  test('back and forward show the pages that were left', async ({ baseURL }) => {
    const page = engine();
    await page.resize(widths.at(-1) ?? 360, 780);
    await page.open(`${baseURL}subprojects/`);
    await click(page, 'main a[href="/subprojects/build-system/"]');
    await expectPath(page, '/subprojects/build-system/');
    await page.back();
    await expectPath(page, '/subprojects/');
    await expectSeen(page, 'h1');
    await page.forward();
    await expectPath(page, '/subprojects/build-system/');
    await expectSeen(page, 'h1');
  });

  test('what is to be confirmed is underlined with dashes', async ({ baseURL }) => {
    const page = engine();
    await page.open(`${baseURL}subprojects/build-system/`);
    const shown = await page.evaluate(() => {
      const { textDecorationLine, textDecorationStyle } = getComputedStyle(document.querySelector('.ask') as Element);
      return [textDecorationLine, textDecorationStyle];
    });
    expect(shown).toEqual(['underline', 'dashed']);
  });

  test('a copy of the founding text has no line numbers', async ({ baseURL }) => {
    const page = engine();
    await page.open(`${baseURL}charter/2022-08-18/`);
    // What the engine copies cannot be read here, and what it says is selected has the numbers in any case.
    const select = await page.evaluate(() => {
      const number = document.querySelector('.numbered li > a') as HTMLElement;
      return getComputedStyle(number).webkitUserSelect;
    });
    expect(select).toBe('none');
  });

  test('the charter is printed on a few pages', async ({ baseURL }) => {
    const page = engine();
    await page.open(`${baseURL}charter/`);
    const pages = countPages(await page.print());
    expect(pages).toBeGreaterThanOrEqual(2);
    expect(pages).toBeLessThanOrEqual(8);
  });

  test('a filter leaves out what it says, and is not offered where it cannot', async ({ baseURL }) => {
    const page = engine();
    await page.open(`${baseURL}meetings/decisions/`);
    // The site has no decisions yet: a filter and two rows, named as those of the example site.
    await page.evaluate(() => {
      const filter = '<fieldset class="filter"><label><input type="checkbox" id="show-in-force">1</label></fieldset>';
      const rows = ['in force', 'superseded'].map((state) => `<li data-state="${state}">${state}</li>`);
      document.querySelector('main')?.insertAdjacentHTML('afterbegin', `${filter}<ol>${rows.join('')}</ol>`);
    });
    const shown = (selector: string) =>
      page.evaluate((of) => document.querySelector(of)?.getClientRects().length !== 0, selector);
    expect(await shown('[data-state="superseded"]')).toBe(true);
    const isOffered = await page.evaluate(() => CSS.supports('selector(:has(a))'));
    expect(await shown('.filter')).toBe(isOffered);
    if (!isOffered) return;
    await click(page, '#show-in-force');
    await expect.poll(() => shown('[data-state="superseded"]')).toBe(false);
    expect(await shown('[data-state="in force"]')).toBe(true);
  });
}
