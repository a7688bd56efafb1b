// Invented meetings, one a day back from a fixed last day, each with its facts and its minutes; the example site with them.

import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { dayMs } from '#language/dates.ts';
import { minutesText, topics } from './minutes.ts';
import { between, oneOf, pseudoRandom, type Random, someOf } from './random.ts';

export interface MeetingFile {
  /** Path below the content folder. */
  path: string;
  text: string;
}

const lastDay = Date.parse('2026-11-20T00:00:00Z');
/** People of examples/content/people and one without a record. */
const people = [
  ...['member-a', 'member-b', 'member-c', 'member-d', 'member-e', 'member-f', 'member-g'].map((person) => ({ person })),
  { name: '成员壬', affiliation: '某高校' },
];

interface Numbered {
  /** `2026-11-20` */
  day: string;
  /** From 1, in the order of time. */
  number: number;
  /** Number of this meeting within its year, from 1. */
  inYear: number;
}

const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);
const numberOf = (inYear: number) => String(inYear).padStart(2, '0');

function facts(random: Random, { day, number, inYear }: Numbered) {
  const attendees = someOf(random, people, between(random, 4, people.length));
  const agenda = someOf(random, topics, 2).map((title) => ({ title, presenter: oneOf(random, attendees) }));
  const id = `${day.slice(0, 4)}-${numberOf(inYear)}`;
  const previous = `A-${day.slice(0, 4)}-${numberOf(inYear - 1)}`;
  return {
    series: 'biweekly',
    number,
    start: `${day}T16:00:00+08:00`,
    end: `${day}T17:00:00+08:00`,
    state: 'held',
    chair: attendees[0],
    scribe: attendees[1],
    attendees,
    agenda,
    decisions: [{ id: `D-${id}`, text: `${agenda[0]?.title}按会上的办法进行。`, subprojects: ['build'] }],
    actions: [
      {
        id: `A-${id}`,
        text: `整理${agenda[1]?.title}的数据。`,
        owners: [oneOf(random, attendees)],
        due: dayOf(Date.parse(day) + 7 * dayMs),
      },
    ],
    updates: inYear > 1 ? [{ action: previous, state: 'done' }] : [],
  };
}

/** `count` meetings, the oldest first; the same `count` always gives the same bytes. */
export function meetingFiles(count: number): MeetingFile[] {
  const random = pseudoRandom(count);
  const inYears = new Map<string, number>();
  return Array.from({ length: count }, (_, index) => {
    const day = dayOf(lastDay - (count - 1 - index) * dayMs);
    const year = day.slice(0, 4);
    const inYear = (inYears.get(year) ?? 0) + 1;
    inYears.set(year, inYear);
    const frontMatter = stringify(facts(random, { day, number: index + 1, inYear }), { aliasDuplicateObjects: false });
    return { path: `meetings/${year}/${day}-biweekly.md`, text: `---\n${frontMatter}---\n\n${minutesText(random)}\n` };
  });
}

/** Fills `folder` with `examples/` and these meetings instead of its own. Returns the environment of a build: no live data, a fixed clock. */
export function fillSiteFolder(folder: string, meetings: MeetingFile[]): Record<string, string> {
  cpSync('examples', folder, { recursive: true });
  const content = join(folder, 'content');
  rmSync(join(content, 'meetings'), { recursive: true, force: true });
  for (const { path, text } of meetings) {
    const file = join(content, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return { SITE_CONTENT: content, SITE_LIVE: join(folder, 'live'), SITE_NOW: '2026-11-21T00:00:00Z' };
}
