// Meeting series and meetings.
import type { Word } from '#language/locales.ts';
import type { WordTree } from './word.ts';

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
  nextOne: ['下一次会议', 'Next meeting'],
  next: ['之后的会议', 'After that'],
  meeting: ['会议', 'Meeting'],
  hear: ['怎样得知下一次会议', 'How to hear of the next meeting'],
  unknown: ['下一次会议的时间还没有公布。', 'The time of the next meeting has not been published.'],
  hearBody: ['定下以后，会议通知发到邮件列表：', 'Once it is known, it will be announced on the mailing list: '],
  list: ['会议通知发到邮件列表：', 'Meetings are announced on the mailing list: '],
  feed: ['新的纪要也可以用阅读器订阅：', 'New minutes also come as a feed: '],
  none: ['没有登记会议系列。', 'No meeting series on record.'],
  off: ['不开会', 'No meeting'],
  /** `days` are names of weekdays; `nth` and `day` count within the month, from its end where negative. */
  weekly: (interval: number, days: string[]) => [
    `每${['', '', '两周'][interval] ?? ` ${interval} 周的`}${days.join('、')}`,
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
  how: ['在日历程序里怎样添加', 'How to add it to a calendar program'],
  programs: {
    apple: [
      '苹果的“日历”：点上面的“订阅”；在 Mac 上也可以选“文件”里的“新建日历订阅”，贴上地址。',
      'Apple Calendar: “Subscribe” above; on a Mac also “New Calendar Subscription” in the File menu, with the address.',
    ],
    outlook: [
      'Outlook：选“添加日历”，再选从网上订阅，贴上地址。',
      'Outlook: “Add calendar”, then subscribe from the web, with the address.',
    ],
    google: [
      'Google 日历：点“其他日历”旁的加号，选“通过网址添加”，贴上地址。',
      'Google Calendar: the plus sign beside “Other calendars”, then “From URL”, with the address.',
    ],
    others: [
      '别的程序：找“订阅日历”或“从网址添加”，贴上地址。不要用“导入”，导入以后不会再更新。',
      'Other programs: look for “subscribe” or “add from URL”. Do not import the file: an imported calendar is not updated.',
    ],
  },
  late: [
    '日历程序过几个小时才取一次，临时的改动以邮件列表为准。',
    'Calendar programs look every few hours only; for late changes the mailing list is what counts.',
  ],
} satisfies WordTree;

export const meeting = {
  heading: ['历次会议', 'Past meetings'],
  ofYear: (year: string) => [`${year} 年的会议`, `Meetings of ${year}`],
  series: ['会议系列', 'Meeting series'],
  none: ['本站还没有会议记录。', 'There are no meeting records on this site yet.'],
  noneNote: ['第一份纪要发布后，会出现在这里。', 'The first published minutes will appear here.'],
  howTo: ['怎样写会议记录', 'How to write a meeting record'],
  title: (series: string, n: number | undefined) => [
    n ? `${series}第 ${n} 次会议` : series,
    n ? `${series} No. ${n}` : series,
  ],
  summary: {
    planned: (series: string, day: string) => [
      `${day} ${series}的时间、地点和议题。`,
      `${series} of ${day}: time, place and agenda.`,
    ],
    held: (series: string, day: string) => [
      `${day} ${series}的议题、决议、待办和纪要。`,
      `${series} of ${day}: agenda, decisions, actions and minutes.`,
    ],
    cancelled: (series: string, day: string) => [`${day} 的${series}取消了。`, `${series} of ${day}, cancelled.`],
  },
  time: ['时间', 'Time'],
  noHour: ['钟点未知', 'hour unknown'],
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
  current: ['现任', 'currently'],
} satisfies WordTree;
