// What runs out: terms of office, certificates; and filings that the deployment lacks.
import { dayIn, dayMs } from '#language/dates.ts';
import type { RecordReference } from '#model/record-names.ts';
import type { Facts } from '#model/records/facts.ts';
import { holders } from '#model/sig/people.ts';
import type { Person } from '#schemas/person.ts';
import { type FilingSetting, type Item, type Limit, type UpkeepSource, daysBetween, mendersOf } from './item.ts';

// External links that the last check found broken, each in the file that has it.

/** The record of every file, a translation's being that of its source. */
const recordsByFile = (facts: Facts): Map<string, RecordReference> =>
  new Map(
    (Object.keys(facts) as (keyof Facts)[]).flatMap((collection) =>
      facts[collection].flatMap((entry) => {
        const record = { collection, id: entry.id };
        const files = 'en' in entry && entry.en ? [entry.file, entry.en.file] : [entry.file];
        return files.map((file): [string, RecordReference] => [file, record]);
      }),
    ),
  );

export const links = ({ facts, links: report }: UpkeepSource): Item<'links'>[] => {
  const records = recordsByFile(facts);
  const broken = report?.links.filter(({ state }) => state === 'broken') ?? [];
  return broken.flatMap(({ url, status, since, places }) =>
    [...new Map(places.toReversed().map((place) => [place.file, place])).values()].map(({ file, line }) => {
      const record = records.get(file);
      const menders = mendersOf(facts, record);
      return { kind: 'links', record, url, status, date: since?.slice(0, 10), menders, file, line, questions: [] };
    }),
  );
};

type Term = Person['roles'][number];

/** Days: time enough for an election, and how long an ended term is called to mind while others hold the role. */
const termAhead = 60;
const termBehind = 180;
/** Days between the end of a term and the beginning of the one that follows it. */
const termGap = 31;
/** Days; automatic renewal happens earlier than this. */
const certificateAhead = 30;

const limit = (left: number): Limit => (left <= 0 ? 'ended' : 'ending');

const isFollowed = (facts: Facts, term: Term, until: string): boolean =>
  facts.people.some(({ data }) =>
    data.roles.some(
      (other) =>
        other !== term &&
        other.role === term.role &&
        other.since !== undefined &&
        Math.abs(daysBetween(until, other.since)) <= termGap,
    ),
  );

/** Terms of chairs and secretaries that end soon or have ended, where nobody is recorded who follows. */
export const terms = ({ facts, today }: UpkeepSource): Item<'terms'>[] =>
  facts.people.flatMap(({ id, file, data }) =>
    data.roles.flatMap((term): Item<'terms'>[] => {
      const { role, until } = term;
      if (role === 'member' || until === undefined || isFollowed(facts, term, until)) return [];
      const left = daysBetween(today, until);
      const isVacant = holders(facts, role, today).length === 0;
      if (left > termAhead || (left < -termBehind && !isVacant)) return [];
      const record = { collection: 'people', id, field: 'roles' } as const;
      return [
        {
          kind: 'terms',
          record,
          state: limit(left),
          role,
          date: until,
          menders: mendersOf(facts, undefined),
          file,
          questions: [],
        },
      ];
    }),
  );

/** Certificates of our own services, by the last probe. Where there was none, there is nothing to say. */
export const certificates = ({ facts, live, site, today }: UpkeepSource): Item<'certificates'>[] =>
  facts.services.flatMap(({ id, file, data }): Item<'certificates'>[] => {
    const snapshot = data.owner === 'own' ? live.snapshots.get(id) : undefined;
    const daysLeft = snapshot?.figures.tlsDaysLeft;
    if (!snapshot || daysLeft === undefined) return [];
    const date = dayIn(new Date(Date.parse(snapshot.checkedAt) + daysLeft * dayMs), site.zone);
    const left = daysBetween(today, date);
    if (left >= certificateAhead) return [];
    const record = { collection: 'services', id } as const;
    return [
      {
        kind: 'certificates',
        record,
        state: limit(left),
        date,
        menders: mendersOf(facts, record),
        file,
        questions: [],
      },
    ];
  });

/** What the deployment lacks to be public; a question about a field `filing` is about it. */
export const filings = ({ facts, site, configFile }: UpkeepSource): Item<'filings'>[] => {
  const asked = facts.questions.filter(({ data }) =>
    [data.about, ...data.also].some(({ field }) => field === 'filing'),
  );
  const settings: [FilingSetting, string | undefined][] = [
    ['address', site.address],
    ['icp', site.filing.icp],
    ['publicSecurity', site.filing.publicSecurity],
  ];
  return settings.flatMap(([setting, value]) => {
    if (value !== undefined) return [];
    const about = setting === 'address' ? [] : asked;
    const questions = about.map(({ id }) => id);
    return [
      {
        kind: 'filings',
        record: undefined,
        setting,
        menders: mendersOf(facts, undefined, about),
        file: configFile,
        questions,
      },
    ];
  });
};
