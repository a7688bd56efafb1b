// What a page says: its lines, its languages, and its colours on paper.
import type { Page } from 'playwright/test';

/** The lines of its main part, as they are shown. */
export async function linesOf(page: Page): Promise<string[]> {
  // biome-ignore lint/performance/useDomNodeTextContent: what is shown matters, not what is in the document.
  const text = await page.locator('main').innerText();
  return text.split('\n').map((line) => line.trim());
}

/** Chinese text, seen or spoken, that is not marked as Chinese: where it stands and how it begins. */
export const unmarkedChinese = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const unmarked = (element: Element | null) => !element?.closest('[lang]')?.getAttribute('lang')?.startsWith('zh');
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, nodeValue } = walker.currentNode;
      if (parentElement?.closest('script, style') || !/\p{Script=Han}/u.test(nodeValue ?? '')) continue;
      if (unmarked(parentElement))
        found.push(`<${parentElement?.tagName.toLowerCase()}> ${nodeValue?.trim().slice(0, 60)}`);
    }
    for (const element of document.body.querySelectorAll('[aria-label], [title], [alt], [placeholder]'))
      for (const name of ['aria-label', 'title', 'alt', 'placeholder']) {
        const value = element.getAttribute(name) ?? '';
        // An attribute has one language: a Chinese name in an English sentence cannot be marked.
        if (/\p{Script=Han}/u.test(value) && !/[a-z]/i.test(value) && unmarked(element))
          found.push(`${name}="${value.slice(0, 60)}"`);
      }
    return found;
  });

/** The colours of the page, and each colour of text that is shown with some of that text. */
export const coloursOf = (page: Page) =>
  page.evaluate(() => {
    const colours = new Map<string, string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, nodeValue } = walker.currentNode;
      if (!parentElement?.checkVisibility() || !nodeValue?.trim()) continue;
      colours.set(getComputedStyle(parentElement).color, nodeValue.trim().slice(0, 40));
    }
    const { color, backgroundColor } = getComputedStyle(document.body);
    return { body: { color, backgroundColor }, texts: [...colours] };
  });
