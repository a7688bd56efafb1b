// How Markdown is read: what the site renders and `npm run check` examines is the same tree.
import type { RemarkPlugins } from '@astrojs/markdown-remark';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import { bareLinks } from './bare-links.ts';
import { headingIds } from './heading-ids.ts';
import { joinLines } from './join-lines.ts';

/** A single tilde is a range (3~5), never a deletion; bold works beside full-width punctuation. */
export const remarkPlugins = [
  [remarkGfm, { singleTilde: false }],
  remarkCjkFriendly,
  bareLinks,
  joinLines,
  headingIds,
] satisfies RemarkPlugins;
