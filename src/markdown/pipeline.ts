// The Markdown processor of the site, for .md and .mdx alike.
import { rehypeHeadingIds, unified } from '@astrojs/markdown-remark';
import type { Element, Root } from 'hast';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { remarkPlugins } from './remark-plugins.ts';

// Code blocks scroll sideways, so the keyboard must reach them; Prism, unlike Shiki, leaves that to us.

/** rehype plugin. */
export const codeBlocks = () => (tree: Root) => {
  visit(tree, { type: 'element', tagName: 'pre' }, (block) => {
    block.properties['tabIndex'] ??= 0;
  });
};

// A text with a heading of the first level, which is the page's own, goes one level down as a whole.

const level = ({ tagName }: Element): number => Number(/^h([1-6])$/.exec(tagName)?.[1] ?? 0);

/** rehype plugin. */
export const demoteHeadings = () => (tree: Root) => {
  const headings: Element[] = [];
  visit(tree, 'element', (element) => {
    if (level(element) > 0) headings.push(element);
  });
  if (!headings.some((heading) => level(heading) === 1)) return;
  for (const heading of headings) heading.tagName = `h${Math.min(6, level(heading) + 1)}`;
};

// The few words that the Markdown pipeline itself writes, in the language of the file: en.md is English, all else Chinese.

const words = {
  zh: { anchor: '本节链接', table: '表格' },
  en: { anchor: 'Link to this section', table: 'Table' },
};

export const wordsOf = (file: VFile) => words[/(^|[\\/])en\.mdx?$/.test(file.path ?? '') ? 'en' : 'zh'];

// Headings of the second and third level end with a link to themselves.

/** rehype plugin; after the headings have their ids. The link has no text (CSS draws its sign), so the headings' text stays theirs. */
export const headingAnchors = () => (tree: Root, file: VFile) => {
  visit(tree, 'element', (heading) => {
    const id = heading.properties['id'];
    if (!/^h[23]$/.test(heading.tagName) || typeof id !== 'string') return;
    const properties = { className: ['anchor'], href: `#${id}`, ariaLabel: wordsOf(file).anchor };
    heading.children.push({ type: 'element', tagName: 'a', properties, children: [] });
  });
};

// Each table lies in a frame that scrolls sideways and is reachable by keyboard, named after its first header cell.

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

/** GFM comes from remarkPlugins with our options; SmartyPants turns the second of a pair of Chinese quotes the wrong way. */
export const processor = unified({
  gfm: false,
  smartypants: false,
  remarkPlugins,
  rehypePlugins: [demoteHeadings, rehypeHeadingIds, headingAnchors, tables, codeBlocks],
});
