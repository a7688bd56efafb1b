// A Markdown text cut at its headings, as plain text: for what takes the words without the page.
import type { Heading, Root, RootContent } from 'mdast';
import type {} from 'mdast-util-to-hast';
import { toString } from 'mdast-util-to-string';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { remarkPlugins } from './remark-plugins.ts';

export interface Section {
  title: string;
  /** The id written on the heading. */
  id: string | undefined;
  /** Its paragraphs and list items, one on a line; quotations, tables and what components add are left out. */
  text: string;
}

const markdown = unified().use(remarkParse).use(remarkPlugins).freeze();
const mdx = unified().use(remarkParse).use(remarkMdx).use(remarkPlugins).freeze();

/** Without the gap where a component stood; none is needed behind Chinese punctuation. */
const plain = (node: RootContent): string =>
  toString(node)
    .replace(/\s+/g, ' ')
    .replace(/([\u3000-\u303f\uff00-\uffef]) /g, '$1')
    .trim();

const lines = (node: RootContent): string[] => {
  if (node.type === 'list') return node.children.flatMap(({ children }) => children.flatMap(lines));
  if (node.type === 'containerDirective') return node.children.flatMap(lines);
  return node.type === 'paragraph' ? [plain(node)].filter(Boolean) : [];
};

const idOf = (heading: Heading): string | undefined => {
  const id = heading.data?.hProperties?.['id'];
  return typeof id === 'string' ? id : undefined;
};

/** All of a line but its last sentence. */
const wholeSentences = /^.*(?:[。！？]|[.!?](?= ))/;

/** Adds the lines of a node. What only announced a table or a component, which is left out, is left out as well. */
const add = (text: string[], node: RootContent): void => {
  const more = lines(node);
  const last = text.at(-1) ?? '';
  if (more.length > 0) text.push(...more);
  else if (/[：:]$/.test(last)) text.splice(-1, 1, ...(wholeSentences.exec(last)?.slice(0, 1) ?? []));
};

/** The sections of a body below its second-level headings, in order; `isMdx`: it may have components in it. */
export const sectionsOf = (body: string, isMdx: boolean): Section[] => {
  const processor = isMdx ? mdx : markdown;
  const tree = processor.runSync(processor.parse(body)) as Root;
  const found: { heading: Heading; lines: string[] }[] = [];
  for (const node of tree.children) {
    if (node.type === 'heading' && node.depth === 2) found.push({ heading: node, lines: [] });
    else if (found.length > 0) add(found.at(-1)?.lines ?? [], node);
  }
  return found.map(({ heading, lines: text }) => ({ title: plain(heading), id: idOf(heading), text: text.join('\n') }));
};
