// Meeting series and meetings, in English.
import type { Words } from '../words.ts';

const list = new Intl.ListFormat('en-GB');
const ordinalRules = new Intl.PluralRules('en-GB', { type: 'ordinal' });
const suffixes: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };
const ordinal = (n: number) => `${n}${suffixes[ordinalRules.select(n)] ?? 'th'}`;
/** Which one of a month, from its end where negative. */
const nthOf = (n: number) =>
  n > 0
    ? (['', 'first', 'second', 'third', 'fourth', 'fifth'][n] ?? ordinal(n))
    : `${n === -1 ? '' : `${ordinal(-n)} `}last`;
const everyMonth = (interval: number) => `every ${['', '', 'other '][interval] ?? `${ordinal(interval)} `}month`;

export const meetings: Pick<Words, 'series' | 'meeting'> = {
  series: {
    rule: 'Time',
    place: 'Place',
    start: 'Since',
    next: 'Coming meetings',
    hear: 'How to hear of the next meeting',
    hearBody:
      'Meetings are announced on the mailing list; for a meeting without a published time, the list is what counts:',
    none: 'No meeting series on record.',
    off: 'No meeting',
    calendar: 'Subscribe to the meetings',
    noneComing: 'No coming meeting on record.',
    expected: 'by the rule',
    weekly: (interval, days) => `every ${['', '', 'other '][interval] ?? `${ordinal(interval)} `}${list.format(days)}`,
    nthWeekday: (interval, nth, day) => `the ${nthOf(nth)} ${day} of ${everyMonth(interval)}`,
    monthDay: (interval, day) => `the ${day > 0 ? ordinal(day) : `${nthOf(day)} day`} of ${everyMonth(interval)}`,
    schedule: (days, times, zone) => `${days} ${times} (${zone})`,
  },
  meeting: {
    heading: 'Past meetings',
    series: 'Meeting series',
    planned: 'Planned',
    held: 'Held',
    cancelled: 'Cancelled',
    none: 'There are no meeting records on this site yet.',
    noneNote: 'The first published minutes will appear here.',
    howTo: 'How to write a meeting record',
    number: (n) => `No. ${n}`,
    title: (series, n) => (n ? `${series} No. ${n}` : series),
    summary: (series, day) => `Agenda, decisions, actions and minutes of the ${series} of ${day}.`,
    time: 'Time',
    noHour: 'hour unknown',
    chair: 'Chair',
    scribe: 'Scribe',
    attendees: 'Present',
    apologies: 'Apologies',
    agenda: 'Agenda',
    decisions: 'Decisions',
    actions: 'Actions',
    updates: 'Progress on earlier actions',
    minutes: 'Minutes',
    votes: (f, against, abstain) => `For ${f} · against ${against} · abstained ${abstain}`,
    supersedes: 'Supersedes',
    due: 'Due',
    everyone: 'Everyone',
    noOwner: 'No owner',
    state: { open: 'Open', done: 'Done', dropped: 'Dropped' },
    previous: 'Previous',
    next: 'Next',
    reason: 'Reason',
    current: 'currently',
  },
};
