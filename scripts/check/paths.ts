// The addresses of the site, derived from its records.
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Site, Source } from './read.ts';

/** The Chinese address of a record's page; `undefined` for records without one of their own. */
const addressOf = ({ collection, id }: Source): string | undefined => {
  if (collection === 'charters') return `/charter/${id}/`;
  if (collection === 'people') return `/members/${id}/`;
  if (collection === 'services') return `/status/${id}/`;
  if (collection === 'notices') return `/status/notices/${id}/`;
  if (['subprojects', 'docs', 'news', 'meetings'].includes(collection)) return `/${collection}/${id}/`;
  if (collection !== 'pages' || id === 'not-found' || id === 'charter-version') return undefined;
  return id === 'home' ? '/' : `/${id}/`;
};

/** Every address with the file that its text is in, in both languages; a missing translation shows the Chinese text. */
export const addressesOf = ({ sources, config }: Site): Map<string, Source> => {
  const english = config?.languages.includes('en') ?? true;
  const translations = new Map(sources.map((source) => [`${source.collection} ${source.id}`, source]));
  const found = new Map<string, Source>();
  for (const source of sources) {
    const address = addressOf(source);
    if (!address) continue;
    found.set(address, source);
    if (english) found.set(`/en${address}`, translations.get(`${source.collection}En ${source.id}`) ?? source);
  }
  return found;
};

/** Whether public/ holds a file served at this address. */
export const isPublicFile = ({ publicFolder }: Site, address: string): boolean => {
  const file = join(publicFolder, address);
  return existsSync(file) && statSync(file).isFile();
};

/** Percent-encoding resolved; as it was where it is not valid. */
export const decoded = (address: string): string => {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
};
