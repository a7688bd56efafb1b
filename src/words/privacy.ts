// What a visitor's browser keeps, and the forms: the only list of both, which the privacy page shows.
import type { WordTree } from './word.ts';

/** By the name under which the browser's localStorage keeps it. */
export const stored = {
  theme: ['在页眉选择的主题', 'the theme chosen at the top of the page'],
  tab: ['最近选择的标签页', 'the tab chosen last'],
  'status-refresh': ['状态页是否自动更新', 'whether status pages update themselves'],
  'search-key': ['是否用 / 键打开搜索', 'whether the / key opens search'],
} satisfies WordTree;

/** By the file under src/ that has the form. */
export const forms = {
  'components/search/dialog.ts': [
    '搜索对话框：搜索词在浏览器中处理，不会发送',
    'the search dialog: search terms are processed in the browser and not sent',
  ],
  'pages/[...locale]/search.astro': [
    '搜索页：搜索词在浏览器中处理，只显示在本页的网址中；停用 JavaScript 时无法使用',
    'the search page: search terms are processed in the browser and shown only in the URL of the page; without JavaScript it cannot be used',
  ],
} satisfies WordTree;
