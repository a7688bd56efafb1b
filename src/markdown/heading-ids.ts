// `## 标题 [#ascii-id]` gives a heading its id, so that the anchors of both languages are the same; without it Astro makes one.
import type { Heading, Root } from 'mdast';
import type {} from 'mdast-util-to-hast';
import { SKIP, visit } from 'unist-util-visit';

const marker = /\s*\[#([a-z0-9]+(?:-[a-z0-9]+)*)\]\s*$/;

const mark = (heading: Heading) => {
  const last = heading.children.at(-1);
  const found = last?.type === 'text' ? marker.exec(last.value) : null;
  if (last?.type !== 'text' || !found) return;
  last.value = last.value.slice(0, found.index);
  heading.data = { ...heading.data, hProperties: { ...heading.data?.hProperties, id: found[1] } };
};

/** remark plugin. */
export const headingIds = () => (tree: Root) => {
  visit(tree, (node) => {
    if (node.type === 'heading') mark(node);
    return node.type === 'heading' || node.type === 'paragraph' || node.type === 'table' ? SKIP : undefined;
  });
};
