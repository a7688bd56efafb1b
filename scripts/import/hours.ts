// The hours of a time line: 「下午4点半」, 「16：00-17：00」, `4-5 PM`, with or without an offset.
import { anyOf } from './any-of.ts';

interface Hours {
  /** `HH:MM` */
  from?: string;
  until?: string;
  /** Minutes east of UTC, where the text says. */
  offset?: number;
  /** An hour that may be read in more than one way. */
  unclear?: string;
  /** What is left of the text. */
  rest: string;
}

const half = `(${anyOf('凌晨 清晨 早上 早晨 早 上午 中午 正午 午间 下午 午后 傍晚 晚上 晚间 晚 夜里 夜间')})?`;
const clock = String.raw`${half}\s*(\d{1,2})(?:\s*[：:]\s*(\d{2})(?:[：:]\d{2})?|\s*(?:点钟?|时)\s*(?:(半)|(一刻|三刻)|(\d{1,2})\s*分?|整)?)?\s*(a\.?m\.?|p\.?m\.?)?`;
const range = new RegExp(String.raw`(?<!\d)${clock}(?:\s*(?:[-－–—~～至到]+|to|until)\s*${clock})?(?!\d)`, 'gi');
const zones =
  /[（(]?\s*(?:(?:UTC|GMT)\s*([+＋−-]\s*\d{1,2}(?:[：:]?\d{2})?)?|(北京时间|中国标准时间|Beijing time|CST)|([A-Z]{3,4}T|[CE]ET)\b)\s*[)）]?/i;

const two = (value: number) => String(value).padStart(2, '0');

interface Clock {
  half: string | undefined;
  hour: number;
  minute: number;
  /** Whether more than a number is written. */
  isTime: boolean;
  /** `04:30` is of a clock with 24 hours, `4:30` may be either. */
  isWhole: boolean;
}

const clockOf = (
  [half, digits, minutes, halfPast, quarter, spoken, meridiem]: (string | undefined)[],
  text: string,
): Clock | undefined => {
  if (digits === undefined) return undefined;
  const minute = halfPast ? 30 : quarter ? (quarter === '一刻' ? 15 : 45) : Number(minutes ?? spoken ?? 0);
  const part = meridiem ? meridiem.toLowerCase().replaceAll('.', '') : half;
  return {
    half: part,
    hour: Number(digits),
    minute,
    isTime: minutes !== undefined || part !== undefined || /[点时]/.test(text),
    isWhole: minutes !== undefined && digits.length === 2,
  };
};

const isMorning = (half: string) => /^(?:凌晨|清晨|早|上午|am)/.test(half);

/** `HH:MM`; `undefined` where the hour may be meant in more than one way, as 「晚上12点」 and 「4点」. */
const timeOf = ({ half, hour, minute, isWhole }: Clock): string | undefined => {
  if (hour > 23 || minute > 59) return undefined;
  const at = (hour: number) => `${two(hour)}:${two(minute)}`;
  if (half === undefined) return hour >= 8 || isWhole ? at(hour) : undefined;
  if (hour > 12) return isMorning(half) ? undefined : at(hour);
  if (half === 'am') return at(hour % 12);
  if (half === 'pm') return at((hour % 12) + 12);
  if (isMorning(half)) return hour === 12 ? undefined : at(hour);
  if (/中午|正午|午间/.test(half)) return hour >= 10 ? at(hour) : hour <= 3 ? at(hour + 12) : undefined;
  if (/晚|夜/.test(half)) return hour >= 5 && hour < 12 ? at(hour + 12) : undefined;
  return hour === 12 || hour >= 1 ? at((hour % 12) + 12) : undefined;
};

const minutesEast = (text: string): number => {
  const [, sign, hours, minutes] = /([+＋−-])\s*(\d{1,2})[：:]?(\d{2})?/.exec(text) ?? ['', '+', '0', '0'];
  return (sign === '+' || sign === '＋' ? 1 : -1) * (Number(hours) * 60 + Number(minutes ?? 0));
};

/** The end of a range takes its half of the day from the start, and the start its from the end, where only one has it. */
const timesOf = (start: Clock, end: Clock | undefined): [from: string | undefined, until: string | undefined] => {
  const from = timeOf({ ...start, half: start.half ?? (start.hour <= 12 ? end?.half : undefined) });
  if (!end) return [from, undefined];
  const same = timeOf({ ...end, half: end.half ?? (end.hour <= 12 ? start.half : undefined) });
  const bare = timeOf(end);
  const later = end.half === undefined && end.hour < 12 ? timeOf({ ...end, half: '下午' }) : undefined;
  const until = [same, bare, later].find((time) => time !== undefined && from !== undefined && time > from);
  return [from, until ?? same];
};

const numerals = '零一二三四五六七八九';

/** 「晚上八点」 → 「晚上8点」, 「15:00 开始，16:00 结束」 → `15:00-16:00`. */
const inDigits = (text: string): string =>
  text
    .replaceAll(/(二?十)?([一二两三四五六七八九])?(?=\s*点)/g, (_, tens?: string, ones = '') => {
      const ten = tens ? (tens.startsWith('二') ? 20 : 10) : 0;
      return tens || ones ? String(ten + (ones === '两' ? 2 : Math.max(0, numerals.indexOf(ones || '零')))) : '';
    })
    .replace(/(\d)\s*(?:开始|起)[，,、\s]*(?=\d)/, '$1-')
    .replace(/(\d)\s*结束/, '$1');

/** Whether a text has hours beside its date. */
export const hasHours = (text: string): boolean => {
  const { from, unclear } = hoursIn(text.replace(/^\s*\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?/, ''));
  return from !== undefined || unclear !== undefined;
};

/** Reads the hours of a text without its date. An impossible hour stays in `rest`. */
export function hoursIn(said: string): Hours {
  const given = inDigits(said);
  const zone = zones.exec(given);
  const text = zone ? given.replace(zone[0], ' ') : given;
  const offset = zone && (zone[2] ? 8 * 60 : minutesEast(zone[1] ?? ''));
  const tidy = (text: string) => text.replaceAll(/[\s，,、（）()：:]+/g, ' ').trim();
  for (const found of text.matchAll(range)) {
    const start = clockOf(found.slice(1, 8), found[0]);
    const end = clockOf(found.slice(8, 15), found[0]);
    if (!start || !(start.isTime || end?.isTime)) continue;
    const [from, until] = timesOf(start, end);
    const rest = tidy(text.replace(found[0], ' '));
    const isPossible = start.hour <= 24 && start.minute < 60 && (!end || (end.hour <= 24 && end.minute < 60));
    if (!isPossible) return { rest: tidy(text) };
    if (zone?.[3] || from === undefined || (end && until === undefined))
      return { unclear: `${found[0].trim()}${zone?.[3] ? ` ${zone[3]}` : ''}`, rest };
    return { from, ...(until && { until }), ...(offset !== null && { offset }), rest };
  }
  return { rest: tidy(text) };
}
