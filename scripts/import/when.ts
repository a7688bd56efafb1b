// 「2026年3月12日 16：00-17：00」→ the day and the hours; nothing is filled in that is not written.
import { inZone, momentOf } from '#language/zones.ts';
import { isRealDay } from '#schemas/shapes.ts';
import { hoursIn } from './hours.ts';
import { type AddNote, type Line, unmarked } from './source.ts';

const two = (value: number | string) => String(value).padStart(2, '0');

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month = `(${months.join('|')})[a-z]*\\.?`;
const dates: [RegExp, (parts: string[]) => [year: string, month: string, day: string]][] = [
  [/(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})(?:\s*[日号])?/, ([y = '', m = '', d = '']) => [y, m, d]],
  [/(?<!\d)(20\d{2})(\d{2})(\d{2})(?!\d)/, ([y = '', m = '', d = '']) => [y, m, d]],
  [new RegExp(`(\\d{1,2})(?:st|nd|rd|th)? ${month},? (\\d{4})`, 'i'), ([d = '', m = '', y = '']) => [y, monthOf(m), d]],
  [new RegExp(`${month} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})`, 'i'), ([m = '', d = '', y = '']) => [y, monthOf(m), d]],
  [/(?<!\d)(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]/, ([m = '', d = '']) => ['-', m, d]],
  [/^\s*(\d{1,2})\s*[/月]\s*(\d{1,2})(?![\d:：])/, ([m = '', d = '']) => ['-', m, d]],
];
const monthOf = (name: string) => String(months.indexOf(name.slice(0, 3).toLowerCase()) + 1);

/** The first date of a text, `YYYY-MM-DD` or without a year `--MM-DD`, and the text without it. */
export function dateIn(text: string): { day: string; rest: string } | undefined {
  for (const [pattern, read] of dates) {
    const found = pattern.exec(text);
    if (!found) continue;
    const [year, month, day] = read(found.slice(1));
    return { day: `${year}-${two(month)}-${two(day)}`, rest: text.replace(found[0], ' ') };
  }
  return undefined;
}

/** Whether a line begins with a whole date. */
export const beginsWithDay = (text: string): boolean => {
  const line = unmarked(text).replace(/^\p{L}{0,12}\s*(?:会议纪要|例会纪要|纪要)\s*/u, '');
  const found = dateIn(line);
  return (
    found !== undefined && !found.day.startsWith('-') && !/\S/.test(found.rest.slice(0, 1)) && /^\s*[\dA-Z]/i.test(line)
  );
};

const weekdays = '日一二三四五六';
const weekday =
  /[（(]?\s*(?:(?:周|星期|礼拜)([一二三四五六日天])|(?<=[（(])([一二三四五六日])(?=[)）])|\b(sun|mon|tue|wed|thu|fri|sat)[a-z]*\b\.?,?)\s*[)）]?/i;
const english = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** The weekday that a text names, 0 for Sunday, and the text without it. */
function weekdayIn(text: string): { weekday?: number; rest: string } {
  const found = weekday.exec(text);
  if (!found) return { rest: text };
  const han = (found[1] ?? found[2] ?? '').replace('天', '日');
  const index = han ? weekdays.indexOf(han) : english.indexOf((found[3] ?? '').slice(0, 3).toLowerCase());
  return { weekday: index, rest: text.replace(found[0], ' ') };
}

/** A local time in a zone with its offset, `2026-03-12T16:00:00+08:00`; `undefined` where clocks were set forward past it. */
export function instantOf(day: string, time: string, zone: string): string | undefined {
  const moment = momentOf(`${day}T${time}:00`, zone);
  return moment && inZone(moment, zone);
}

/** The same wall time where a clock has another offset, as `HH:MM` of the zone; `undefined` on another day. */
function inZoneOf(day: string, time: string, offset: number, zone: string): string | undefined {
  const local = inZone(new Date(Date.parse(`${day}T${time}:00Z`) - offset * 60_000), zone);
  return local.startsWith(day) ? local.slice(11, 16) : undefined;
}

interface Day {
  day: string;
  from?: string;
  until?: string;
}

const agrees = (written: string, other: string) =>
  written.startsWith('--') ? other.endsWith(written.slice(1)) : other === written;

/** A mistake that stops the import; the message says what was found, what is expected and how to fix it. */
interface Mistake {
  line: number;
  mistake: string;
}

/** What a meeting's file says about its day, by place. */
interface Said {
  place: string;
  day: string;
}

