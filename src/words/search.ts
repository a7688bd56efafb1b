// Search: its form and answers, which the browser loads without all other words, and the page that has them.
import type { InOneLanguage, WordTree } from './word.ts';

export const searchForm = {
  label: ['搜索本站', 'Search this site'],
  placeholder: ['输入关键词，例如「章程」', 'Search terms, e.g. charter'],
  close: ['关闭', 'Close'],
  loading: ['正在搜索…', 'Searching…'],
  none: ['未找到', 'No results for'],
  other: ['英文页面', 'Chinese pages'],
  failed: [
    '搜索加载失败，请检查网络后重试。',
    'Search could not be loaded. Check your network connection and try again.',
  ],
  missing: ['尚未生成搜索索引，请先运行 npm run build。', 'There is no search index yet; run npm run build first.'],
  page: ['在搜索页打开', 'Open the search page'],
  hint: ['建议输入两个或两个以上的字。', 'Two or more letters work best.'],
  shortcut: ['按 / 键打开搜索', 'The / key opens search'],
  /** How many are listed, and whether there are others. */
  count: (shown: number, more: boolean) => [
    `${shown}${more ? '+' : ''} 条结果`,
    shown === 1 && !more ? '1 result' : `${shown}${more ? '+' : ''} results`,
  ],
} satisfies WordTree;

export type SearchWords = InOneLanguage<typeof searchForm>;

export const searchPage = {
  allPages: ['全部页面', 'All pages'],
  noScript: [
    '搜索需要启用 JavaScript。也可以从下方的页面列表中查找。',
    'Search requires JavaScript. You can also browse the list of all pages below.',
  ],
} satisfies WordTree;
