// The Markdown processor of the site, for .md and .mdx alike.
import { rehypeHeadingIds, unified } from '@astrojs/markdown-remark';
import { codeBlocks } from './code-blocks.ts';
import { demoteHeadings } from './demote-headings.ts';
import { headingAnchors } from './heading-anchors.ts';
import { remarkPlugins } from './remark-plugins.ts';
import { tables } from './tables.ts';

/** GFM comes from remarkPlugins with our options; SmartyPants turns the second of a pair of Chinese quotes the wrong way. */
export const processor = unified({
  gfm: false,
  smartypants: false,
  remarkPlugins,
  rehypePlugins: [demoteHeadings, rehypeHeadingIds, headingAnchors, tables, codeBlocks],
});
