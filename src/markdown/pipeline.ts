// The Markdown processor of the site, for .md and .mdx alike.
import { rehypeHeadingIds, unified as astroProcessor } from '@astrojs/markdown-remark';
import { contentFolder } from '#site.ts';
import { blocks } from './blocks.ts';
import { code } from './code.ts';
import { guard } from './guard.ts';
import { plainLongCode } from './long-code.ts';
import { namedFacts } from './named-facts.ts';
import { addedWords, codeBlocks, demoteHeadings, headingAnchors, tables, unbroken } from './rehype-plugins.ts';
import { remarkPlugins } from './remark-plugins.ts';

/** GFM comes from remarkPlugins with our options; SmartyPants turns the second of a pair of Chinese quotes the wrong way. */
export const processor = astroProcessor({
  gfm: false,
  smartypants: false,
  remarkPlugins: [...remarkPlugins, plainLongCode, blocks, namedFacts],
  rehypePlugins: [
    code,
    [guard, contentFolder],
    addedWords,
    demoteHeadings,
    rehypeHeadingIds,
    headingAnchors,
    tables,
    codeBlocks,
    unbroken,
  ],
});
