// What the site adds to a text that somebody wrote.
import type { WordTree } from './word.ts';

export const prose = {
  anchor: ['本节链接', 'Link to this section'],
  table: ['表格', 'Table'],
} satisfies WordTree;
