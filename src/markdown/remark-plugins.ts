// How Markdown is read: what the site renders and `npm run check` examines is the same tree.
import type { RemarkPlugins } from '@astrojs/markdown-remark';
import type { Heading, Nodes, Paragraph, Root } from 'mdast';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import { SKIP, visit } from 'unist-util-visit';
import { bareLinks } from './bare-links.ts';
import { isChinese, isFullWidth, isShared } from './chinese.ts';
import { directives } from './directives.ts';

// `## 标题 [#ascii-id]` gives a heading its id, so that the anchors of both languages are the same; without it Astro makes one.

const marker = /\s*\[#([a-z0-9]+(?:-[a-z0-9]+)*)\]\s*$/;

/** remark plugin. */
export const headingIds = () => (tree: Root) => {
  visit(tree, 'heading', (heading) => {
    const last = heading.children.at(-1);
    const found = last?.type === 'text' ? marker.exec(last.value) : null;
    if (last?.type !== 'text' || !found) return;
    last.value = last.value.slice(0, found.index);
    heading.data = { ...heading.data, hProperties: { ...heading.data?.hProperties, id: found[1] } };
  });
};

// A line break between Chinese characters renders no space; between Chinese and Latin it stays one.

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

/** A single tilde is a range (3~5), never a deletion; bold works beside full-width punctuation. */
export const remarkPlugins = [
  [remarkGfm, { singleTilde: false }],
  remarkCjkFriendly,
  bareLinks,
  remarkDirective,
  directives,
  joinLines,
  headingIds,
] satisfies RemarkPlugins;
