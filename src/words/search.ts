// Search: its form and answers, which the browser loads without all other words, and the page that has them.
import type { InOneLanguage, WordTree } from './word.ts';

export const searchForm = {
  label: ['搜索本站', 'Search this site'],
  placeholder: ['输入词语，如 构建系统', 'Words, e.g. build system'],
  close: ['关闭', 'Close'],
  loading: ['正在搜索…', 'Searching…'],
  none: ['没有找到', 'Nothing found for'],
  other: ['英文页面', 'Chinese pages'],
  failed: ['搜索没能加载，请检查网络后再试。', 'Search could not be loaded. Check the connection and try again.'],
  missing: ['还没有搜索索引，请先运行 npm run build。', 'There is no search index yet; run npm run build first.'],
  page: ['在搜索页打开', 'Open the search page'],
  hint: ['输入两个以上的字效果更好。', 'Two or more letters work best.'],
  shortcut: ['按 / 键打开搜索', 'The / key opens search'],
  /** How many are listed, and whether there are others. */
  count: (shown: number, more: boolean) => [
    `${shown}${more ? '+' : ''} 条结果`,
    shown === 1 && !more ? '1 result' : `${shown}${more ? '+' : ''} results`,
  ],
} satisfies WordTree;

export type SearchWords = InOneLanguage<typeof searchForm>;

export const searchPage = {
  web: ['用必应搜索本站', 'Search this site with Bing'],
  allPages: ['全部页面', 'All pages'],
  noScript: [
    '搜索需要 JavaScript。没有它，可以从下面的全部页面找起。',
    'Search needs JavaScript. Without it, start from the list of all pages below.',
  ],
} satisfies WordTree;
