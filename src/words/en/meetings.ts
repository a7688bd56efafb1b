// Meeting series and meetings, in English.
import type { Words } from '#words/words.ts';

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

export const meetings: Pick<Words, 'series' | 'calendar' | 'meeting'> = {
  series: {
    rule: 'Time',
    place: 'Place',
    start: 'Since',
    nextOne: 'Next meeting',
    next: 'After that',
    meeting: 'Meeting',
    audience: 'Open to',
    hear: 'How to hear of the next meeting',
    unknown: 'The time of the next meeting has not been published.',
    hearBody: 'Once it is known, it will be announced on the mailing list: ',
    list: 'Meetings are announced on the mailing list: ',
    feed: 'New minutes also come as a feed: ',
    none: 'No meeting series on record.',
    off: 'No meeting',
    expected: 'expected',
    weekly: (interval, days) => `every ${['', '', 'other '][interval] ?? `${ordinal(interval)} `}${list.format(days)}`,
    nthWeekday: (interval, nth, day) => `the ${nthOf(nth)} ${day} of ${everyMonth(interval)}`,
    monthDay: (interval, day) => `the ${day > 0 ? ordinal(day) : `${nthOf(day)} day`} of ${everyMonth(interval)}`,
    laterDay: (time, days) => `${time} (${days === 1 ? 'next day' : `${days} days later`})`,
    schedule: (days, times, zone) => `${days} ${times} (${zone})`,
  },
  calendar: {
    meetings: 'All meetings',
    all: 'All meetings and maintenance',
    open: 'Subscribe',
    how: 'How to add it to a calendar program',
    programs: {
      apple:
        'Apple Calendar: “Subscribe” above; on a Mac also “New Calendar Subscription” in the File menu, with the address.',
      outlook: 'Outlook: “Add calendar”, then subscribe from the web, with the address.',
      google: 'Google Calendar: the plus sign beside “Other calendars”, then “From URL”, with the address.',
      others:
        'Other programs: look for “subscribe” or “add from URL”. Do not import the file: an imported calendar is not updated.',
    },
    late: 'Calendar programs look every few hours only; for late changes the mailing list is what counts.',
  },
  meeting: {
    heading: 'Past meetings',
    ofYear: (year) => `Meetings of ${year}`,
    series: 'Meeting series',
    planned: 'Planned',
    held: 'Held',
    cancelled: 'Cancelled',
    none: 'There are no meeting records on this site yet.',
    noneNote: 'The first published minutes will appear here.',
    howTo: 'How to write a meeting record',
    title: (series, n) => (n ? `${series} No. ${n}` : series),
    summary: {
      planned: (series, day) => `${series} of ${day}: time, place and agenda.`,
      held: (series, day) => `${series} of ${day}: agenda, decisions, actions and minutes.`,
      cancelled: (series, day) => `${series} of ${day}, cancelled.`,
    },
    state: 'State',
    time: 'Time',
    noHour: 'hour unknown',
    ownTime: 'Your time: ',
    chair: 'Chair',
    scribe: 'Scribe',
    attendees: 'Present',
    apologies: 'Apologies',
    agenda: 'Agenda',
    decisions: 'Decisions',
    actions: 'Actions',
    updates: 'Progress on earlier actions',
    minutes: 'Minutes',
    remarks: 'Remarks',
    votes: (f, against, abstain) => `For ${f} · against ${against} · abstained ${abstain}`,
    due: 'Due',
    everyone: 'Everyone',
    noOwner: 'No owner',
    previous: 'Previous',
    next: 'Next',
    reason: 'Reason',
    current: 'currently',
  },
};
