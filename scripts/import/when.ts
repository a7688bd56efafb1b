// 「2026年3月12日 16：00-17：00」→ the day and the hours; nothing is filled in that is not written.
import { inZone, momentOf } from '#language/zones.ts';
import { isRealDay } from '#schemas/shapes.ts';
import type { AddNote, Line } from './source.ts';

interface When {
  /** `YYYY-MM-DD`; absent without a date, `--MM-DD` without a year. */
  day?: string;
  /** `HH:MM` */
  from?: string;
  until?: string;
  /** What is left of the text. */
  rest: string;
}

const day = /(?:(\d{4})\s*[年./-]\s*)?(\d{1,2})\s*[月./-]\s*(\d{1,2})(?:\s*[日号])?/;
const clock = String.raw`(上午|早上|下午|晚上)?\s*(\d{1,2})\s*(?:[：:]\s*(\d{2})|点\s*(?:(半)|(\d{1,2})分?)?)`;
const hours = new RegExp(String.raw`${clock}(?:\s*[-－–—~～至到]+\s*${clock})?`);

const two = (value: number) => String(value).padStart(2, '0');

const hour = (half: string | undefined, parts: (string | undefined)[]): string | undefined => {
  const [digits, minutes, halfPast, spoken] = parts;
  if (digits === undefined) return undefined;
  const afternoon = (half === '下午' || half === '晚上') && Number(digits) < 12;
  const [hour, minute] = [Number(digits) + (afternoon ? 12 : 0), halfPast ? 30 : Number(minutes ?? spoken ?? 0)];
  return hour < 24 && minute < 60 ? `${two(hour)}:${two(minute)}` : undefined;
};

/** Reads the first date and the first hours of a text. An impossible hour stays in `rest`. */
function readWhen(text: string): When {
  const date = day.exec(text);
  const afterDate = date ? text.replace(date[0], ' ') : text;
  const time = hours.exec(afterDate);
  const from = time ? hour(time[1], time.slice(2, 6)) : undefined;
  const until = time ? hour(time[6] ?? time[1], time.slice(7, 11)) : undefined;
  const whole = time !== null && from !== undefined && (time[7] === undefined || until !== undefined);
  return {
    ...(date && { day: `${date[1] ?? '-'}-${two(Number(date[2]))}-${two(Number(date[3]))}` }),
    ...(whole && { from }),
    ...(whole && until && { until }),
    rest: (whole ? afterDate.replace(time[0], ' ') : afterDate).replace(/[\s，,、（）()]+/g, ' ').trim(),
  };
}

/** The date in a file's name, `YYYY-MM-DD`: `minutes.2026-03-12.MD`. */
const dayInName = (name: string): string | undefined => /\d{4}-\d{2}-\d{2}/.exec(name)?.[0];

/** A local time in a zone with its offset, `2026-03-12T16:00:00+08:00`; `undefined` where clocks were set forward past it. */
export function instantOf(day: string, time: string, zone: string): string | undefined {
  const moment = momentOf(`${day}T${time}:00`, zone);
  return moment && inZone(moment, zone);
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

/** The day and hours of a meeting, by its time line, its title and its file name, which must agree; or their mistake. */
export function dayOf(name: string, title: string | undefined, lines: Line[], note: AddNote): Day | Mistake {
  const line = lines[0]?.number ?? 1;
  const when: When = readWhen(lines.map(({ text }) => text).join(' '));
  const inTitle = title && readWhen(title).day;
  const others = [inTitle?.startsWith('-') ? undefined : inTitle, dayInName(name)].filter((day) => day !== undefined);
  const mistake = (mistake: string) => ({ line, mistake });
  const written = when.day ?? others[0];
  const day = written?.startsWith('--') ? others.find((other) => agrees(written, other)) : written;
  const against = others.find((other) => written && !agrees(written, other));
  if (against) return mistake(`会议时间（${written}）与标题或文件名（${against}）不一致。请更正后再导入`);
  if (!written) return mistake('未找到会议日期。请添加一行「会议时间：2026年1月31日」，或在文件名中写入 2026-01-31');
  if (!day)
    return mistake(
      `会议日期「${written.slice(2)}」缺少年份。请补充年份（例如 2026年1月31日），或在文件名中写入 2026-01-31`,
    );
  if (!isRealDay(day)) return mistake(`日期 ${day} 不存在。请更正日期`);
  if (!when.day) note(line, 'remark', `未注明会议日期，${day} 取自标题或文件名`);
  else if (written.startsWith('--')) note(line, 'remark', `会议日期没有年份，年份取自标题或文件名：${day}`);
  if (when.rest) note(line, 'unplaced', `会议时间中有无法识别的文字：「${when.rest}」`);
  if (!when.from) note(line, 'remark', `未注明具体时间，start 只有日期；得知后请补充`);
  const backwards = when.from && when.until && when.until <= when.from;
  if (backwards) note(line, 'unplaced', `结束时间 ${when.until} 早于或等于开始时间 ${when.from}，未填写 end`);
  return { day, ...(when.from && { from: when.from }), ...(!backwards && when.until && { until: when.until }) };
}
