// What changed in a record.
import type { Word } from '#language/locales.ts';
import { plural, type WordTree } from './word.ts';

const lines = (added: number, removed: number): Word => {
  const zh = [added > 0 && `增 ${added} 行`, removed > 0 && `删 ${removed} 行`];
  const en = [added > 0 && `${plural(added, 'line')} added`, removed > 0 && `${plural(removed, 'line')} removed`];
  return [zh.filter(Boolean).join('，') || '仅调整排列', en.filter(Boolean).join(', ') || 'rearranged'];
};

export const changes = {
  heading: ['内容变更', 'Changes'],
  earlier: (count: number) => [`另有 ${count} 次更早的修改，见`, `${plural(count, 'earlier change')} in the`],
  registered: ['新增记录', 'registered'],
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
  sections: (count: number, added: number, removed: number) => {
    const [zh, en] = lines(added, removed);
    return [`正文 ${count} 节有修改：${zh}`, `text: ${plural(count, 'section')} changed, ${en}`];
  },
  and: ['；', '; '],
  listed: (items: string[]) => [items.join('、'), items.join(', ')],
} satisfies WordTree;
