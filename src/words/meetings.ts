// Meeting series and meetings.
import type { Word } from '#language/locales.ts';
import { joined } from '#language/names.ts';
import { plural, type WordTree } from './word.ts';

const list = new Intl.ListFormat('en-GB');
const ordinalRules = new Intl.PluralRules('en-GB', { type: 'ordinal' });
const suffixes: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };
const ordinal = (n: number) => `${n}${suffixes[ordinalRules.select(n)] ?? 'th'}`;
/** Which one of a month, from its end where negative. */
const nthOf = (n: number) =>
  n > 0
    ? (['', 'first', 'second', 'third', 'fourth', 'fifth'][n] ?? ordinal(n))
    : `${n === -1 ? '' : `${ordinal(-n)} `}last`;
const everyMonth = (interval: number): Word => [
  `每${['', '', '两个'][interval] ?? ` ${interval} 个`}月`,
  `every ${['', '', 'other '][interval] ?? `${ordinal(interval)} `}month`,
];

export const series = {
  nextOne: ['下次会议', 'Next meeting'],
  next: ['之后的会议', 'After that'],
  meeting: ['会议', 'Meeting'],
  month: (month: string) => [`${month} 日历`, `Calendar, ${month}`],
  hear: ['订阅和询问', 'Subscribe or ask'],
  unknown: ['下次会议的时间待确认。', 'The time of the next meeting is to be confirmed.'],
  ask: ['可以发邮件询问：', 'To ask about meetings, email: '],
  none: ['暂无会议安排。', 'No meeting series.'],
  since: (day: string) => [`，${day} 起`, ` since ${day}`],
  until: (day: string) => [`，到 ${day} 为止`, ` until ${day}`],
  off: ['不召开', 'No meeting'],
  /** `days` are names of weekdays; `nth` and `day` count within the month, from its end where negative. */
  weekly: (interval: number, days: string[]) => [
    `每${['', '', '两周的'][interval] ?? ` ${interval} 周的`}${days.join('、')}`,
    `every ${['', '', 'other '][interval] ?? `${ordinal(interval)} `}${list.format(days)}`,
  ],
  nthWeekday: (interval: number, nth: number, day: string) => {
    const [zh, en] = everyMonth(interval);
    const which = nth === -1 ? '最后一个' : `${nth > 0 ? '第' : '倒数第'} ${Math.abs(nth)} 个`;
    return [`${zh}${which}${day}`, `the ${nthOf(nth)} ${day} of ${en}`];
  },
  monthDay: (interval: number, day: number) => {
    const [zh, en] = everyMonth(interval);
    const which = day > 0 ? ` ${day} 日` : day === -1 ? '最后一天' : `倒数第 ${-day} 天`;
    return [`${zh}${which}`, `the ${day > 0 ? ordinal(day) : `${nthOf(day)} day`} of ${en}`];
  },
  laterDay: (time: string, days: number) => [
    `${days === 1 ? '次日' : `${days} 天后的`} ${time}`,
    `${time} (${days === 1 ? 'next day' : `${days} days later`})`,
  ],
  schedule: (days: string, times: string, zone: string) => [
    `${days} ${times}（${zone}）`,
    `${days} ${times} (${zone})`,
  ],
} satisfies WordTree;

export const calendar = {
  meetings: ['全部会议', 'All meetings'],
  all: ['全部会议和维护', 'All meetings and maintenance'],
  open: ['订阅', 'Subscribe'],
  how: ['如何添加到日历应用', 'Add it to your calendar app'],
  programs: {
    apple: [
      'Apple「日历」：点击上方的「订阅」。在 Mac 上也可以选择「文件」>「新建日历订阅」，粘贴网址。',
      'Apple Calendar: select “Subscribe” above. On a Mac you can also choose File > New Calendar Subscription and paste the URL.',
    ],
    outlook: [
      'Outlook：选择「添加日历」，再选择从网上订阅，粘贴网址。',
      'Outlook: select “Add calendar”, choose to subscribe from the web, and paste the URL.',
    ],
    google: [
      'Google 日历：点击「其他日历」旁的加号，选择「通过网址添加」，粘贴网址。',
      'Google Calendar: select the plus sign next to “Other calendars”, choose “From URL”, and paste the URL.',
    ],
    others: [
      '其他日历应用：选择「订阅日历」或「从网址添加」，粘贴网址。请勿使用「导入」：导入的日历不会更新。',
      'Other apps: look for “subscribe” or “add from URL”. Do not use “import”: imported calendars are not updated.',
    ],
  },
  late: [
    '日历应用通常每隔几小时更新一次，会前请在本页查看最新安排。',
    'Calendar apps refresh only every few hours. Check this page before the meeting.',
  ],
} satisfies WordTree;

/** How much a record of a meeting has. */
type Outcome = Record<'topics' | 'decisions' | 'actions', number>;

export const meeting = {
  heading: ['历次会议', 'Past meetings'],
  ofYear: (year: string) => [`${year} 年的会议`, `Meetings of ${year}`],
  series: ['会议制度', 'Meeting series'],
  none: ['暂无会议纪要。', 'No minutes yet.'],
  noneNote: ['纪要发布后将显示在此处。', 'Published minutes appear here.'],
  howTo: ['撰写会议纪要', 'Write minutes'],
  title: (series: string, n: number | undefined) => [
    n ? `${series}第 ${n} 次会议` : series,
    n ? `${series} No. ${n}` : series,
  ],
  /** `state` in words, if there is one to say; how much the record has of each kind, which is left out where it is nothing. */
  summary: (series: string, day: string, state: string | undefined, { topics, decisions, actions }: Outcome) => {
    const zh = [topics && `${topics} 项议题`, decisions && `${decisions} 项决议`, actions && `${actions} 项待办`];
    const en = [
      topics && plural(topics, 'topic'),
      decisions && plural(decisions, 'decision'),
      actions && plural(actions, 'action'),
    ];
    const [has, inEnglish] = [zh.filter(Boolean).join('、'), en.filter(Boolean).join(', ')];
    return [
      `${joined(day, series)}${state ? `，${state}` : ''}${has && `：${has}`}。`,
      `${series} of ${day}${state ? `, ${state.toLowerCase()}` : ''}${inEnglish && `: ${inEnglish}`}.`,
    ];
  },
  moved: (from: string, to: string) => [`原定 ${from}，改到 ${to}`, `Moved from ${from} to ${to}`],
  time: ['时间', 'Time'],
  noHour: ['具体时间未知', 'time unknown'],
  ownTime: ['你的时间：', 'Your time: '],
  minutes: ['纪要', 'Minutes'],
  remarks: ['说明', 'Remarks'],
  votes: (f: number, against: number, abstain: number) => [
    `赞成 ${f} · 反对 ${against} · 弃权 ${abstain}`,
    `For ${f} · against ${against} · abstained ${abstain}`,
  ],
  noOwner: ['无人认领', 'No owner'],
  previous: ['上一次', 'Previous'],
  next: ['下一次', 'Next'],
  current: ['现任：', 'currently '],
} satisfies WordTree;
