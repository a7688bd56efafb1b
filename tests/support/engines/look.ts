// What a reader sees in an engine, and the clicks that only reach what is seen.
import { expect } from 'playwright/test';
import type { Engine } from './engine.ts';

/** Where the first element of a selector is seen: its middle, in the window, with nothing over it; else why it is not. Runs in the page. */
function placeOf(selector: string): { x: number; y: number } | string {
  const element = document.querySelector(selector);
  if (!element) return `no ${selector}`;
  // Text may run over several lines: its first one.
  const box = [...element.getClientRects()].find(({ width, height }) => width > 0 && height > 0);
  if (!box) return `${selector} has no size`;
  const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, innerHeight / 2)];
  if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return `${selector} at ${x}, ${y} is out of the window`;
  const topmost = document.elementFromPoint(x, y);
  if (!topmost || !(element.contains(topmost) || topmost.contains(element)))
    return `${selector} is covered by ${topmost?.outerHTML.slice(0, 80)}`;
  return { x, y };
}

/** Waits until the first element of a selector is seen. */
export async function expectSeen(engine: Engine, selector: string): Promise<{ x: number; y: number }> {
  let place: Awaited<ReturnType<typeof placeOf>> = '';
  await expect
    .poll(async () => {
      place = await engine.evaluate(placeOf, selector).catch(String);
      return typeof place === 'string' ? place : 'seen';
    })
    .toBe('seen');
  return place as unknown as { x: number; y: number };
}

/** Clicks the first element of a selector where a reader would, once it is seen. */
export async function click(engine: Engine, selector: string): Promise<void> {
  await engine.evaluate((of) => document.querySelector(of)?.scrollIntoView({ block: 'nearest' }), selector);
  const { x, y } = await expectSeen(engine, selector);
  await engine.clickAt(x, y);
}

/** Waits until the page at a path is there. */
export async function expectPath(engine: Engine, path: string): Promise<void> {
  const shown = () => engine.evaluate(() => document.readyState === 'complete' && location.pathname);
  // Between two pages there is none that could answer.
  await expect.poll(() => shown().catch(String)).toBe(path);
}

/** What pages of the engine complained of since they were opened. */
export const complaintsOf = (engine: Engine): Promise<string[]> =>
  engine.evaluate(() => (globalThis as unknown as { complaints: string[] }).complaints);

/** The colours of paper in either theme, as src/styles/tokens.css has them. */
export const paper = { light: 'rgb(251, 252, 254)', dark: 'rgb(11, 16, 32)' };

/** The colour of the page. */
export const shownPaper = (engine: Engine): Promise<string> =>
  engine.evaluate(() => getComputedStyle(document.body).backgroundColor);
