// What the records leave open: questions, holes, subprojects without a maintainer, addresses nobody confirmed, translations that
// are missing or behind, guides that nobody has reviewed for long.
import { daysBetween } from '#language/dates.ts';
import type { Facts } from '#model/records/facts.ts';
import { holesOf, stateOf } from '#model/records/holes.ts';
import { inDocumentOrder, questionsAbout } from '#model/records/questions.ts';
import { staleTranslations } from '#model/records/translations.ts';
import { holders, profile } from '#model/sig/people.ts';
import { isUnmarked } from '#model/status/status.ts';
import { sourceCollections, translatedCollections } from '#schemas/collections.ts';
import { isText } from '#schemas/files.ts';
import { localized } from '#schemas/shapes.ts';
import type { Found, UpkeepSource } from './item.ts';

export const questions = ({ facts }: UpkeepSource): Found<'questions'>[] =>
  inDocumentOrder(facts.questions).map((question) => ({
    record: question.data.about,
    question: question.data.question,
    file: question.file,
    asked: [question],
  }));

/** Holes but for maintainers, which are a matter of their own; what does not apply is an answer, not a hole. */
export const holes = ({ facts }: UpkeepSource): Found<'holes'>[] =>
  holesOf(facts)
    .filter(({ subject, state }) => state !== 'none' && subject.field !== 'maintainers')
    .map(({ subject, state, file }) => ({ record: subject, state, file, asked: questionsAbout(facts, subject) }));

type Lack = Pick<Found<'maintainers'>, 'state' | 'role'>;

/** Why nobody named as a maintainer can be asked today; `undefined` where one can. */
const lackOf = ({ facts, today }: UpkeepSource, { data }: Facts['subprojects'][number]): Lack | undefined => {
  const state = stateOf(data.maintainers);
  if (state !== 'known') return { state };
  const lacks = (data.maintainers ?? []).map((maintainer): Lack | undefined => {
    if ('role' in maintainer)
      return holders(facts, maintainer.role, today).length > 0 ? undefined : { state: 'vacant', role: maintainer.role };
    const { person, current } = profile(facts, maintainer.person, today);
    return person.data.roles.length > 0 && current.length === 0 ? { state: 'former' } : undefined;
  });
  return lacks.every(Boolean) ? (lacks[0] ?? { state: 'unsaid' }) : undefined;
};

/** Running subprojects for which nobody is named who can be asked today. */
export const maintainers = (source: UpkeepSource): Found<'maintainers'>[] =>
  source.facts.subprojects
    .filter(({ data }) => data.stage !== 'archived')
    .flatMap((subproject) => {
      const lack = lackOf(source, subproject);
      if (!lack) return [];
      const record = { collection: 'subprojects', id: subproject.id, field: 'maintainers' } as const;
      // The people named cannot be asked: it is for the secretary to find others.
      return [{ record, ...lack, file: subproject.file, asked: questionsAbout(source.facts, record), responsible: [] }];
    });

/** Addresses that no member of the SIG has confirmed. */
export const services = ({ facts }: UpkeepSource): Found<'services'>[] =>
  facts.services.flatMap(({ id, file, data: { confirmed, url } }) => {
    if (confirmed !== undefined || typeof url !== 'string') return [];
    const record = { collection: 'services', id, field: 'url' } as const;
    return [{ record, url, file, asked: questionsAbout(facts, record) }];
  });

/** Web pages without a text that must be on them: any page that answers there counts as theirs. */
export const probes = ({ facts }: UpkeepSource): Found<'probes'>[] =>
  facts.services.flatMap(({ id, file, data: { probe } }) =>
    isUnmarked(probe) ? [{ record: { collection: 'services', id, field: 'probe' }, url: probe.url, file }] : [],
  );

/** Where a record has Chinese text alone: `duties`, `place.name`, `exceptions.0.reason`. */
const untranslated = (value: unknown, path: string[] = []): string[] => {
  if (!value || typeof value !== 'object') return [];
  const text = localized.safeParse(value);
  if (text.success) return text.data.en === undefined ? [path.join('.')] : [];
  return Object.entries(value).flatMap(([key, inner]) => untranslated(inner, [...path, key]));
};

const ofProse = ({ facts, behind }: UpkeepSource): Found<'translations'>[] =>
  translatedCollections.flatMap((collection) =>
    staleTranslations<Facts[typeof collection][number]>(facts[collection]).map(({ prose, state }) => {
      const late = prose.en && behind(prose, prose.en.data.translationOf);
      return {
        record: { collection, id: prose.id },
        state,
        ...(late && { behind: late, date: late.since }),
        file: prose.en?.file ?? prose.file,
      };
    }),
  );

/** Records that stand for long: minutes and notices are of their day, and in Chinese. */
const ofData = ({ facts }: UpkeepSource): Found<'translations'>[] =>
  sourceCollections
    .filter((name) => !isText(name))
    .flatMap((collection) =>
      facts[collection].flatMap(({ id, file, data }) => {
        const fields = untranslated(data);
        return fields.length > 0 ? [{ record: { collection, id }, state: 'missing' as const, fields, file }] : [];
      }),
    );

export const translations = (source: UpkeepSource): Found<'translations'>[] =>
  source.site.languages.includes('en') ? [...ofProse(source), ...ofData(source)] : [];

/** Days after which a review says little of the text as it is used. */
const reviewedForDays = 365;

export const docs = ({ facts, today }: UpkeepSource): Found<'docs'>[] =>
  facts.docs.flatMap(({ id, file, data: { reviewed } }) => {
    const date = reviewed?.date;
    if (date && daysBetween(date, today) <= reviewedForDays) return [];
    const responsible = reviewed?.by ? [{ person: reviewed.by }] : undefined;
    return [{ record: { collection: 'docs', id }, state: date ? 'old' : 'never', date, file, responsible }];
  });
