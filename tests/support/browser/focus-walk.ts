// A walk through a page with the Tab key, and what is seen at each stop.
import { expect, type Page } from 'playwright/test';
import { contrast } from './contrast.ts';

/** What WCAG 2.2 asks of focus, 1.4.11. */
const discernible = 3;

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

/** What the walk leaves in the page: what each press of Tab came to, and what can be seen and so must be reached. */
interface Walk {
  reached: (Stop | undefined)[];
  visible: string[];
}
declare const walked: Walk;

/** Looks at each stop as its key is let go, in the page itself: a question to the page for each would take most of the time. */
const prepare = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const all = [
      ...document.querySelectorAll(
        'a[href]:not([tabindex="-1"]), button, input, select, textarea, summary, [tabindex="0"]',
      ),
    ];
    /** An element's place among all that can be focused, and its HTML: two may have the same HTML. */
    const stopName = (element: Element) => {
      const tag = (element.cloneNode() as Element).outerHTML;
      return `${all.indexOf(element)} ${tag.slice(0, 120)} ${element.textContent?.trim().slice(0, 30)}`;
    };
    const colourBehind = (node: Element | null): string => {
      const { backgroundColor } = getComputedStyle(node ?? document.body);
      return backgroundColor.startsWith('rgba(') && node ? colourBehind(node.parentElement) : backgroundColor;
    };
    const look = (element: Element): Stop => {
      const style = getComputedStyle(element);
      // A link may run over several lines, and a table be larger than the window: some part of it must be seen.
      const seen = [...element.getClientRects()].some(({ left, top, right, bottom }) => {
        const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
        const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
        const topmost = document.elementFromPoint(x, y);
        return topmost !== null && (element.contains(topmost) || topmost.contains(element));
      });
      return {
        name: stopName(element),
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
    };
    const visible = all.filter((element) => element.checkVisibility({ visibilityProperty: true })).map(stopName);
    const reached: (Stop | undefined)[] = [];
    Object.assign(globalThis, { walked: { reached, visible } satisfies Walk });
    addEventListener('keyup', ({ key }) => {
      const element = document.activeElement;
      if (key === 'Tab') reached.push(element && element !== document.body ? look(element) : undefined);
    });
    return visible.length;
  });

/** Presses Tab from the top of the page to its end; also names what is visible and was never reached. */
export async function walk(page: Page): Promise<{ stops: Stop[]; missed: string[] }> {
  const presses = (await prepare(page)) + 2;
  const browser = await page.context().newCDPSession(page);
  const key = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 };
  const found = new Map<string, Stop>();
  let isAtEnd = false;
  while (!isAtEnd) {
    // Sent without waiting for the answers between, which keep their order.
    await Promise.all(
      Array.from({ length: presses }).flatMap(() => [
        browser.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key }),
        browser.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key }),
      ]),
    );
    for (const stop of await page.evaluate(() => walked.reached.splice(0))) {
      isAtEnd ||= !stop || found.has(stop.name);
      if (stop && !isAtEnd) found.set(stop.name, stop);
    }
  }
  const visible = await page.evaluate(() => walked.visible);
  await browser.detach();
  return { stops: [...found.values()], missed: visible.filter((name) => !found.has(name)) };
}

/** Every stop is reached, outlined and not covered. */
export async function expectEveryStop(page: Page): Promise<void> {
  const { stops, missed } = await walk(page);
  const names = (of: Stop[]) => of.map(({ name }) => name);
  expect.soft(missed, 'never reached by Tab').toEqual([]);
  const without = stops.filter(({ outline }) => outline.style === 'none' || outline.width < 2);
  expect.soft(names(without), 'focused without an outline').toEqual([]);
  const faint = stops.filter(({ outline, behind }) => contrast(outline.color, behind) < discernible);
  expect.soft(faint, 'focused with an outline that is too faint').toEqual([]);
  expect.soft(names(stops.filter(({ seen }) => !seen)), 'focused and covered').toEqual([]);
}
