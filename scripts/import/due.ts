// Until when something is to be done, where a text says a day.
import { isRealDay } from '#schemas/shapes.ts';
import type { AddNote } from './source.ts';

const full = String.raw`(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*[日号]?`;
const short = String.raw`(?<![\d.年/-])(\d{1,2})\s*(?:月\s*(\d{1,2})\s*[日号]|[./](\d{1,2})(?![\d.]))`;
const before = String.raw`(?:截止|截至|期限|完成时间|完成日期|计划完成|最晚|不晚于|due|deadline|by|before)(?:日期|时间|到|至|于|on|date)?\s*[：:]?\s*`;
const after = String.raw`\s*(?:之?前|以前|截止|为止|完成|交付)`;

/** A day that is said to be the last: with a word before or behind it, or alone in brackets or at the end. */
const patterns = [full, short].map((date) => [
  new RegExp(`${before}${date}`, 'i'),
  new RegExp(`${date}${after}`, 'i'),
  new RegExp(String.raw`[（(【\[][^（）()]*?${date}\s*[)）】\]]`),
  new RegExp(String.raw`(?:^|[\s，,；;—–-])\s*${date}[。.]?$`),
]);
const vague =
  /(?:下(?:次|期)(?:例?会议?|例会)|本(?:周|月|季度)|下(?:周|月|季度)|(?:周|星期)[一二三四五六日天]|\d{1,2}月(?:底|中旬|上旬|下旬|初)|月底|年底|季度末|发布前)(?:之?前|内|完成|以前)?/;

const monthEnd = /(?:(\d{1,2}|[一二三四五六七八九十]{1,2})\s*|本)月底(?:之?前|以前)/;
const monthNumber = (word: string): number =>
  /\d/.test(word)
    ? Number(word)
    : word.startsWith('十')
      ? 10 + '十一二'.indexOf(word[1] ?? '十')
      : '一二三四五六七八九'.indexOf(word) + 1;

const two = (value: string) => value.padStart(2, '0');

/** The next such day after the meeting. */
const nextDay = (meeting: string, month: string, day: string): string => {
  const inYear = (year: number) => `${year}-${two(month)}-${two(day)}`;
  const year = Number(meeting.slice(0, 4));
  return inYear(year) >= meeting ? inYear(year) : inYear(year + 1);
};

interface Due {
  due?: string;
  /** The words of the text that say it and nothing else. */
  words?: string;
}

/** The last day that a text names, `YYYY-MM-DD`. A day without a year is the next one after the meeting, and noted. */
export function dueIn(text: string, meeting: string, line: number, note: AddNote): Due {
  for (const pattern of patterns[0] ?? []) {
    const found = pattern.exec(text);
    if (!found) continue;
    const due = [found[1], two(found[2] ?? ''), two(found[3] ?? '')].join('-');
    if (isRealDay(due)) return { due, words: found[0] };
    note(line, 'remark', `期限 ${due} 不存在，未填写 due：「${text}」`);
    return {};
  }
  for (const pattern of patterns[1] ?? []) {
    const found = pattern.exec(text);
    if (!found) continue;
    const due = nextDay(meeting, found[1] ?? '', found[2] ?? found[3] ?? '');
    if (!isRealDay(due)) continue;
    note(line, 'remark', `期限没有年份，按会议之后最近的日期填写 ${due}：「${text}」`);
    return { due, words: found[0] };
  }
  const end = monthEnd.exec(text);
  if (end) {
    const month = end[1] ? monthNumber(end[1]) : Number(meeting.slice(5, 7));
    const due = nextDay(
      meeting,
      String(month),
      String(new Date(Date.UTC(Number(meeting.slice(0, 4)), month, 0)).getUTCDate()),
    );
    if (isRealDay(due)) {
      note(line, 'remark', `期限「${end[0]}」按该月最后一天填写 ${due}：「${text}」`);
      return { due, words: end[0] };
    }
  }
  const said = vague.exec(text)?.[0];
  if (said && /(?:前|内|完成|底)/.test(text.slice(text.indexOf(said))))
    note(line, 'remark', `期限「${said}」不是日期，未填写 due：「${text}」`);
  return {};
}

/** The day in a cell of a table's column of due days. */
export function dueOfCell(text: string, meeting: string, line: number, note: AddNote): string | undefined {
  return text === '' ? undefined : dueIn(`截止 ${text}`, meeting, line, note).due;
}
