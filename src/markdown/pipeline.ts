// The Markdown processor of the site, for .md and .mdx alike.
import { rehypeHeadingIds, rehypePrism, unified as astroProcessor } from '@astrojs/markdown-remark';
import type { Element } from 'hast';
import { unified } from 'unified';
import { contentFolder } from '#site.ts';
import { blocks } from './blocks.ts';
import { guard } from './guard.ts';
import { plainLongCode } from './long-code.ts';
import { codeBlocks, demoteHeadings, headingAnchors, tables, unbroken } from './rehype-plugins.ts';
import { remarkPlugins } from './remark-plugins.ts';

/**
 * The languages that stand inside Markdown code blocks, as front matter and as code. Prism colours there only what it has loaded
 * before, so it loads these first: otherwise the colours of a page would depend on the order in which pages are rendered.
 */
const insideMarkdown = ['yaml', 'json', 'bash'];

const codeIn = (language: string): Element => {
  const properties = { className: [`language-${language}`] };
  const code: Element = { type: 'element', tagName: 'code', properties, children: [] };
  return { type: 'element', tagName: 'pre', properties: {}, children: [code] };
};
await unified()
  .use(rehypePrism)
  .run({ type: 'root', children: insideMarkdown.map(codeIn) });

/** GFM comes from remarkPlugins with our options; SmartyPants turns the second of a pair of Chinese quotes the wrong way. */
export const processor = astroProcessor({
  gfm: false,
  smartypants: false,
  remarkPlugins: [...remarkPlugins, plainLongCode, blocks],
  rehypePlugins: [
    [guard, contentFolder],
    demoteHeadings,
    rehypeHeadingIds,
    headingAnchors,
    tables,
    codeBlocks,
    unbroken,
  ],
});
