// A walk through a page with the Tab key, and what is seen at each stop.
import type { Page } from 'playwright/test';

export interface Stop {
  name: string;
  outline: { style: string; width: number; color: string };
  /** The colour that the outline is drawn on. */
  behind: string;
  /** Whether some of it lies in the window with nothing over it. */
  seen: boolean;
  inHeader: boolean;
  left: number;
}

interface Names {
  /** An element's place among all that can be focused, and its HTML: two may have the same HTML. */
  stopName(element: Element): string;
  visible: string[];
}
declare const stops: Names;

/** Puts `stops` into the page. */
const prepare = (page: Page) =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')];
    const stopName = (element: Element) => {
      const tag = (element.cloneNode() as Element).outerHTML;
      return `${all.indexOf(element)} ${tag.slice(0, 120)} ${element.textContent?.trim().slice(0, 30)}`;
    };
    const visible = all.filter((element) => element.checkVisibility({ visibilityProperty: true })).map(stopName);
    Object.assign(globalThis, { stops: { stopName, visible } satisfies Names });
  });

const look = (page: Page): Promise<Stop | undefined> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return undefined;
    const style = getComputedStyle(element);
    const colourBehind = (node: Element | null): string => {
      const { backgroundColor } = getComputedStyle(node ?? document.body);
      return backgroundColor.startsWith('rgba(') && node ? colourBehind(node.parentElement) : backgroundColor;
    };
    // A link may run over several lines, and a table be larger than the window: some part of it must be seen.
    const seen = [...element.getClientRects()].some(({ left, top, right, bottom }) => {
      const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
      const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
      const topmost = document.elementFromPoint(x, y);
      return topmost !== null && (element.contains(topmost) || topmost.contains(element));
    });
    return {
      name: stops.stopName(element),
      outline: {
        style: style.outlineStyle,
        width: Number.parseFloat(style.outlineWidth),
        color: style.outlineColor,
      },
      behind: colourBehind(element.parentElement),
      seen,
      inHeader: element.closest('header.top') !== null,
      left: element.getBoundingClientRect().left,
    };
  });

/** Presses Tab from the top of the page to its end; also names what is visible and was never reached. */
export async function walk(page: Page): Promise<{ stops: Stop[]; missed: string[] }> {
  await prepare(page);
  const found = new Map<string, Stop>();
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await look(page);
    if (!stop || found.has(stop.name)) break;
    found.set(stop.name, stop);
  }
  const visible = await page.evaluate(() => stops.visible);
  return { stops: [...found.values()], missed: visible.filter((name) => !found.has(name)) };
}