/** The places that say a day, in the order in which they are believed; or the mistake that they do not agree. */
function agreed(said: Said[]): string | { mistake: string } {
  const full = said.filter(({ day }) => !day.startsWith('--')).map(({ day }) => day);
  const [first] = said;
  if (!first) return { mistake: '未找到会议日期。请添加一行「会议时间：2026年1月31日」，或在文件名中写入 2026-01-31' };
  const day = first.day.startsWith('--') ? full.find((other) => agrees(first.day, other)) : first.day;
  if (said.some((one) => !agrees(one.day, day ?? full[0] ?? one.day))) {
    const places = said.map((one) => `${one.place}为 ${one.day.replace(/^--/, '')}`).join('，');
    return { mistake: `会议日期不一致：${places}。请更正后再导入` };
  }
  if (day) return day;
  const written = first.day.slice(2);
  return { mistake: `会议日期「${written}」缺少年份。请补充年份（例如 2026年1月31日），或在文件名中写入 2026-01-31` };
}

/** Where else a file says its day. */
interface Places {
  /** Of the file. */
  name: string;
  title: Line | undefined;
  /** The day in the front matter. */
  front: Line | undefined;
  /** A line above the minutes that begins with a day, without a label. */
  top: Line | undefined;
}

/** The day and hours of a meeting, by its time line, its title and its file name, which must agree; or their mistake. */
export function dayOf({ name, title, front, top }: Places, lines: Line[], zone: string, note: AddNote): Day | Mistake {
  const line = (lines[0] ?? top)?.number ?? 1;
  const written = lines.map(({ text }) => text).join(' ');
  const date = dateIn(written);
  const inTitle = title && dateIn(title.text);
  const inFront = front && dateIn(front.text);
  const inTop = date ? undefined : top && dateIn(top.text);
  const inName = dateIn(name.replaceAll('_', ' '));
  const said = [
    date && { place: `第 ${line} 行的会议时间`, day: date.day },
    front && inFront && front !== lines[0] ? { place: `第 ${front.number} 行的文件头`, day: inFront.day } : undefined,
    inTop && top && { place: `第 ${top.number} 行`, day: inTop.day },
    inTitle && { place: `第 ${title.number} 行的标题`, day: inTitle.day },
    inName && { place: '文件名', day: inName.day },
  ].filter((one) => one !== undefined);
  const day = agreed(said);
  if (typeof day !== 'string') return { line, mistake: day.mistake };
  if (!isRealDay(day)) return { line, mistake: `日期 ${day} 不存在。请更正日期` };
  if (!date) note(line, 'remark', `未注明会议日期，${day} 取自标题或文件名`);
  else if (date.day.startsWith('--')) note(line, 'remark', `会议日期没有年份，年份取自标题或文件名：${day}`);
  // Hours of a clock beside the day, where no label has any.
  const aside = [inTop?.rest, inTitle?.rest].find(
    (rest) => rest && /\d\s*[：:]\s*\d{2}|[\d一二三四五六七八九十]\s*点/.test(rest),
  );
  const named = weekdayIn(date?.rest ?? (written || aside || ''));
  const real = new Date(`${day}T00:00Z`).getUTCDay();
  if (named.weekday !== undefined && named.weekday !== real)
    note(line, 'remark', `原文为星期${weekdays[named.weekday]}，但 ${day} 是星期${weekdays[real]}`);
  const noteHours: AddNote = (at, kind, message) =>
    written !== '' || kind !== 'unplaced' ? note(at, kind, message) : undefined;
  return { day, ...hoursOf(day, named.rest, line, zone, noteHours) };
}

/** The hours of the time line; what is not read of it is noted. */
function hoursOf(day: string, text: string, line: number, zone: string, note: AddNote): Omit<Day, 'day'> {
  const hours = hoursIn(text);
  if (hours.rest) note(line, 'unplaced', `会议时间中有无法识别的文字：「${hours.rest}」`);
  if (!hours.from) {
    note(
      line,
      'remark',
      `${hours.unclear ? `「${hours.unclear}」可以有不同的理解` : '未注明具体时间'}，start 只有日期；得知后请补充`,
    );
    return {};
  }
  const here = (time: string | undefined) =>
    time && hours.offset !== undefined ? inZoneOf(day, time, hours.offset, zone) : time;
  const [from, until] = [here(hours.from), here(hours.until)];
  if (!from) {
    note(line, 'unplaced', `${hours.from} 换算到 ${zone} 后不在 ${day}，未填写具体时间`);
    return {};
  }
  if (!until || until > from) return { from, ...(until && { until }) };
  note(line, 'unplaced', `结束时间 ${until} 早于或等于开始时间 ${from}，未填写 end`);
  return { from };
}
