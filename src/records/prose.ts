// A record's text as Astro renders it.
import { type CollectionKey, getEntry, render } from 'astro:content';
import type { Locale } from '#language/locales.ts';
import type { Entry } from '#model/records/facts.ts';
import { translationsOf } from '#schemas/files.ts';

/** `locale` is the language of the text: translations stand in collections of their own. */
export const renderProse = async ({ collection, id }: Pick<Entry<unknown>, 'collection' | 'id'>, locale: Locale) => {
  const name = (locale === 'zh' ? collection : translationsOf(collection, locale)) as CollectionKey;
  const entry = await getEntry(name, id);
  if (!entry) throw new Error(`${name} 中没有 ${id}`);
  return render(entry);
};
