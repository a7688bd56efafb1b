// Each table lies in a frame that scrolls sideways and is reachable by keyboard, named after its first header cell.
import type { Element, Root } from 'hast';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { wordsOf } from './words.ts';

const firstHeader = (table: Element): string => {
  let text = '';
  visit(table, { type: 'element', tagName: 'th' }, (cell) => {
    text ||= toString(cell).trim();
  });
  return text;
};

/** rehype plugin. A group, not a region: a table is no landmark. */
export const tables = () => (tree: Root, file: VFile) => {
  let heading = '';
  visit(tree, 'element', (node, index, parent) => {
    if (/^h[1-6]$/.test(node.tagName)) heading = toString(node).trim();
    if (node.tagName !== 'table' || !parent || index === undefined) return undefined;
    const ariaLabel = firstHeader(node) || heading || wordsOf(file).table;
    const properties = { className: ['table'], tabIndex: 0, role: 'group', ariaLabel };
    parent.children[index] = { type: 'element', tagName: 'div', properties, children: [node] };
    return [SKIP, index + 1];
  });
};
