// 决议和待办两本登记簿的字，中文。

export const registers = {
  register: {
    heading: '决议和待办',
    years: '按年份',
    owners: '按负责人',
    pages: '分页',
    newest: '最近',
    page: (page: number) => `第 ${page} 页`,
    titled: (title: string, page: number) => (page > 1 ? `${title}（第 ${page} 页）` : title),
    /** Of a year with so many rows; the page of pages where there is more than one. */
    summary: (title: string, rows: number, page: number, pages: number) =>
      `${title}，共 ${rows} 条，新的在前${pages > 1 ? `；第 ${page} 页，共 ${pages} 页` : ''}。`,
    older: '更早的按年份看。',
    made: '定于',
  },
  decision: {
    heading: '决议',
    ofYear: (year: string) => `${year} 年的决议`,
    count: (all: number, superseded: number) => `共 ${all} 条${superseded > 0 ? `，${superseded} 条已被取代` : ''}`,
    state: { 'in force': '有效', superseded: '已被取代' },
    show: '只看',
    all: '全部',
    allDecisions: '全部决议',
    supersedes: '取代',
    supersededBy: '取代它的是',
    none: '还没有决议。',
    noneNote: '纪要里写下第一条决议以后，这里会列出它：在哪次会上、怎么表决的、有没有被取代。',
  },
  action: {
    heading: '待办',
    open: '进行中的待办',
    closed: '最近结束的待办',
    ofYear: (year: string) => `${year} 年结束的待办`,
    count: (open: number, overdue: number) => `${open} 项进行中${overdue > 0 ? `，${overdue} 项逾期` : ''}`,
    closedCount: (closed: number) => `共 ${closed} 项`,
    state: { open: '进行中', overdue: '逾期', done: '已完成', dropped: '已放弃' },
    closedIn: { done: '完成于', dropped: '放弃于' },
    openSummary: (page: number, pages: number) => `进行中的待办，逾期的在前；第 ${page} 页，共 ${pages} 页。`,
    all: '全部待办',
    noneOpen: '没有进行中的待办。',
    none: '还没有待办。',
    noneNote: '纪要里写下第一项待办以后，这里会列出它：谁在做、期限是哪天、哪次会议报告做完了。',
  },
};
