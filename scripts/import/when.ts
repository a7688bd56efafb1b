// 「2026年3月12日 16：00-17：00」→ the day and the hours; nothing is filled in that is not written.

export interface When {
  /** `YYYY-MM-DD`; absent where no date is written, `--MM-DD` where the year is missing. */
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
export function readWhen(text: string): When {
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
export const dayInName = (name: string): string | undefined => /\d{4}-\d{2}-\d{2}/.exec(name)?.[0];

export const isRealDay = (text: string): boolean => {
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
};

/** A local time in a zone with its offset, `2026-03-12T16:00:00+08:00`. */
export function instantOf(day: string, time: string, zone: string): string {
  const offsetAt = (moment: Date) => {
    const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(moment);
    return (parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT').replace('GMT', '') || '+00:00';
  };
  const local = `${day}T${time}:00`;
  const first = offsetAt(new Date(`${local}Z`));
  return `${local}${offsetAt(new Date(`${local}${first}`))}`;
}
