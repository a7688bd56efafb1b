// Systems and their state.
import { joined } from '#language/names.ts';
import { plural, type WordTree } from './word.ts';

/** `99.95%`; only what is whole is 100%. */
const percentOf = (share: number): string => `${(Math.floor(share * 10_000) / 100).toFixed(2).replace(/\.?0+$/, '')}%`;

export const service = {
  members: ['成员名单中的分工', 'Duties in the list of members'],
  affects: ['中断时受影响的系统', 'Affected by an outage'],
  unconfirmed: ['未经 SIG 确认', 'not confirmed by the SIG'],
  confirmed: (day: string) => [`${day} 由 SIG 确认`, `confirmed by the SIG on ${day}`],
} satisfies WordTree;

export const status = {
  headlines: {
    operational: ['自有系统全部运行正常', 'All of our systems are operational'],
    degraded_performance: ['部分系统性能下降', 'Degraded performance'],
    partial_outage: ['部分系统出现部分中断', 'Partial outage'],
    major_outage: ['部分系统出现严重中断', 'Major outage'],
    under_maintenance: ['部分系统正在维护', 'Maintenance in progress'],
    unknown: ['部分系统状态未知', 'Status of some systems unknown'],
    unprobed: ['尚无探测数据', 'No probe data yet'],
  },
  /** At the top of every page while something is wrong. */
  banner: {
    label: ['系统状态提示', 'System status notice'],
    coming: ['计划维护', 'Planned maintenance'],
    running: ['正在维护', 'Maintenance in progress'],
    more: (count: number) => [`另有 ${count} 个系统中断`, `${plural(count, 'more system', 'more systems')} out`],
    asOf: (time: string) => [`截至 ${time}`, `As of ${time}`],
  },
  refreshes: ['每 5 分钟自动更新本页', 'Update this page every 5 minutes'],
  onlyAnswers: ['仅确认有响应', 'response only'],
  serviceTitle: (name: string) => [joined(name, '的状态'), `${name}: status`],
  /** `own`: run by the community itself; `probed`: asked whether it works. */
  serviceSummary: (name: string, community: string, { own, probed }: { own: boolean; probed: boolean }) => {
    const zh = joined(community, own ? '' : '使用的', name);
    const en = `${name} at ${community}`;
    return probed
      ? [`${zh}的当前状态和近 90 天状态。`, `${en}: current and 90-day status.`]
      : [`${zh}的故障和维护记录。该系统不探测。`, `${en}: its incidents and maintenance. It is not probed.`];
  },
  /** `services`: the names of those affected; at least one. */
  noticeSummary: (kind: string, title: string, day: string, services: string) => [
    `${day} ${kind}：${title}。受影响的系统：${services}。`,
    `${kind} of ${day}: ${title}. Affected: ${services}.`,
  ],
  services: ['系统信息', 'System details'],
  own: ['自有系统', 'Our systems'],
  thirdParty: ['第三方系统', 'Third-party systems'],
  thirdPartyNote: [
    '第三方系统不由本 SIG 运行，不计入上方的总体状态。',
    'Not operated by this SIG and not counted in the overall status above.',
  ],
  current: ['正在进行的故障和维护', 'Ongoing'],
  coming: ['计划中的维护', 'Planned maintenance'],
  past: ['历史故障和维护', 'Past incidents and maintenance'],
  noPast: ['暂无故障和维护记录。', 'No incidents or maintenance recorded.'],
  checked: ['探测于', 'Probed'],
  vantage: (place: string) => [`探测点：${place}`, `Probed from: ${place}`],
  stale: ['数据已过期', 'stale data'],
  lastGood: ['上次成功探测', 'Last successful probe'],
  bar: (good: number, bad: number, none: number) => [
    good + bad === 0 ? '近 90 天：无数据' : `近 90 天：${good} 天正常，${bad} 天有异常，${none} 天无数据`,
    good + bad === 0
      ? 'Last 90 days: no data'
      : `Last 90 days: ${good} without trouble, ${bad} with trouble, ${none} without data`,
  ],
  ongoing: ['尚未结束', 'Ongoing'],
  over: ['已结束', 'Over'],
  noEnd: ['未注明', 'Not stated'],
  /** A notice from its start to its end, where it has one. */
  span: (start: string, end: string | undefined) => [
    end ? `${start} 至 ${end}` : `${start} 起`,
    end ? `${start} to ${end}` : `from ${start}`,
  ],
  /** A length of time in hours, minutes and seconds. */
  duration: (seconds: number) => {
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    const inUnits = (units: string[]) =>
      parts.flatMap((count, index) => (count > 0 ? [`${count} ${units[index]}`] : [])).join(' ') || `0 ${units[2]}`;
    return [inUnits(['小时', '分', '秒']), inUnits(['h', 'min', 's'])];
  },
  uptime: ['可用率', 'Uptime'],
  lastDays: (days: number) => [`近 ${days} 天`, `Last ${days} days`],
  percent: (share: number) => [percentOf(share), percentOf(share)],
  /** How much of the time is known; what stands for the uptime where that is too little. */
  knownTime: (share: number) => [`已知时间占比 ${percentOf(share)}`, `${percentOf(share)} of the time known`],
  tooLittleKnown: (least: number) => [
    `已知时间不足 ${percentOf(least)}，不计算可用率`,
    `Less than ${percentOf(least)} of the time known; no uptime`,
  ],
  outages: ['中断和性能下降', 'Outages and degraded performance'],
  outagesNote: ['由探测得出，不是已发布的故障。', 'Found by probes. These are not announced incidents.'],
  noOutages: ['已知时间内没有中断。', 'No outages in the known time.'],
  olderOutages: (count: number) => [`更早的 ${count} 次见数据接口。`, `${count} more are in the API.`],
  noNotice: ['暂无通知', 'No notice'],
  failedChecks: (checks: string) => [`未通过的检查：${checks}`, `Failed checks: ${checks}`],
  badDays: ['有中断的日期', 'Days with outages'],
  /** A day with how long it was bad and how much of it is known. */
  badDay: (bad: string, known: string) => [`中断 ${bad}，已知时间 ${known}`, `${bad} of outages, ${known} known`],
  degradedDay: (degraded: string) => [`性能下降 ${degraded}`, `${degraded} of degraded performance`],
  why: ['原因', 'Reasons'],
  reasons: {
    wait: (time: string, limit: string) => [
      `等待最久的任务已等 ${time}（上限 ${limit}）`,
      `The oldest task has waited ${time} (limit: ${limit})`,
    ],
    builds: (share: string, limit: string) => [
      `24 小时内的构建成功率为 ${share}（下限 ${limit}）`,
      `${share} of the builds in 24 hours were completed (minimum: ${limit})`,
    ],
    hosts: (count: number, limit: string) => [
      `${count} 台构建机失联超过 ${limit}`,
      `${plural(count, 'builder', 'builders')} out of contact for more than ${limit}`,
    ],
    certificate: (days: number, limit: number) => [
      `证书剩余 ${days} 天（下限 ${limit} 天）`,
      `The certificate has ${plural(days, 'day', 'days')} left (minimum: ${limit})`,
    ],
    repository: (path: string, hours: number, limit: number) => [
      joined('软件仓库', path, `已有 ${Math.round(hours)} 小时未更新（上限 ${limit} 小时）`),
      `Repository ${path} was updated ${Math.round(hours)} hours ago (limit: ${limit} hours)`,
    ],
    check: (id: string, outcome: string, error: string) => [
      `${joined('检查项', id)}：${outcome}${error && `（${error}）`}`,
      `Check ${id}: ${outcome}${error && ` (${error})`}`,
    ],
  },
  difference: (reachable: string, unreachable: string) => [
    `从${reachable}可达，从${unreachable}`,
    `Reachable from ${reachable}; ${unreachable}`,
  ],
  unreachableSince: (place: string, since: string | undefined) => [
    since ? `${place}自 ${since} 起不可达` : `${place}不可达`,
    since ? `not reachable from ${place} since ${since}` : `not reachable from ${place}`,
  ],
  vantageNotes: {
    absent: (place: string, at: string | undefined) => [
      at ? `探测点${place}自 ${at} 起没有结果，未计入。` : `探测点${place}尚无结果，未计入。`,
      at ? `No results from ${place} since ${at}; not counted.` : `No results from ${place} yet; not counted.`,
    ],
    clock: (place: string, at: string | undefined) => [
      `探测点${place}的时钟有误：结果的时间 ${at ?? ''} 晚于当前时间，未计入。`,
      `The clock of ${place} is wrong: its results are dated ${at ?? ''}, which is ahead. They are not counted.`,
    ],
    contradicts: (place: string, at: string | undefined) => [
      `从探测点${place}看全部系统中断，其他探测点正常（${at ?? ''}）。请检查该探测点的网络。`,
      `All systems are out as seen from ${place}, and not elsewhere (${at ?? ''}). Check its network.`,
    ],
  },
  postMortem: ['复盘', 'Post-mortem'],
  figures: ['实时数据', 'Live figures'],
  links: ['最新动态', 'Latest activity'],
  history: ['逐日历史', 'History by day'],
  noticesHere: ['故障和维护', 'Incidents and maintenance'],
  noProbe: ['该系统不探测，因此不显示状态。', 'This system is not probed, so no status is shown.'],
  noSnapshot: ['该系统尚未探测。', 'This system has not been probed yet.'],
  how: ['状态判定规则', 'How status is determined'],
  yes: ['是', 'yes'],
  no: ['否', 'no'],
} satisfies WordTree;
