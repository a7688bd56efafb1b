// The registers of decisions and actions.
import { plural, type WordTree } from './word.ts';

export const register = {
  heading: ['决议和待办', 'Decisions and actions'],
  years: ['按年份', 'By year'],
  year: ['年份', 'Year'],
  perYear: ['每年的会议和决议', 'Meetings and decisions per year'],
  owners: ['按负责人', 'By owner'],
  pages: ['分页', 'Pages'],
  newest: ['最近', 'Latest'],
  page: (page: number) => [`第 ${page} 页`, `Page ${page}`],
  titled: (title: string, page: number) => [
    page > 1 ? `${title}（第 ${page} 页）` : title,
    page > 1 ? `${title}, page ${page}` : title,
  ],
  /** Of a year with so many rows; the page of pages where there is more than one. */
  summary: (title: string, rows: number, page: number, pages: number) => [
    `${title}，共 ${rows} 条，新的在前${pages > 1 ? `；第 ${page} 页，共 ${pages} 页` : ''}。`,
    `${title}: ${plural(rows, 'entry', 'entries')}, newest first${pages > 1 ? `; page ${page} of ${pages}` : ''}.`,
  ],
  older: ['更早的内容请按年份查看。', 'Older ones are listed by year.'],
  made: ['来自', 'From'],
} satisfies WordTree;

export const decision = {
  heading: ['决议', 'Decisions'],
  ofYear: (year: string) => [`${year} 年的决议`, `Decisions of ${year}`],
  count: (all: number, superseded: number) => [
    `共 ${all} 条${superseded > 0 ? `，其中 ${superseded} 条已被取代` : ''}`,
    `${plural(all, 'decision')}${superseded > 0 ? `, ${superseded} of them superseded` : ''}`,
  ],
  state: { 'in force': ['有效', 'In force'], superseded: ['已被取代', 'Superseded'] },
  show: ['只看', 'Show'],
  all: ['全部', 'All'],
  allDecisions: ['全部决议', 'All decisions'],
  supersededBy: ['后续决议', 'Superseded by'],
  none: ['暂无决议。', 'No decisions yet.'],
  noneNote: ['会议纪要收录的决议将在此处列出。', 'Decisions recorded in minutes are listed here.'],
} satisfies WordTree;

export const action = {
  heading: ['待办', 'Actions'],
  open: ['未完成的待办', 'Open actions'],
  closed: ['最近结束的待办', 'Recently closed actions'],
  ofYear: (year: string) => [`${year} 年结束的待办`, `Actions closed in ${year}`],
  count: (open: number, overdue: number) => [
    `${open} 项未完成${overdue > 0 ? `，其中 ${overdue} 项逾期` : ''}`,
    `${open} open${overdue > 0 ? `, ${overdue} of them overdue` : ''}`,
  ],
  closedCount: (closed: number) => [`共 ${closed} 项`, `${closed} closed`],
  overdue: ['逾期', 'Overdue'],
  closedIn: { done: ['完成于', 'Done at'], dropped: ['取消于', 'Dropped at'] },
  openSummary: (page: number, pages: number) => [
    `未完成的待办，逾期的在前；第 ${page} 页，共 ${pages} 页。`,
    `Open actions, overdue ones first; page ${page} of ${pages}.`,
  ],
  all: ['全部待办', 'All actions'],
  noneOpen: ['暂无未完成的待办。', 'No open actions.'],
  none: ['暂无待办。', 'No actions yet.'],
  noneNote: ['会议纪要收录的待办将在此处列出。', 'Actions recorded in minutes are listed here.'],
} satisfies WordTree;
