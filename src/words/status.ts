// Systems and their state.
import { joined } from '#language/names.ts';
import type { WordTree } from './word.ts';

export const service = {
  unconfirmed: ['未经 SIG 确认', 'not confirmed by the SIG'],
  confirmed: (day: string) => [`${day} 由 SIG 确认`, `confirmed by the SIG on ${day}`],
} satisfies WordTree;

export const status = {
  headlines: {
    operational: ['自有系统全部正常', 'All own systems operational'],
    degraded_performance: ['有系统性能下降', 'Degraded performance'],
    partial_outage: ['有系统部分中断', 'Partial outage'],
    major_outage: ['有系统严重中断', 'Major outage'],
    under_maintenance: ['有系统正在维护', 'Maintenance in progress'],
    unknown: ['有系统状态未知', 'State partly unknown'],
    unprobed: ['尚无探测数据', 'No probe data yet'],
  },
  onlyAnswers: ['只知道有应答', 'only known to answer'],
  noData: ['尚无数据', 'No data yet'],
  serviceTitle: (name: string) => [joined(name, '的状态'), `${name}: status`],
  /** `own`: run by the community itself; `probed`: asked whether it works. */
  serviceSummary: (name: string, community: string, { own, probed }: { own: boolean; probed: boolean }) => {
    const zh = joined(community, own ? '' : '社区使用的', name);
    const en = `${name} at ${community}`;
    return probed
      ? [
          `${zh}：现在怎样，近 90 天怎样，实时数据和最新动态。`,
          `${en}: its state now and over the last 90 days, with live figures and what is newest.`,
        ]
      : [
          `${zh}：由谁运行，有过哪些事故和维护。它不自动探测。`,
          `${en}: who runs it, and its incidents and maintenance. It is not probed.`,
        ];
  },
  noticeSummary: (kind: string, title: string, day: string) => [
    `${day} 的${kind}：${title}。影响了哪些系统，经过怎样。`,
    `${kind} of ${day}: ${title}. What was affected, and what happened.`,
  ],
  services: ['系统', 'System'],
  own: ['自有系统', 'Own systems'],
  thirdParty: ['第三方系统', 'Third-party systems'],
  thirdPartyNote: [
    '第三方的系统不由本 SIG 运行，不影响上面的结论。',
    'Not run by this SIG; they do not decide the headline above.',
  ],
  current: ['正在发生', 'Happening now'],
  coming: ['计划中的维护', 'Planned maintenance'],
  past: ['以往的事故和维护', 'Past incidents and maintenance'],
  noPast: ['没有登记过事故和维护。', 'No incident or maintenance on record.'],
  checked: ['探测于', 'Probed'],
  vantage: (place: string) => [`探测地点：${place}`, `Probed from: ${place}`],
  stale: ['已过时', 'out of date'],
  lastGood: ['上一次正常', 'Last good'],
  bar: (good: number, bad: number, none: number) => [
    `近 90 天：${good} 天正常，${bad} 天有异常，${none} 天无数据`,
    `Last 90 days: ${good} without trouble, ${bad} with trouble, ${none} without data`,
  ],
  ongoing: ['仍在进行', 'Still going on'],
  postMortem: ['复盘', 'Post-mortem'],
  figures: ['实时数据', 'Live figures'],
  links: ['最新动态', 'Newest'],
  history: ['逐日历史', 'History by day'],
  noticesHere: ['事故和维护', 'Incidents and maintenance'],
  noProbe: [
    '这个系统没有可以探测的地方，所以没有状态。',
    'There is nothing to probe here, so this system has no state.',
  ],
  noSnapshot: ['还没有探测过这个系统。', 'This system has not been probed yet.'],
  how: ['状态如何判定', 'How status is determined'],
  yes: ['是', 'yes'],
  no: ['否', 'no'],
} satisfies WordTree;
