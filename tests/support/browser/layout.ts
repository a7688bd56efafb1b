// What is measured in a page as it is laid out.
import type { Page } from 'playwright/test';

/** A page of any browser, old ones among them: what runs there uses nothing newer than the site's own scripts. */
interface AnyPage {
  evaluate<Result>(code: () => Result): Promise<Result>;
}

/** Elements wider than the window, or reaching out of it, that are in no box that scrolls by itself. */
export const sideways = (page: AnyPage): Promise<string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolls = (element: Element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
    const inScroller = (element: Element): boolean =>
      element.parentElement !== null && (scrolls(element.parentElement) || inScroller(element.parentElement));
    const sticksOut = (element: Element) => {
      const { left, right } = element.getBoundingClientRect();
      return (left < -0.5 || right > width + 0.5) && element.getClientRects().length > 0 && !inScroller(element);
    };
    const found = [...document.body.querySelectorAll('*')].filter(sticksOut).map((element) => {
      const { left, right } = element.getBoundingClientRect();
      const name = [element.tagName.toLowerCase(), ...element.classList].join('.');
      return `${name} from ${Math.round(left)} to ${Math.round(right)} of ${width}: ${element.textContent?.trim().slice(0, 40)}`;
    });
    const page = document.documentElement.scrollWidth;
    return page > width ? [`the page is ${page} wide in a window of ${width}`, ...found] : found;
  });

/** Text that its box hides because it does not fit, in no box that scrolls; what is only spoken is not meant to be seen. */
export const cutOff = (page: AnyPage): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *, header *, footer *')]
      .filter((box) => /hidden|clip/.test(getComputedStyle(box).overflow) && !box.closest('svg'))
      .filter(
        (box) =>
          box.clientWidth > 1 && (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1),
      )
      .map((box) => `${box.outerHTML.slice(0, 120)} is cut off`),
  );

/** Texts of neighbours of which one lies on the other. */
export const covering = (page: AnyPage): Promise<string[]> =>
  page.evaluate(() => {
    const seen = [
      ...document.querySelectorAll<HTMLElement>('main :is(li, tr, dl > div, .head, .title, section > div) > *'),
    ].filter(
      (box) =>
        box.checkVisibility() && /static|relative/.test(getComputedStyle(box).position) && box.textContent.trim(),
    );
    return seen.flatMap((one) => {
      const next = one.nextElementSibling as HTMLElement | null;
      if (!next || !seen.includes(next) || getComputedStyle(one).display.startsWith('inline')) return [];
      if (getComputedStyle(next).display.startsWith('inline')) return [];
      const [a, b] = [one.getBoundingClientRect(), next.getBoundingClientRect()];
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      return wide > 1 && high > 1 ? [`${one.outerHTML.slice(0, 80)} and ${next.outerHTML.slice(0, 80)} overlap`] : [];
    });
  });

/** Text in so little room that each line has one or two characters. */
export const squeezed = (page: AnyPage): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *')]
      .filter(({ childNodes }) =>
        [...childNodes].some(({ nodeType, nodeValue }) => nodeType === 3 && nodeValue?.trim()),
      )
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        const { fontSize, lineHeight, display } = getComputedStyle(element);
        const text = element.textContent.trim();
        const isBox = display !== 'inline' && width > 0 && text.length > 4;
        return isBox && width < 2.5 * Number.parseFloat(fontSize) && height > 2.5 * Number.parseFloat(lineHeight);
      })
      .map((element) => `${element.outerHTML.slice(0, 120)} is ${element.clientWidth} wide`),
  );

/** Dates written with digits that go over the end of a line. */
export const brokenDates = (page: AnyPage): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('time')]
      .filter((time) => /^[\d-]{7,10}$/.test(time.textContent.trim()))
      .filter((time) => new Set([...time.getClientRects()].map(({ top }) => Math.round(top))).size > 1)
      .map((time) => time.outerHTML),
  );

/** Boxes with more to the right than they show, that no Tab key reaches. */
export const outOfReach = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.body.querySelectorAll<HTMLElement>('*')]
      .filter((box) => box.scrollWidth > box.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(box).overflowX))
      .filter((box) => box.tabIndex < 0 || !box.hasAttribute('tabindex'))
      .map((box) => box.outerHTML.slice(0, 120)),
  );

/** Links and buttons of the header that stand one on the other, or whose text is cut off. */
export const coveredInHeader = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const parts = [...document.querySelectorAll<HTMLElement>('header.top a, header.top button')]
      .filter((part) => part.checkVisibility())
      .map((part) => ({ part, box: part.getBoundingClientRect(), name: part.textContent.trim() || part.className }));
    const cut = parts.filter(({ part }) => part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0);
    const pairs = parts.flatMap((one, at) => parts.slice(at + 1).map((other) => [one, other] as const));
    const covered = pairs.filter(
      ([{ box: one }, { box: other }]) =>
        Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
        Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1,
    );
    return [
      ...cut.map(({ name }) => `${name} is cut off`),
      ...covered.map(([one, other]) => `${one.name} and ${other.name} stand one on the other`),
    ];
  });

/** Sets the size of all text, 2 for twice as large, as a reader may; the policy forbids a style element, not the property. */
export const scaleText = (page: Page, times: number): Promise<void> =>
  page.evaluate(
    (size) => {
      document.documentElement.style.fontSize = size;
    },
    times === 1 ? '' : `${16 * times}px`,
  );

/** Links and buttons of navigation that are smaller than WCAG 2.2 asks of a target (2.5.8). */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.locator('nav a, header.top a, header.top button, footer a').evaluateAll((targets) =>
    targets
      .filter((target) => target.checkVisibility() && !target.matches('.skip'))
      .map((target) => ({ target, box: target.getBoundingClientRect() }))
      .filter(({ box }) => box.width < 24 || box.height < 24)
      .map(({ target, box }) => `${target.textContent?.trim()}: ${box.width.toFixed(1)} × ${box.height.toFixed(1)}`),
  );
