// Headings of the second and third level end with a link to themselves.
import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { wordsOf } from './words.ts';

/** rehype plugin; after the headings have their ids. The link has no text (CSS draws its sign), so the headings' text stays theirs. */
export const headingAnchors = () => (tree: Root, file: VFile) => {
  visit(tree, 'element', (heading) => {
    const id = heading.properties['id'];
    if (!/^h[23]$/.test(heading.tagName) || typeof id !== 'string') return;
    const properties = { className: ['anchor'], href: `#${id}`, ariaLabel: wordsOf(file).anchor };
    heading.children.push({ type: 'element', tagName: 'a', properties, children: [] });
  });
};
