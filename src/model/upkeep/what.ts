// A thing to do, in words: what is missing or wrong, about what, and who is responsible.
import { wordsOf } from '#words/words.ts';
import type { Facts } from '#model/records/facts.ts';
import { type RecordReference, subjectName } from '#model/record-names.ts';
import { type Locale, pick, type Run } from '#language/locales.ts';
import { labelOf, meaningOf, type ValueIn } from '#schemas/labels.ts';
import { dayIn } from '#language/dates.ts';
import { countHoles } from '#model/records/holes.ts';
import type { Item, Kind, Responsible, UpkeepSource } from './item.ts';
import { upkeepOf } from './upkeep.ts';

/** What the field is called that something is about. */
export const fieldName = ({ collection, field = '' }: RecordReference, locale: Locale): string =>
  labelOf(collection, field, locale);

const hole = ({ record }: Item, state: ValueIn<'openState'>, locale: Locale): string =>
  wordsOf(locale).upkeep.what.hole(record ? fieldName(record, locale) : '', meaningOf('openState', state, locale));

const lag = (item: Item<'translations'>, locale: Locale): string => {
  const {
    separator,
    upkeep: { what },
  } = wordsOf(locale);
  const { state, fields, behind, record } = item;
  if (fields && record) {
    // A field inside another, such as roles.0.note, goes by the name of the outer one.
    const names = fields.map((field) => labelOf(record.collection, field.replace(/[.[].*/, ''), locale));
    return what.fields([...new Set(names)].join(separator));
  }
  if (state === 'missing') return what.missing;
  if (!behind) return what.outdated;
  const change = behind.since ? what.behind(behind.commits, behind.since) : what.uncommitted;
  const sections = behind.sections.map((title) => title || what.opening);
  return sections.length > 0 ? what.sections(change, sections.join(separator)) : change;
};

const without = (item: Item<'maintainers'>, locale: Locale): string => {
  const { state, role } = item;
  const { what } = wordsOf(locale).upkeep;
  if (state === 'former') return what.former;
  if (state === 'vacant') return what.vacant(role ? meaningOf('role', role, locale) : '');
  return hole(item, state, locale);
};

/** What is missing or wrong, in one line. */
export const whatToDo = (item: Item, locale: Locale): string => {
  const { what, settings } = wordsOf(locale).upkeep;
  const { date = '' } = item;
  switch (item.kind) {
    case 'questions':
      return pick(item.question, locale).text;
    case 'holes':
      return hole(item, item.state, locale);
    case 'maintainers':
      return without(item, locale);
    case 'services':
      return what.service;
    case 'probes':
      return what.probe(item.url);
    case 'translations':
      return lag(item, locale);
    case 'docs':
      return item.state === 'never' ? what.never : what.old(date);
    case 'terms':
      return what[item.state](meaningOf('role', item.role, locale), date);
    case 'filings':
      return what.filing(settings[item.setting]);
    case 'certificates':
      return item.state === 'ended' ? what.certificateEnded(date) : what.certificateEnding(date);
    case 'outages': {
      const { status } = wordsOf(locale);
      const length = item.duration === undefined ? undefined : Math.ceil(item.duration / 60_000) * 60;
      return what.outage(date, length === undefined ? undefined : status.duration(length));
    }
    case 'minutes':
      return what.minutes(date);
    case 'links':
      return what.link(item.url);
  }
};

/** The name of what it is about. */
export const aboutWhat = (facts: Facts, { record }: Item, locale: Locale): Run =>
  record ? subjectName(facts, record, locale) : { text: wordsOf(locale).upkeep.site, locale };

/** The names of people and roles. */
export const responsibleNames = (facts: Facts, responsible: Responsible[], locale: Locale): string =>
  responsible
    .map((one) =>
      'role' in one
        ? meaningOf('role', one.role, locale)
        : subjectName(facts, { collection: 'people', id: one.person }, locale).text,
    )
    .join(wordsOf(locale).separator);

/** A note on a kind beside its count: the holes of each state, when the links were checked. */
export const noteOn = (source: UpkeepSource, kind: Kind, locale: Locale): string | undefined => {
  const words = wordsOf(locale).upkeep;
  const { links, site } = source;
  if (kind === 'holes') {
    const counts = countHoles(upkeepOf(source, kind));
    return (['unknown', 'unsaid'] as const)
      .map((state) => `${meaningOf('openState', state, locale)} ${counts[state]}`)
      .join(' · ');
  }
  if (kind !== 'links' || !links) return undefined;
  const unreachable = links.links.filter(({ state }) => state === 'unreachable').length;
  const checked = words.checked(dayIn(links.checkedAt, site.zone));
  return unreachable > 0 ? `${checked} · ${words.unreachable(unreachable)}` : checked;
};
