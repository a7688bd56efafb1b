// What the site makes of a text once it is HTML: headings, tables and code blocks as its pages need them.
import type { Element, ElementContent, Root, Text } from 'hast';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { pieces } from '#language/unbroken.ts';
import { wordsIn } from './words-in.ts';

const level = ({ tagName }: Element): number => Number(/^h([1-6])$/.exec(tagName)?.[1] ?? 0);

/** A text with a heading of the first level, which is the page's own, goes one level down as a whole. */
export const demoteHeadings = () => (tree: Root) => {
  const headings: Element[] = [];
  visit(tree, 'element', (element) => {
    if (level(element) > 0) headings.push(element);
  });
  if (!headings.some((heading) => level(heading) === 1)) return;
  for (const heading of headings) heading.tagName = `h${Math.min(6, level(heading) + 1)}`;
};

/**
 * Headings of the second and third level end with a link to themselves; after they have their ids. The link has no text (CSS
 * draws its sign) and stands outside the tree that is read aloud, so the heading is heard as what it is.
 */
export const headingAnchors = () => (tree: Root) => {
  visit(tree, 'element', (heading) => {
    const id = heading.properties['id'];
    if (!/^h[23]$/.test(heading.tagName) || typeof id !== 'string') return;
    const properties = { className: ['anchor'], href: `#${id}`, ariaHidden: 'true', tabIndex: -1 };
    heading.children.push({ type: 'element', tagName: 'a', properties, children: [] });
  });
};

/** What the parser adds to a text in English: the heading of footnotes, the names of their links back, and boxes without a name. */
export const addedWords = () => (tree: Root, file: VFile) => {
  const words = wordsIn(file);
  visit(tree, 'element', (element) => {
    const { properties, tagName } = element;
    if (tagName === 'h2' && properties['id'] === 'footnote-label')
      element.children = [{ type: 'text', value: words.footnotes }];
    if (properties['dataFootnoteBackref'] !== undefined) properties['ariaLabel'] = words.footnoteBack;
    if (tagName === 'input') properties['ariaLabel'] ??= properties['checked'] ? words.taskDone : words.taskOpen;
  });
};

/** Headers name their columns, and the first cell of a row names it where it is not empty. */
const nameRows = (table: Element) => {
  visit(table, { type: 'element', tagName: 'tr' }, (row) => {
    const first = row.children.find((child) => child.type === 'element');
    if (first?.tagName === 'th')
      for (const cell of row.children) if (cell.type === 'element') cell.properties['scope'] = 'col';
    if (first?.tagName !== 'td' || toString(first).trim() === '') return;
    first.tagName = 'th';
    first.properties['scope'] = 'row';
  });
};

/**
 * Each table lies in a frame that scrolls sideways and is reachable by keyboard, named after the heading above it, with a number
 * where several tables have one heading. A group, not a region: a table is no landmark.
 */
export const tables = () => (tree: Root, file: VFile) => {
  let heading = '';
  const named = new Map<string, number>();
  visit(tree, 'element', (node, index, parent) => {
    if (level(node) > 0) heading = toString(node).trim();
    if (node.tagName !== 'table' || !parent || index === undefined) return undefined;
    nameRows(node);
    const name = heading || wordsIn(file).table;
    const count = (named.get(name) ?? 0) + 1;
    named.set(name, count);
    const ariaLabel = count === 1 ? name : `${name} ${count}`;
    const properties = { className: ['table'], tabIndex: 0, role: 'group', ariaLabel };
    parent.children[index] = { type: 'element', tagName: 'div', properties, children: [node] };
    return [SKIP, index + 1];
  });
};

/** Code blocks scroll sideways, so the keyboard must reach them. */
export const codeBlocks = () => (tree: Root, file: VFile) => {
  visit(tree, { type: 'element', tagName: 'pre' }, (block) => {
    block.properties['tabIndex'] ??= 0;
    Object.assign(block.properties, { role: 'group', ariaLabel: wordsIn(file).code });
  });
};

/** Dates and names of mailboxes in running text stay on one line; blocks of code are left as they are. */
export const unbroken = () => (tree: Root) => {
  visit(tree, (node, index, parent) => {
    if (node.type === 'element' && node.tagName === 'pre') return SKIP;
    if (node.type !== 'text' || !parent || index === undefined) return undefined;
    const found = pieces(node.value);
    if (!found.some((piece) => piece.kept)) return undefined;
    const children = found.map((piece): ElementContent => {
      const text: Text = { type: 'text', value: piece.text };
      if (!piece.kept) return text;
      return { type: 'element', tagName: 'span', properties: { className: [piece.kept] }, children: [text] };
    });
    parent.children.splice(index, 1, ...children);
    return [SKIP, index + children.length];
  });
};
