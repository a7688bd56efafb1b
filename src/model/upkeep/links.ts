// External links that the last check found broken, each in the file that has it.
import type { Facts } from '../facts.ts';
import type { RecordReference } from '../subjects.ts';
import type { Item, UpkeepSource } from './item.ts';
import { mendersOf } from './menders.ts';

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
