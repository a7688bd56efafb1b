// What became of the texts: translations that are missing or behind, guides that nobody has reviewed for long.
import { isText, sourceCollections, translatedCollections } from '#schemas/collections.ts';
import { type Localized, localized } from '#schemas/shapes.ts';
import { staleTranslations } from '#model/records/translations.ts';
import type { Facts } from '#model/records/facts.ts';
import { daysBetween, type Item, type UpkeepSource } from './item.ts';
import { mendersOf } from './item.ts';

const isLocalized = (value: unknown): value is Localized => localized.safeParse(value).success;

/** Where a record has Chinese text alone: `duties`, `place.name`, `exceptions.0.reason`. */
const untranslated = (value: unknown, path: string[] = []): string[] => {
  if (!value || typeof value !== 'object') return [];
  if (isLocalized(value)) return value.en === undefined ? [path.join('.')] : [];
  return Object.entries(value).flatMap(([key, inner]) => untranslated(inner, [...path, key]));
};

const ofProse = ({ facts, behind }: UpkeepSource): Item<'translations'>[] =>
  translatedCollections.flatMap((collection) =>
    staleTranslations<Facts[typeof collection][number]>(facts[collection]).map(({ prose, state }) => {
      const record = { collection, id: prose.id };
      const late = prose.en && behind(prose, prose.en.data.translationOf);
      return {
        kind: 'translations',
        record,
        state,
        ...(late && { behind: late, date: late.since }),
        menders: mendersOf(facts, record),
        file: prose.en?.file ?? prose.file,
        questions: [],
      };
    }),
  );

/** Records that stand for long: minutes and notices are of their day, and in Chinese. */
const dataCollections = sourceCollections.filter((name) => !isText(name));

const ofData = ({ facts }: UpkeepSource): Item<'translations'>[] =>
  dataCollections.flatMap((collection) =>
    facts[collection].flatMap(({ id, file, data }) => {
      const fields = untranslated(data);
      if (fields.length === 0) return [];
      const record = { collection, id };
      const menders = mendersOf(facts, record);
      return [
        { kind: 'translations' as const, record, state: 'missing' as const, fields, menders, file, questions: [] },
      ];
    }),
  );

export const translations = (source: UpkeepSource): Item<'translations'>[] =>
  source.site.languages.includes('en') ? [...ofProse(source), ...ofData(source)] : [];

/** Days after which a review says little of the text as it is used. */
const reviewedForDays = 365;

export const docs = ({ facts, today }: UpkeepSource): Item<'docs'>[] =>
  facts.docs.flatMap(({ id, file, data }) => {
    const date = data.reviewed?.date;
    if (date && daysBetween(date, today) <= reviewedForDays) return [];
    const record = { collection: 'docs', id } as const;
    const by = data.reviewed?.by;
    const menders = by ? [{ person: by }] : mendersOf(facts, record);
    return [{ kind: 'docs', record, state: date ? 'old' : 'never', date, menders, file, questions: [] }];
  });
