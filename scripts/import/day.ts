// Which day a meeting was: from its time line, its title and its file name, which must agree.
import type { Mistake, Tell } from './note.ts';
import type { Line } from './source.ts';
import { dayInName, isRealDay, readWhen, type When } from './when.ts';

export interface Day {
  day: string;
  from?: string;
  until?: string;
}

const agrees = (written: string, other: string) =>
  written.startsWith('--') ? other.endsWith(written.slice(1)) : other === written;

/** The day and hours, or the mistake that keeps the file from being imported. */
export function dayOf(name: string, title: Line | undefined, lines: Line[], tell: Tell): Day | { mistake: Mistake } {
  const line = lines[0]?.number ?? 1;
  const when: When = readWhen(lines.map(({ text }) => text).join(' '));
  const inTitle = title && readWhen(title.text).day;
  const others = [inTitle?.startsWith('-') ? undefined : inTitle, dayInName(name)].filter((day) => day !== undefined);
  const mistake = (message: string) => ({ mistake: { line, message } });
  const written = when.day ?? others[0];
  const day = written?.startsWith('--') ? others.find((other) => agrees(written, other)) : written;
  const against = others.find((other) => written && !agrees(written, other));
  if (against) return mistake(`会议时间写的是 ${written}，标题或文件名里是 ${against}；两处应一致，改对一处再导入`);
  if (!written) return mistake('没有找到会议日期；应有一行「会议时间：2026年1月31日」，或在文件名里写 2026-01-31');
  if (!day)
    return mistake(`会议日期「${written.slice(2)}」没有年份；补上年份（如 2026年1月31日），或在文件名里写 2026-01-31`);
  if (!isRealDay(day)) return mistake(`日历上没有 ${day} 这一天；改成真实的日期`);
  if (!when.day) tell(line, 'remark', `没有写会议日期，${day} 取自标题或文件名`);
  else if (written.startsWith('--')) tell(line, 'remark', `会议日期没有年份，年份取自标题或文件名：${day}`);
  if (when.rest) tell(line, 'unplaced', `会议时间里没有认出的文字：「${when.rest}」`);
  if (!when.from) tell(line, 'remark', `没有写钟点，start 只写日期；知道钟点后请补上`);
  const backwards = when.from && when.until && when.until <= when.from;
  if (backwards) tell(line, 'unplaced', `结束时间 ${when.until} 不晚于开始时间 ${when.from}，没有写 end`);
  return { day, ...(when.from && { from: when.from }), ...(!backwards && when.until && { until: when.until }) };
}
