// That the pages are there which the table of collections promises: of every record, and of every list of records.
import { ownPage } from '#model/records/addresses.ts';
import type { Facts } from '#model/records/facts.ts';
import { localised } from '#language/routes.ts';
import type { Locale } from '#language/locales.ts';
import { rowOf, sourceCollections } from '#schemas/collections.ts';

/** A line for each collection of which a page is missing. `isPage` tells whether the built site has a page at a path. */
export const missingPages = (facts: Facts, languages: Locale[], isPage: (path: string) => boolean): string[] =>
  sourceCollections.flatMap((name) => {
    const paths = new Set([...rowOf(name).listed, ...facts[name].flatMap(({ id }) => ownPage(name, id) ?? [])]);
    const missing = [...paths]
      .flatMap((path) => languages.map((locale) => localised(path, locale)))
      .filter((path) => !isPage(path));
    return missing.length > 0
      ? [
          `${name}：没有页面 ${missing.join('、')}；在 src/pages/ 添加，或者改正 src/schemas/collections.ts 的 address 或 listed`,
        ]
      : [];
  });
