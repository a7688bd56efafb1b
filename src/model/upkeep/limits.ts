// What expires or breaks: terms of office, certificates, external links; and filings that the deployment lacks.
import { addDays, dayIn, dayMs, daysBetween, startOfDay } from '#language/dates.ts';
import type { RecordReference } from '#model/record-names.ts';
import type { Data, Facts } from '#model/records/facts.ts';
import { dayOf, minutesDue } from '#model/meetings/meetings.ts';
import { subjectsOf } from '#model/records/questions.ts';
import { accountsWanted } from '#model/sig/codeowners.ts';
import { holders } from '#model/sig/people.ts';
import { coveringNotice } from '#model/status/covering.ts';
import { recordOf } from '#model/status/record.ts';
import type { Found, UpkeepSource } from './item.ts';

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

/** External links that the last check found broken, each once in every file that has it. */
export const links = ({ facts, links: report }: UpkeepSource): Found<'links'>[] => {
  const records = recordsByFile(facts);
  const broken = report?.links.filter(({ state }) => state === 'broken') ?? [];
  return broken.flatMap(({ url, status, since, places }) =>
    [...new Map(places.toReversed().map((place) => [place.file, place])).values()].map(({ file, line }) => ({
      record: records.get(file),
      url,
      status,
      date: since?.slice(0, 10),
      file,
      line,
    })),
  );
};

/** Days: time enough for an election, and how long an ended term is shown while others hold the role. */
const termAhead = 60;
const termBehind = 180;
/** Days between the end of a term and the beginning of the one that follows it. */
const termGap = 31;
/** Days; automatic renewal happens earlier than this. */
const certificateAhead = 30;

const limit = (left: number) => (left <= 0 ? 'ended' : 'ending');

const isFollowed = (facts: Facts, term: Data<'people'>['roles'][number], until: string): boolean =>
  facts.people
    .flatMap(({ data }) => data.roles)
    .filter((other) => other !== term && other.role === term.role)
    .some(({ since }) => since !== undefined && Math.abs(daysBetween(until, since)) <= termGap);

/** Terms of chairs and secretaries that end soon or have ended, where nobody is recorded who follows. */
export const terms = ({ facts, today }: UpkeepSource): Found<'terms'>[] =>
  facts.people.flatMap(({ id, file, data }) =>
    data.roles.flatMap((term): Found<'terms'>[] => {
      const { role, until } = term;
      if (role === 'member' || until === undefined || isFollowed(facts, term, until)) return [];
      const left = daysBetween(today, until);
      const isVacant = holders(facts, role, today).length === 0;
      if (left > termAhead || (left < -termBehind && !isVacant)) return [];
      const record = { collection: 'people', id, field: 'roles' } as const;
      // A successor is for the secretary to find, not for the holder of the role.
      return [{ record, state: limit(left), role, date: until, file, responsible: [] }];
    }),
  );

/** Certificates of our own services, by the last probe. Where there was none, there is nothing to say. */
export const certificates = ({ facts, live, site, today }: UpkeepSource): Found<'certificates'>[] =>
  facts.services.flatMap(({ id, file, data }): Found<'certificates'>[] => {
    const snapshot = data.owner === 'own' ? live.snapshots.get(id) : undefined;
    const daysLeft = snapshot?.figures.tlsDaysLeft;
    if (!snapshot || daysLeft === undefined) return [];
    const date = dayIn(new Date(Date.parse(snapshot.checkedAt) + daysLeft * dayMs), site.zone);
    const left = daysBetween(today, date);
    return left < certificateAhead ? [{ record: { collection: 'services', id }, state: limit(left), date, file }] : [];
  });

/** Days for which an outage without a notice is listed. */
const outageBehind = 30;

/** Outages of our own systems in the last days that no notice covers; degraded performance is none. */
export const outages = ({ facts, live, site, today }: UpkeepSource): Found<'outages'>[] => {
  const now = new Date(startOfDay(addDays(today, 1), site.zone));
  const after = startOfDay(addDays(today, -outageBehind), site.zone);
  return facts.services.flatMap(({ id, file, data }): Found<'outages'>[] => {
    if (data.owner !== 'own') return [];
    const notices = facts.notices.filter((notice) => notice.data.services.includes(id));
    return recordOf(live.vantages ?? [], id, now)
      .outages.filter(({ from, state }) => from.getTime() >= after && state !== 'degraded_performance')
      .filter((outage) => !coveringNotice(outage, notices, now))
      .map(({ from, until, duration }) => ({
        record: { collection: 'services', id },
        from: from.toISOString(),
        ...(until && { duration }),
        date: dayIn(from, site.zone),
        file,
      }));
  });
};

/** Meetings whose minutes are late: the secretary writes them. */
export const minutes = ({ facts, site, today }: UpkeepSource): Found<'minutes'>[] =>
  facts.meetings.flatMap((meeting): Found<'minutes'>[] => {
    const due = minutesDue(meeting, site.zone);
    if (due === undefined || due >= today || dayOf(meeting, site.zone) >= today) return [];
    return [{ record: { collection: 'meetings', id: meeting.id }, date: due, file: meeting.file }];
  });

/** What the deployment lacks to be public, and to be changed with a review; a question about a field `filing` is about it. */
export const filings = ({ facts, site, today, configFile: file }: UpkeepSource): Found<'filings'>[] => {
  const asked = facts.questions.filter((question) => subjectsOf(question).some(({ field }) => field === 'filing'));
  const lacking: Found<'filings'>[] = [];
  if (!site.address) lacking.push({ setting: 'address', file });
  if (!site.filing.icp) lacking.push({ setting: 'icp', file, asked });
  if (!site.filing.publicSecurity) lacking.push({ setting: 'publicSecurity', file, asked });
  const [person] = accountsWanted(facts, { forge: site.forge.kind, today });
  if (person)
    lacking.push({
      setting: 'reviewers',
      record: { collection: 'people', id: person.id, field: 'accounts' },
      file: person.file,
    });
  return lacking;
};
