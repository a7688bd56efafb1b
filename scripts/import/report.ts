// What was imported, and what a person has to look at, line by line.
import type { Imported } from './import-minutes.ts';

/** Lines of which something is not in the meeting file. */
export const unplaced = ({ notes }: Imported): number =>
  new Set(notes.filter(({ kind }) => kind === 'unplaced').map(({ line }) => line)).size;

const words = { unplaced: '未写入', remark: '请核对' };

export function report(imported: Imported[]): string {
  return imported
    .map((one) => {
      const { source, path, attendees, decisions, actions, notes } = one;
      const counts = `参会 ${attendees} 人，决议 ${decisions} 项，待办 ${actions} 项，有内容没写入的 ${unplaced(one)} 行`;
      const lines = notes.map(({ line, kind, message }) => `  ${source}:${line}：${words[kind]}：${message}`);
      return [`${source} → ${path}`, `  ${counts}`, ...lines].join('\n');
    })
    .join('\n\n');
}
