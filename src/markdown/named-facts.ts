// `:url[koji]` and numbers such as D-2026-07 become places for facts, which the page fills in: src/model/facts-in-text.ts.
import type { Emphasis, Nodes, PhrasingContent, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';

const place = (name: string, text: string, isInLink: boolean): Emphasis => ({
  type: 'emphasis',
  data: { hName: isInLink ? 'span' : 'a', hProperties: { dataFact: `${name}:${text}` } },
  children: [{ type: 'text', value: text }],
});

const number = /(?<![\w/-])([DA]-\d{4}-\d{2,3})(?![\w-])/;

/** In a heading a number stays text: its anchor is the link. */
const filled = (node: Nodes, isInLink: boolean, isHeading: boolean): void => {
  if (!('children' in node)) return;
  const inside = isInLink || node.type === 'link' || node.type === 'linkReference';
  const children = (node.children as Nodes[]).flatMap((child): Nodes[] => {
    if (child.type === 'textDirective') return [place(child.name, toString(child).trim(), inside)];
    if (child.type !== 'text' || inside || isHeading || !number.test(child.value)) {
      filled(child, inside, isHeading || child.type === 'heading');
      return [child];
    }
    const pieces = child.value.split(number);
    return pieces.map((value, index): PhrasingContent =>
      index % 2 ? place('decision', value, false) : { type: 'text', value },
    );
  });
  node.children = children as typeof node.children;
};

/** remark plugin; when a page is made, not when a text is checked. */
export const namedFacts = () => (tree: Root) => filled(tree, false, false);
