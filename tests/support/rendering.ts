// A text as HTML, by the processor that Astro runs, in .md and in .mdx.
import { pathToFileURL } from 'node:url';
import { mdxComponents } from '#markdown/mdx-components.ts';
import { processor } from '#markdown/pipeline.ts';

export interface Heading {
  depth: number;
  slug: string;
  text: string;
}
export interface Rendered {
  html: string;
  headings: Heading[];
}
export type Render = (text: string, file?: string) => Promise<Rendered>;

const shared = { syntaxHighlight: false as const, gfm: false, smartypants: false };

const markdown = await processor.createRenderer(shared as Parameters<typeof processor.createRenderer>[0]);
export const renderMd: Render = async (text, file = '/zh.md') => {
  const { code, metadata } = await markdown.render(text, { fileURL: pathToFileURL(file), frontmatter: {} });
  return { html: code, headings: metadata.headings };
};

type CreateMdx = NonNullable<typeof processor.createMdxRenderer>;
const createMdx = processor.createMdxRenderer as CreateMdx;
const mdx = await createMdx(
  shared as unknown as Parameters<CreateMdx>[0],
  { optimize: false, srcDir: pathToFileURL('/src/') } as unknown as Parameters<CreateMdx>[1],
);

/** What astro/jsx-runtime makes of an element. */
interface Node {
  type: unknown;
  props: Record<string, unknown> & { children?: unknown };
}
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const toHtml = (node: unknown): string => {
  if (Array.isArray(node)) return node.map(toHtml).join('');
  if (typeof node !== 'object' || node === null) return typeof node === 'string' ? escaped(node) : '';
  const { type, props } = node as Node;
  const { children, 'set:html': html, ...attributes } = props;
  if (typeof type === 'function') return toHtml((type as (given: unknown) => unknown)(props));
  if (typeof type !== 'string') return toHtml(children);
  const written = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${escaped(String(value)).replaceAll('"', '&quot;')}"`,
  );
  return `<${type}${written.join('')}>${typeof html === 'string' ? html : toHtml(children)}</${type}>`;
};
/** The components of the site, each showing what stands in it. */
const components = Object.fromEntries(
  Object.keys(mdxComponents).map((name) => [name, ({ children }: { children?: unknown }) => children]),
);
export const renderMdx: Render = async (text, file = '/zh.mdx') => {
  const { code } = await mdx.process(text, file, {});
  const runnable = code.replace('"astro/jsx-runtime"', JSON.stringify(import.meta.resolve('astro/jsx-runtime')));
  const page = (await import(`data:text/javascript,${encodeURIComponent(runnable)}`)) as {
    default: (props: object) => unknown;
    getHeadings: () => Heading[];
  };
  return { html: toHtml(page.default({ components })), headings: page.getHeadings() };
};
