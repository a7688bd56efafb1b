// The registers of decisions and actions, in English.
import type { Words } from '#words/words.ts';
import { plural } from './plural.ts';

export const registers: Pick<Words, 'register' | 'decision' | 'action'> = {
  register: {
    heading: 'Decisions and actions',
    years: 'By year',
    owners: 'By owner',
    pages: 'Pages',
    newest: 'Newest',
    page: (page) => `Page ${page}`,
    titled: (title, page) => (page > 1 ? `${title}, page ${page}` : title),
    summary: (title, rows, page, pages) =>
      `${title}: ${plural(rows, 'entry', 'entries')}, newest first${pages > 1 ? `; page ${page} of ${pages}` : ''}.`,
    older: 'Older ones are listed by year.',
    made: 'Made at',
  },
  decision: {
    heading: 'Decisions',
    ofYear: (year) => `Decisions of ${year}`,
    count: (all, superseded) =>
      `${plural(all, 'decision')}${superseded > 0 ? `, ${superseded} of them superseded` : ''}`,
    state: { 'in force': 'In force', superseded: 'Superseded' },
    show: 'Show',
    all: 'All',
    allDecisions: 'All decisions',
    supersedes: 'Supersedes',
    supersededBy: 'Superseded by',
    none: 'No decisions yet.',
    noneNote:
      'When minutes record the first one, it will be listed here: at which meeting, by which vote, and whether it still holds.',
  },
  action: {
    heading: 'Actions',
    open: 'Open actions',
    closed: 'Last closed actions',
    ofYear: (year) => `Actions closed in ${year}`,
    count: (open, overdue) => `${open} open${overdue > 0 ? `, ${overdue} of them overdue` : ''}`,
    closedCount: (closed) => `${closed} closed`,
    state: { open: 'Open', overdue: 'Overdue', done: 'Done', dropped: 'Dropped' },
    closedIn: { done: 'Done at', dropped: 'Dropped at' },
    openSummary: (page, pages) => `Open actions, overdue ones first; page ${page} of ${pages}.`,
    all: 'All actions',
    noneOpen: 'No open actions.',
    none: 'No actions yet.',
    noneNote:
      'When minutes record the first one, it will be listed here: who does it, by which day, and at which meeting it was reported done.',
  },
};
