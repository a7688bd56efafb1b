// The Markdown versions that programs read, and llms.txt, in English.
import type { Words } from '#words/words.ts';

export const twins: Pick<Words, 'twins'> = {
  twins: {
    source: (address) => `Page: [${address}](${address})`,
    pages: 'Pages',
    others: '中文',
    about: (whole) =>
      `Every page is available as Markdown: add index.md to its address. The English pages are at the end of this list; [llms-full.txt](${whole}) has the text of all Chinese ones.`,
    earlier: 'Earlier ones',
  },
};
