// Where the records of a collection and their translations are read, and where a new one is written.
import { matchesGlob } from 'node:path';
import type { z } from 'astro/zod';
import { type Locale, type TranslatedLocale, translatedLocales } from '#language/locales.ts';
import { type SourceCollection, type TranslatedCollection, rowOf, sourceCollections, table } from './collections.ts';
import type { Row } from './row.ts';
import { translation } from './translation.ts';

/** `pagesEn` holds the English translations of `pages`. */
type TranslationsOf<Name extends string> = `${Name}${Capitalize<TranslatedLocale>}`;
export type CollectionName = SourceCollection | TranslationsOf<TranslatedCollection>;

const suffixOf = (locale: TranslatedLocale): string => `${locale.charAt(0).toUpperCase()}${locale.slice(1)}`;
export const translationsOf = <Name extends string>(name: Name, locale: TranslatedLocale) =>
  `${name}${suffixOf(locale)}` as TranslationsOf<Name>;
/** The language of the texts of a collection, Chinese unless it holds translations. */
export const languageOf = (name: string): Locale =>
  translatedLocales.find((locale) => name.endsWith(suffixOf(locale))) ?? 'zh';
export const sourceCollection = (name: string): SourceCollection => {
  const language = languageOf(name);
  return (language === 'zh' ? name : name.slice(0, -suffixOf(language).length)) as SourceCollection;
};
/** Whether records are texts, in Markdown. */
export const isText = (name: SourceCollection): boolean => table[name].path.endsWith('.md');
/** Whether a record belongs to a day, with which its id begins. */
export const isDated = (name: SourceCollection): boolean => table[name].path.includes('<year>');

export interface Collection<Schema extends z.ZodType = z.ZodType> {
  schema: Schema;
  /** Glob below the content folder. */
  files: string;
  /** The record's id from its path below the content folder. */
  idOf: (path: string) => string;
}

const isOfId = (part = ''): boolean => part.includes('<') && part !== '<year>';

/** The parts of the path that make the id: `<section>` and `<id>`. */
export const idParts = (name: SourceCollection): string[] => table[name].path.split('/').filter((part) => isOfId(part));

/** `docs/<section>/<id>/zh.md` reads `docs/site/editing/zh.mdx` as `site/editing`. */
const readAt = <Schema extends z.ZodType>(schema: Schema, { path, verbatim }: Row): Collection<Schema> => {
  const parts = path.split('/');
  const files = parts.map((part) => part.replace(/<.*>/, '*')).join('/');
  return {
    schema,
    files: verbatim ? files : files.replace(/\.md$/, '.{md,mdx}').replace(/\.yaml$/, '.{yaml,yml}'),
    idOf: (file) => {
      const names = file.replace(/\.\w+$/, '').split('/');
      return names.filter((_, at) => isOfId(parts[at])).join('/');
    },
  };
};

type SchemaOf<Name extends CollectionName> = Name extends SourceCollection
  ? (typeof table)[Name]['schema']
  : typeof translation;

/** What is read, by the name that Astro has for it. */
export const collections = Object.fromEntries(
  sourceCollections.flatMap((name) => {
    const row = rowOf(name);
    const translations = (row.translated ? translatedLocales : []).map((locale) => {
      const translated = { ...row, path: row.path.replace('zh.md', `${locale}.md`) } as Row;
      return [translationsOf(name, locale), readAt(translation, translated)];
    });
    return [[name, readAt(row.schema, row)], ...translations];
  }),
) as { [Name in CollectionName]: Collection<SchemaOf<Name>> };

const all = Object.entries(collections) as [CollectionName, Collection][];

/** The collection that reads a file, given its path below the content folder; `undefined` where none does. */
export const collectionOf = (path: string): CollectionName | undefined => {
  const [top] = path.split('/');
  return all.find(([, { files }]) => files.startsWith(`${top}/`) && matchesGlob(path, files))?.[0];
};

/** Path below the content folder of the file of a record with this id. */
export const pathOf = ({ collection, id }: { collection: SourceCollection; id: string }): string => {
  const ids = id.split('/');
  const parts = table[collection].path.split('/').map((part) => {
    if (part === '<year>') return id.slice(0, 4);
    return isOfId(part) ? part.replace(/<.*>/, ids.shift() ?? '') : part;
  });
  return parts.join('/');
};
