// A prose record's text as Astro renders it.
import { type CollectionKey, getEntry, render } from 'astro:content';
import type { Locale } from '#language/locales.ts';
import { type SourceCollection, type table, translationsOf } from '#schemas/collections.ts';

/** Collections of Markdown files. */
export type ProseCollection = {
  [Name in SourceCollection]: (typeof table)[Name]['path'] extends `${string}.md` ? Name : never;
}[SourceCollection];

/** `locale` is the language of the text: translations stand in collections of their own. */
export const renderProse = async (collection: ProseCollection, id: string, locale: Locale) => {
  const name = (locale === 'zh' ? collection : translationsOf(collection, locale)) as CollectionKey;
  const entry = await getEntry(name, id);
  if (!entry) throw new Error(`${name} 中没有 ${id}`);
  return render(entry);
};
