// The text of a record as the site reads it: the tree after the pipeline's own plugins, and the headings with their ids.
import { rehypeHeadingIds } from '@astrojs/markdown-remark';
import type { Root as HtmlRoot } from 'hast';
import type { Heading, Nodes, Root } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { toString } from 'mdast-util-to-string';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { VFileMessage } from 'vfile-message';
import { mdxNodes, parsedHtml, type Refused } from '#markdown/allowed.ts';
import { once } from '#model/records/once.ts';
import { remarkPlugins } from '#markdown/remark-plugins.ts';
import { isVerbatim, type Source } from './read.ts';

/** The parser's message in English, and where it failed. */
export type Mistake = Pick<VFileMessage, 'reason' | 'place'>;

const markdown = unified().use(remarkParse).use(remarkPlugins).freeze();
const mdx = unified().use(remarkParse).use(remarkMdx).use(remarkPlugins).freeze();
const empty = (): Root => ({ type: 'root', children: [] });

/** The parser's own message; another error is a failure of the parser, as at brackets nested without end. */
const mistakeIn = (error: VFileMessage | Error): Mistake =>
  'reason' in error ? error : { reason: `解析失败（${error.message}）`, place: undefined };

/** Why the text cannot be read is the `mistake`; then the tree is empty. */
const parse = (source: Source): { tree: Root; mistake?: Mistake } => {
  if (source.unread) return { tree: empty(), mistake: { reason: '文件未读取', place: undefined } };
  if (source.record.body.trim() === '') return { tree: empty() };
  const processor = source.path.endsWith('.mdx') ? mdx : markdown;
  try {
    return { tree: processor.runSync(processor.parse(source.record.body)) as Root };
  } catch (error) {
    return { tree: empty(), mistake: mistakeIn(error as Error) };
  }
};

/** The body's tree; parsed once per file. Positions count from the body's beginning. */
export const bodyOf = once(parse);

export const isMarkdown = ({ path }: Source) => /\.mdx?$/.test(path);

/** Charter versions are kept byte for byte, so nothing in them can be fixed. */
export const isProse = (source: Source) => !isVerbatim(source) && isMarkdown(source);

/** What the build would stop at: HTML and code that no page may hold. */
export const refusedIn = once((source: Source): Refused[] => {
  const options = { allowDangerousHtml: true, passThrough: [...mdxNodes] };
  return parsedHtml(toHast(bodyOf(source).tree, options) as HtmlRoot, source.record.body).refused;
});

/** The nodes of these types in a text, in their order. */
export const nodesOf = <Type extends Nodes['type']>(source: Source, ...types: Type[]) => {
  const found: Extract<Nodes, { type: Type }>[] = [];
  visit(bodyOf(source).tree, types, (node) => void found.push(node as (typeof found)[number]));
  return found;
};

/** The id written on a heading as `[#id]`. */
export const writtenId = (heading: Heading) => heading.data?.hProperties?.['id'];

/** The ids of the headings as Astro gives them; made once per file. */
export const headingIdsOf = once((source: Source): string[] => {
  const data: { astro?: { headings?: { slug: string }[] } } = {};
  const children = nodesOf(source, 'heading').map((heading) => ({
    type: 'element',
    tagName: `h${heading.depth}`,
    properties: writtenId(heading) ? { id: String(writtenId(heading)) } : {},
    children: [{ type: 'text', value: toString(heading) }],
  }));
  // Of a VFile, Astro's plugin reads and writes this part alone.
  const give = rehypeHeadingIds() as unknown as (tree: unknown, file: { data: unknown; history: string[] }) => void;
  give({ type: 'root', children }, { data, history: [source.path] });
  return (data.astro?.headings ?? []).map(({ slug }) => slug);
});
