// A line break between Chinese characters renders no space; between Chinese and Latin it stays one.
import type { Heading, Nodes, Paragraph, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { isChinese, isFullWidth, isShared } from './chinese.ts';

const joins = (before: string, after: string): boolean =>
  isFullWidth.test(before) ||
  isFullWidth.test(after) ||
  (isChinese.test(before) && (isChinese.test(after) || isShared.test(after))) ||
  (isChinese.test(after) && isShared.test(before));

/** The nodes without children, in reading order: text, code, images, hard breaks, components. */
const leaves = (node: Nodes): Nodes[] =>
  'children' in node && node.children.length > 0 ? node.children.flatMap(leaves) : [node];

const valueOf = (node: Nodes | undefined) => (node && 'value' in node && node.type !== 'html' ? node.value : '');

const joinInside = (block: Heading | Paragraph) => {
  const inline = leaves(block);
  inline.forEach((leaf, index) => {
    if (leaf.type !== 'text') return;
    const before = valueOf(inline[index - 1]).at(-1) ?? '';
    const after = valueOf(inline[index + 1]).at(0) ?? '';
    const text = before + leaf.value + after;
    const joined = text.replace(/[ \t]*\r?\n[ \t]*/g, (gap, at: number) =>
      joins(text[at - 1] ?? '', text[at + gap.length] ?? '') ? '' : gap,
    );
    leaf.value = joined.slice(before.length, joined.length - after.length);
  });
};

/** remark plugin. */
export const joinLines = () => (tree: Root) => {
  visit(tree, (node) => {
    if (node.type !== 'paragraph' && node.type !== 'heading') return undefined;
    joinInside(node);
    return SKIP;
  });
};
