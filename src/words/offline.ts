// The offline copy.
import type { WordTree } from './word.ts';

export const offline = {
  copy: (day: string) => [`离线副本，${day} 制作。`, `Offline copy, made on ${day}.`],
  online: ['网上的站点可能更新', 'The site online may be newer'],
  noSearch: [
    '离线副本里不能搜索，因为浏览器不让本机的网页读取索引。可以从下面的全部页面找起。',
    'There is no search in the offline copy, because browsers do not let a page on this computer read the index. All pages are listed below.',
  ],
} satisfies WordTree;
