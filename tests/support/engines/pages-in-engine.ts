// One page of each kind in an engine: no complaint, nothing wider than the window, nothing squeezed, both themes.
import { expect, test } from 'playwright/test';
import { brokenDates, sideways, squeezed } from '../browser/layout.ts';
import { missing, samples, visited } from '../browser/site-pages.ts';
import { isWhole } from '../whole.ts';
import type { Engine } from './engine.ts';
import { complaintsOf, paper, shownPaper } from './look.ts';

const paths = isWhole ? visited : [...samples, '/en/', ...missing.slice(0, 1)];

/** Tests of the pages at these widths, in CSS pixels, with the engine that `engine` returns. */
export function testPages(engine: () => Engine, widths: number[]): void {
  for (const path of paths)
    test(path, async ({ baseURL }) => {
      const page = engine();
      await page.open(new URL(path, baseURL).href);
      for (const width of widths) {
        await page.resize(width, 780);
        expect.soft(await sideways(page), `sideways at ${width} px`).toEqual([]);
        expect.soft(await squeezed(page), `squeezed at ${width} px`).toEqual([]);
        expect.soft(await brokenDates(page), `dates at ${width} px`).toEqual([]);
      }
      expect.soft(await shownPaper(page), 'dark, as the system is').toBe(paper.dark);
      await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'light'));
      expect.soft(await shownPaper(page), 'light, as chosen').toBe(paper.light);
      expect.soft(await complaintsOf(page), 'complaints').toEqual([]);
    });
}
