// The words of search, in a file of their own: the browser loads them with search, not with every page.
import type { Locale } from '#language/locales.ts';

const zh = {
  label: '搜索本站',
  placeholder: '输入词语，如 构建系统',
  close: '关闭',
  loading: '正在搜索…',
  none: '没有找到',
  other: '英文页面',
  failed: '搜索没能加载，请检查网络后再试。',
  missing: '还没有搜索索引，请先运行 npm run build。',
  page: '在搜索页打开',
  hint: '输入两个以上的字效果更好。',
  shortcut: '按 / 键打开搜索',
  /** How many are listed, and whether there are others. */
  count: (shown: number, more: boolean) => `${shown}${more ? '+' : ''} 条结果`,
};

export type SearchWords = typeof zh;

const en: SearchWords = {
  label: 'Search this site',
  placeholder: 'Words, e.g. build system',
  close: 'Close',
  loading: 'Searching…',
  none: 'Nothing found for',
  other: 'Chinese pages',
  failed: 'Search could not be loaded. Check the connection and try again.',
  missing: 'There is no search index yet; run npm run build first.',
  page: 'Open the search page',
  hint: 'Two or more letters work best.',
  shortcut: 'The / key opens search',
  count: (shown, more) => (shown === 1 && !more ? '1 result' : `${shown}${more ? '+' : ''} results`),
};

export const searchWords: Record<Locale, SearchWords> = { zh, en };
