// The Markdown versions of pages, and llms.txt.
import { languages } from '#language/locales.ts';
import type { WordTree } from './word.ts';

export const markdownPages = {
  source: (address: string) => [`网页：[${address}](${address})`, `Page: [${address}](${address})`],
  pages: ['页面', 'Pages'],
  others: [languages.en.name, languages.zh.name],
  about: (whole: string) => [
    `每一页都有 Markdown 版本：在网址后面加上 index.md。全部中文页的文字合在一起，见 [llms-full.txt](${whole})。`,
    `Every page is available as Markdown: add index.md to its address. The English pages are at the end of this list; [llms-full.txt](${whole}) has the text of all Chinese ones.`,
  ],
  earlier: ['更早的', 'Earlier ones'],
} satisfies WordTree;
