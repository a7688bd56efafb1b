// Code without colours: of a language that is no plain name, which the highlighter would write into HTML as it stands, and long
// code, for which it takes time with the square of the length.
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** Characters of one block, and of all blocks of a text that are coloured: 4,000 take up to 0.7 s, twice as many four times that. */
const maxInBlock = 4000;
const maxInText = 20_000;

/** What languages are called: `c++`, `c#`, `objective-c`. */
const isName = (language: string): boolean => /^[\w+#.-]{1,40}$/.test(language);

/** remark plugin. */
export const plainLongCode = () => (tree: Root) => {
  let coloured = 0;
  visit(tree, 'code', (block) => {
    const { length } = block.value;
    if (!block.lang) return;
    if (!isName(block.lang) || length > maxInBlock || coloured + length > maxInText) block.lang = 'plaintext';
    else coloured += length;
  });
};
