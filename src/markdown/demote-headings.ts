// A text with a heading of the first level, which is the page's own, goes one level down as a whole.
import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';

const level = ({ tagName }: Element): number => Number(/^h([1-6])$/.exec(tagName)?.[1] ?? 0);

/** rehype plugin. */
export const demoteHeadings = () => (tree: Root) => {
  const headings: Element[] = [];
  visit(tree, 'element', (element) => {
    if (level(element) > 0) headings.push(element);
  });
  if (!headings.some((heading) => level(heading) === 1)) return;
  for (const heading of headings) heading.tagName = `h${Math.min(6, level(heading) + 1)}`;
};
