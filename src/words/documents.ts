// Charter, documents and news.
import type { Word } from '#language/locales.ts';
import type { WordTree } from './word.ts';

export const charter = {
  versions: ['版本', 'Versions'],
  edited: ['整理后的章程', 'Edited charter'],
  original: ['章程原文', 'Original charter'],
  numbered: ['带行号的原文', 'Source with line numbers'],
  download: ['下载原文件', 'Download the file'],
  published: ['查看出处', 'View source'],
  source: ['出处', 'Source'],
} satisfies WordTree;

export const docs = {
  sections: {
    site: ['关于本站', 'About this site'],
    services: ['使用指南', 'User guides'],
    runbooks: ['操作手册', 'Runbooks'],
  } as Record<string, Word>,
  empty: {
    services: ['暂无使用指南。', 'No user guides yet.'],
    runbooks: ['暂无操作手册。', 'No runbooks yet.'],
  } as Record<string, Word>,
  reviewed: (day: string) => [`${day} 复核`, `Reviewed ${day}`],
  neverReviewed: ['尚未复核', 'Not reviewed yet'],
  previous: ['上一篇', 'Previous'],
  next: ['下一篇', 'Next'],
  navigation: ['文档目录', 'Documentation'],
} satisfies WordTree;

export const news = {
  none: ['暂无公告。', 'No announcements yet.'],
  noneNote: ['SIG 发布的公告将显示在此处。', 'Announcements appear here.'],
  published: ['发布于', 'Published'],
} satisfies WordTree;
