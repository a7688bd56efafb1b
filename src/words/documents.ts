// Charter, documents and news.
import type { Word } from '#language/locales.ts';
import type { WordTree } from './word.ts';

export const charter = {
  versions: ['版本', 'Versions'],
  inForce: ['现行文本', 'In force'],
  original: ['原始文本', 'Original text'],
  originalNote: ['逐字节保留，错字也不改。', 'Kept byte for byte, slips included.'],
  numbered: ['原文，逐行编号', 'The source, line by line'],
  download: ['下载原文件', 'Download the file'],
  published: ['公开出处', 'Published at'],
} satisfies WordTree;

export const docs = {
  sections: {
    site: ['关于本站', 'About this site'],
    services: ['服务指南', 'Service guides'],
    runbooks: ['操作手册', 'Runbooks'],
  } as Record<string, Word>,
  empty: {
    services: ['还没有服务指南。', 'No service guides yet.'],
    runbooks: ['还没有操作手册。', 'No runbooks yet.'],
  } as Record<string, Word>,
  emptyNote: ['写了第一篇，就会出现在这里。', 'The first will appear here.'],
  reviewed: (day: string) => [`${day} 复核`, `Reviewed ${day}`],
  neverReviewed: ['尚未复核', 'Not reviewed yet'],
  previous: ['上一篇', 'Previous'],
  next: ['下一篇', 'Next'],
  navigation: ['文档目录', 'Documentation'],
} satisfies WordTree;

export const news = {
  none: ['还没有公告。', 'No announcements yet.'],
  noneNote: ['SIG 发布第一则公告后，会出现在这里。', 'The first will appear here.'],
  published: ['发布于', 'Published'],
} satisfies WordTree;
