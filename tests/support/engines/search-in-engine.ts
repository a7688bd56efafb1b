// Search in an engine: results that are seen, not only there.
import { expect, test } from 'playwright/test';
import { wordsOf } from '#words/words.ts';
import queries from '../../e2e/search-queries.json' with { type: 'json' };
import { isWhole } from '../whole.ts';
import type { Engine } from './engine.ts';
import { click, complaintsOf, expectPath, expectSeen } from './look.ts';

const pinned = isWhole ? queries : queries.filter((_, at) => at % 10 === 0);

/** Tests of search, with results that must be seen at these widths. */
export function testSearch(engine: () => Engine, widths: number[]): void {
  for (const width of widths)
    test(`what is searched for in the dialog is seen at ${width} px`, async ({ baseURL }) => {
      const page = engine();
      await page.resize(width, 780);
      await page.open(baseURL ?? '');
      await click(page, '[data-search-open]');
      await expectSeen(page, 'dialog input[type=search]');
      await page.type('koji');
      await expectSeen(page, 'dialog .search-results a');
      const shown = await page.evaluate(() => {
        const mark = getComputedStyle(document.querySelector('.search-results mark') as Element);
        const list = document.querySelector('.search-results')?.getBoundingClientRect().height ?? 0;
        return [mark.textDecorationLine, mark.textDecorationThickness, list > 100] as const;
      });
      expect(shown).toEqual(['underline', '2px', true]);
      await page.press('Escape');
      await expectSeen(page, 'h1');
      expect(await complaintsOf(page)).toEqual([]);
    });

  test('the search page answers the question in its address', async ({ baseURL }) => {
    const page = engine();
    await page.resize(widths.at(-1) ?? 360, 780);
    await page.open(`${baseURL}search/?q=koji`);
    await expectSeen(page, 'main .search-results a');
    expect(await complaintsOf(page)).toEqual([]);
  });

  for (const locale of ['zh', 'en'])
    test(`the right page comes first (${locale})`, async ({ baseURL }) => {
      test.setTimeout(120_000);
      const page = engine();
      const asked = pinned.filter((query) => query.locale === locale);
      await page.open(new URL(locale === 'zh' ? '/search/?q=koji' : '/en/search/?q=koji', baseURL).href);
      await expectSeen(page, 'main .search-results a');
      const answers = [];
      for (const entry of asked) {
        await page.evaluate((query) => {
          const input = document.querySelector<HTMLInputElement>('[data-search-page] input');
          if (input) input.value = query;
          input?.dispatchEvent(new Event('input', { bubbles: true }));
        }, entry.query);
        await expect.poll(() => page.evaluate(() => document.querySelector('[aria-busy=true]'))).toBe(null);
        const first = await page.evaluate(() => document.querySelector('.search-results a')?.getAttribute('href'));
        answers.push({ ...entry, first: first?.replace(/#.*/, '') ?? null });
      }
      expect(answers).toEqual(asked);
    });
}

/** Where search cannot run, the reader is told, and the dialog leads to the page with the list of all pages. */
export function testWithoutSearch(engine: () => Engine): void {
  test('search says that it could not be loaded, and leads on to the list of pages', async ({ baseURL }) => {
    const page = engine();
    await page.resize(360, 780);
    await page.open(baseURL ?? '');
    await click(page, '[data-search-open]');
    await expectSeen(page, 'dialog input[type=search]');
    await page.type('koji');
    const status = () => page.evaluate(() => document.querySelector('dialog [role=status]')?.textContent);
    await expect.poll(status).toBe(wordsOf('zh').searchForm.failed);
    await click(page, 'dialog footer a');
    await expectPath(page, '/search/');
    await expectSeen(page, 'h1');
  });
}
