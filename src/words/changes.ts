// What changed in a record.
import type { Word } from '#language/locales.ts';
import { plural, type WordTree } from './word.ts';

const lines = (added: number, removed: number): Word => {
  const zh = [added > 0 && `增 ${added} 行`, removed > 0 && `删 ${removed} 行`];
  const en = [added > 0 && `${plural(added, 'line')} added`, removed > 0 && `${plural(removed, 'line')} removed`];
  return [zh.filter(Boolean).join('，') || '仅调整排列', en.filter(Boolean).join(', ') || 'rearranged'];
};

/** Sections by their titles; the one without is the beginning. */
const named = ([zh, en]: Word, titles: string[], more: number): Word => [
  `${zh}${titles.map((title) => (title ? `「${title}」` : '开头部分')).join('、')}${more > 0 ? `等 ${titles.length + more} 节` : ''}`,
  `${en} ${titles.map((title) => (title ? `“${title}”` : 'the beginning')).join(', ')}${more > 0 ? ` and ${plural(more, 'more section')}` : ''}`,
];

export const changes = {
  heading: ['内容变更', 'Changes'],
  earlier: (count: number) => [`另有 ${count} 次更早的修改，见`, `${plural(count, 'earlier change')} in the`],
  registered: ['新增记录', 'added'],
  removed: ['删除', 'removed'],
  renamed: (from: string) => [`ID 已修改（原为 ${from}）`, `renamed from ${from}`],
  unreadable: ['无法读取文件，未比较', 'file cannot be read; not compared'],
  more: (count: number) => [`另有 ${count} 处`, `${count} more`],
  nothing: ['无', 'none'],
  gains: (items: string) => [`增加 ${items}`, `added ${items}`],
  loses: (items: string) => [`删除 ${items}`, `removed ${items}`],
  reordered: ['调整了顺序', 'reordered'],
  inEnglish: (name: string) => [`${name}（英文）`, `${name} (English)`],
  translation: (record: string) => [`${record}（英文译文）`, `${record} (English translation)`],
  with: (name: string, detail: string) => [`${name}（${detail}）`, `${name} (${detail})`],
  section: {
    added: (title: string, added: number) => [
      `正文新增小节「${title}」（${added} 行）`,
      `text: section “${title}” added, ${plural(added, 'line')}`,
    ],
    removed: (title: string, _: number, removed: number) => [
      `正文删除小节「${title}」（${removed} 行）`,
      `text: section “${title}” removed, ${plural(removed, 'line')}`,
    ],
    changed: (title: string, added: number, removed: number, was: string | undefined) => {
      const [zh, en] = lines(added, removed);
      if (was === undefined)
        return [
          `正文${title ? `「${title}」` : '开头部分'}${zh}`,
          `text: ${title ? `“${title}”` : 'beginning'}, ${en}`,
        ];
      const renamed = [`正文「${title}」原为「${was}」`, `text: “${title}” was “${was}”`] as const;
      return added + removed > 0 ? [`${renamed[0]}，${zh}`, `${renamed[1]}, ${en}`] : renamed;
    },
  },
  /** Where nothing is said of lines: the sections by name, of which `more` others are only counted. */
  sections: {
    added: (titles: string[], more: number) => named(['正文新增', 'text: added'], titles, more),
    removed: (titles: string[], more: number) => named(['正文删除', 'text: removed'], titles, more),
    changed: (titles: string[], more: number) => named(['正文修改', 'text: changed'], titles, more),
  },
  and: ['；', '; '],
  listed: (items: string[]) => [items.join('、'), items.join(', ')],
} satisfies WordTree;
