// The recurrence rule of a series: the part of iCalendar's RRULE that meetings need, day by day.
import { RRuleTemporal } from 'rrule-temporal';
import { dayMs } from '#language/dates.ts';

export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof weekdays)[number];

const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;

export interface Rule {
  frequency: (typeof frequencies)[number];
  interval: number;
  /** `nth` counts within the month, from its end where negative. */
  byDay: { nth: number | undefined; weekday: Weekday }[];
  byMonthDay: number[];
  byMonth: number[];
  bySetPosition: number[];
  count: number | undefined;
  /** As written: `20261231`, `20261231T160000` (local) or `20261231T080000Z`. */
  until: string | undefined;
  /** The rule without its end, as written. */
  days: string;
}

const number = (least: number, most: number) => (text: string) => {
  const value = Number(text);
  return /^[+-]?\d+$/.test(text) && value !== 0 && Math.abs(value) <= most && value >= least;
};
const each = (test: (text: string) => boolean) => (text: string) => text.split(',').every(test);
const isWeekday = (text: string) => weekdays.some((day) => day === text);

/** What each part may be, and how to say so. */
const parts: Record<string, [allowed: string, test: (text: string) => boolean]> = {
  FREQ: [`FREQ 为 ${frequencies.join('、')}`, (text) => frequencies.some((one) => one === text)],
  INTERVAL: ['INTERVAL 为 1 至 999 的整数', number(1, 999)],
  BYDAY: [
    'BYDAY 为星期，例如 TU 或 MO,TH；每月的第几个星期写成 2TU、-1FR',
    each((text) => /^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$/.test(text)),
  ],
  BYMONTHDAY: ['BYMONTHDAY 为 1 至 31，或从月末倒数的 -1 至 -31', each(number(-31, 31))],
  BYMONTH: ['BYMONTH 为 1 至 12', each(number(1, 12))],
  BYSETPOS: ['BYSETPOS 为 1 至 31，或倒数的 -1 至 -31', each(number(-31, 31))],
  COUNT: ['COUNT 为 1 至 9999 的整数', number(1, 9999)],
  UNTIL: ['UNTIL 为日期或时间，例如 20261231 或 20261231T160000Z', (text) => /^\d{8}(T\d{6}Z?)?$/.test(text)],
  WKST: [`WKST 为 ${weekdays.join('、')}`, isWeekday],
};

/** What is wrong with the text as a rule, each with what is allowed; empty when it can be read. */
export const ruleMistakes = (text: string): { found: string; allowed: string }[] => {
  const pairs = text.split(';').map((part) => part.split('='));
  const names = pairs.map(([name = '']) => name);
  const mistakes = pairs.flatMap(([name = '', value = '', ...rest], i) => {
    const known = parts[name];
    if (!known || rest.length > 0)
      return [
        { found: `${text.split(';')[i] || '空的项'} 无效`, allowed: `可用的项：${Object.keys(parts).join('、')}` },
      ];
    if (names.indexOf(name) !== i) return [{ found: `${name} 重复`, allowed: '每项只出现一次' }];
    return known[1](value) ? [] : [{ found: `${name}=${value} 无效`, allowed: known[0] }];
  });
  if (mistakes.length > 0) return mistakes;
  if (!names.includes('FREQ'))
    return [{ found: `${text} 缺少 FREQ`, allowed: '规则必须包含 FREQ，例如 FREQ=WEEKLY;BYDAY=TU' }];
  const rule = parseRule(text);
  const monthly = rule.frequency === 'MONTHLY';
  if (rule.count && rule.until)
    return [{ found: '同时指定了 COUNT 和 UNTIL', allowed: '只能指定 COUNT 和 UNTIL 中的一个' }];
  if (rule.byDay.some(({ nth }) => nth) && !monthly)
    return [
      { found: `${rule.frequency} 规则中指定了第几个星期`, allowed: '第几个星期（例如 2TU）仅用于 FREQ=MONTHLY' },
    ];
  if (rule.bySetPosition.length > 0 && !monthly)
    return [{ found: `${rule.frequency} 规则中有 BYSETPOS`, allowed: 'BYSETPOS 仅用于 FREQ=MONTHLY' }];
  if (rule.byMonthDay.length > 0 && rule.frequency === 'WEEKLY')
    return [{ found: 'WEEKLY 规则中有 BYMONTHDAY', allowed: 'BYMONTHDAY 不用于 FREQ=WEEKLY' }];
  return [];
};

/** Reads a rule in which `ruleMistakes` finds nothing. */
export const parseRule = (text: string): Rule => {
  const values = new Map(text.split(';').map((part) => part.split('=') as [string, string]));
  const list = (name: string) => values.get(name)?.split(',') ?? [];
  return {
    frequency: values.get('FREQ') as Rule['frequency'],
    interval: Number(values.get('INTERVAL') ?? 1),
    byDay: list('BYDAY').map((day) => ({
      nth: day.length > 2 ? Number(day.slice(0, -2)) : undefined,
      weekday: day.slice(-2) as Weekday,
    })),
    byMonthDay: list('BYMONTHDAY').map(Number),
    byMonth: list('BYMONTH').map(Number),
    bySetPosition: list('BYSETPOS').map(Number),
    count: values.has('COUNT') ? Number(values.get('COUNT')) : undefined,
    until: values.get('UNTIL'),
    days: text.replace(/(^|;)(COUNT|UNTIL)=[^;]*/g, '').replace(/^;/, ''),
  };
};

/** The days (`2026-11-24`) of a rule from `first` on, of at most `years`; COUNT and UNTIL are for the caller, who knows the times. */
export function* daysOf({ days }: Rule, first: string, years: number): Generator<string> {
  const rule = new RRuleTemporal({ rruleString: `DTSTART:${first.replaceAll('-', '')}T000000Z\nRRULE:${days}` });
  const start = Date.parse(first);
  // A year at a time: nobody asks for all, and a rule that no day fits would be searched for ever.
  const year = 366 * dayMs;
  for (let at = start; at < start + years * year; at += year)
    for (const { epochMilliseconds } of rule.between(new Date(at), new Date(at + year - 1), true))
      yield new Date(epochMilliseconds).toISOString().slice(0, 10);
}
