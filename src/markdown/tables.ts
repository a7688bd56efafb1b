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

/** rehype plugin. A label is used once: regions of one name cannot be told apart in a list of landmarks. */
export const tables = () => (tree: Root, file: VFile) => {
  const used = new Map<string, number>();
  let heading = '';
  visit(tree, 'element', (node, index, parent) => {
    if (/^h[1-6]$/.test(node.tagName)) heading = toString(node).trim();
    if (node.tagName !== 'table' || !parent || index === undefined) return undefined;
    const name = firstHeader(node) || heading || wordsOf(file).table;
    const count = (used.get(name) ?? 0) + 1;
    used.set(name, count);
    const ariaLabel = count > 1 ? `${name} ${count}` : name;
    const properties = { className: ['table'], tabIndex: 0, role: 'region', ariaLabel };
    parent.children[index] = { type: 'element', tagName: 'div', properties, children: [node] };
    return [SKIP, index + 1];
  });
};
