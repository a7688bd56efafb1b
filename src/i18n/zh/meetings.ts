// 会议系列和会议的字，中文。
const everyMonth = (interval: number) => `每${['', '', '两个'][interval] ?? ` ${interval} 个`}月`;

export const meetings = {
  series: {
    rule: '时间',
    place: '地点',
    start: '起始',
    next: '接下来的会议',
    hear: '怎样得知下一次会议',
    hearBody: '会议通知发到邮件列表。时间没有公布的会议，以列表上的通知为准：',
    none: '没有登记会议系列。',
    off: '不开会',
    calendar: '订阅会议日历',
    noneComing: '没有登记以后的会议。',
    expected: '按规则',
    /** `days` are names of weekdays; `nth` and `day` count within the month, from its end where negative. */
    weekly: (interval: number, days: string[]) =>
      `每${['', '', '两周'][interval] ?? ` ${interval} 周的`}${days.join('、')}`,
    nthWeekday: (interval: number, nth: number, day: string) =>
      `${everyMonth(interval)}${nth === -1 ? '最后一个' : `${nth > 0 ? '第' : '倒数第'} ${Math.abs(nth)} 个`}${day}`,
    monthDay: (interval: number, day: number) =>
      `${everyMonth(interval)}${day > 0 ? ` ${day} 日` : day === -1 ? '最后一天' : `倒数第 ${-day} 天`}`,
    schedule: (days: string, times: string, zone: string) => `${days} ${times}（${zone}）`,
  },
  meeting: {
    heading: '历次会议',
    series: '会议系列',
    planned: '将召开',
    held: '已召开',
    cancelled: '已取消',
    none: '本站还没有会议记录。',
    noneNote: '第一份纪要发布后，会出现在这里。',
    howTo: '怎样写会议记录',
    number: (n: number) => `第 ${n} 次`,
    title: (series: string, n: number | undefined) => (n ? `${series}第 ${n} 次会议` : series),
    summary: (series: string, day: string) => `${day} ${series}的议题、决议、待办和纪要。`,
    time: '时间',
    chair: '主持',
    scribe: '记录',
    attendees: '参会',
    apologies: '请假',
    agenda: '议题',
    decisions: '决议',
    actions: '待办',
    updates: '待办进展',
    minutes: '纪要',
    votes: (f: number, against: number, abstain: number) => `赞成 ${f} · 反对 ${against} · 弃权 ${abstain}`,
    supersedes: '取代',
    due: '期限',
    everyone: '全体',
    noOwner: '无人认领',
    state: { open: '进行中', done: '已完成', dropped: '已放弃' },
    previous: '上一次',
    next: '下一次',
    reason: '取消原因',
    current: '现任',
  },
};
