// What a page says of itself: its words, address and the pages above it, from the record that it shows or has its words from.
import type { Locale } from '#language/locales.ts';
import { translatedCollections } from '#schemas/collections.ts';
import { isDated, isText } from '#schemas/files.ts';
import { subjectName } from './record-names.ts';
import { pagePath, pageWords, recordPath } from './records/addresses.ts';
import type { Entry, Facts, Prose } from './records/facts.ts';
import { type Shown, shown } from './records/translations.ts';

interface Words {
  title: string;
  summary: string;
}

const isProse = (entry: Entry<unknown>): entry is Prose<Words> =>
  (translatedCollections as string[]).includes(entry.collection);

/** The words of any record as its page shows them; `summary` is empty where the record has none. */
export const recordWords = (facts: Facts, entry: Entry<unknown>, locale: Locale): Shown => {
  if (isProse(entry)) return shown(entry, locale);
  const { file, body } = entry;
  const title = subjectName(facts, entry, locale).text;
  const summary = entry.collection === 'charters' ? pageWords(facts, 'charter-version', locale).summary : '';
  // Texts without translations are written in Chinese.
  const language = isText(entry.collection) ? 'zh' : locale;
  const state = language === locale ? 'source' : 'missing';
  return { locale: language, title, summary, file, body, state, translated: !isText(entry.collection) };
};

export interface Above {
  /** Path in Chinese. */
  path: string;
  title: string;
}

/** The pages with a record under pages/ that lie above an address, the uppermost first. */
const pagesAbove = (facts: Facts, path: string, locale: Locale): Above[] => {
  const steps = path.split('/').slice(1, -2);
  return steps.flatMap((_, index) => {
    const upper = `/${steps.slice(0, index + 1).join('/')}/`;
    const entry = facts.pages.find(({ id }) => pagePath(id) === upper);
    return entry ? [{ path: upper, title: shown(entry, locale).title }] : [];
  });
};

/** So many records of a kind have a picture of their own where their page is shared; those of years ago would be drawn for nobody. */
const maxPictured = 100;

/** Whether a record is of a kind whose ids begin with a day, and older than the newest hundred of it. */
export const isOld = (facts: Facts, { collection, id }: Pick<Entry<unknown>, 'collection' | 'id'>): boolean =>
  isDated(collection) && id < (facts[collection].at(-maxPictured)?.id ?? '');

export interface RecordPage extends Shown {
  path: string;
  above: Above[];
  /** The title on the picture that the page shares with its section; `undefined` where it has one of its own. */
  pictured: string | undefined;
}

/** The page of a record; with `part`, a further page below it, as a register has for each year. */
export const recordPage = (facts: Facts, entry: Entry<unknown>, locale: Locale, part = ''): RecordPage => {
  const path = `${recordPath(entry.collection, entry.id)}${part}`;
  const above = pagesAbove(facts, path, locale);
  const pictured = isOld(facts, entry) ? above[0]?.title : undefined;
  return { ...recordWords(facts, entry, locale), path, above, pictured };
};
