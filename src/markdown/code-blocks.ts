// Code blocks scroll sideways, so the keyboard must reach them; Prism, unlike Shiki, leaves that to us.
import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/** rehype plugin. */
export const codeBlocks = () => (tree: Root) => {
  visit(tree, { type: 'element', tagName: 'pre' }, (block) => {
    block.properties['tabIndex'] ??= 0;
  });
};
