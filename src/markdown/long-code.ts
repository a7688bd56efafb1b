// Long code has no colours: the highlighter takes time with the square of the length of some code.
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** Characters of one block, and of all blocks of a text that are coloured: 4,000 take up to 0.7 s, twice as many four times that. */
const maxInBlock = 4000;
const maxInText = 20_000;

/** remark plugin. */
export const plainLongCode = () => (tree: Root) => {
  let coloured = 0;
  visit(tree, 'code', (block) => {
    const { length } = block.value;
    if (!block.lang) return;
    if (length > maxInBlock || coloured + length > maxInText) block.lang = 'plaintext';
    else coloured += length;
  });
};
