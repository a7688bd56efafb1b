// The request context: what a page, a component or an endpoint knows of the page being made, in `Astro.locals.here`.
// Facts, live data, history and clock are read through it and nowhere else, so what a page reads can be seen here.
import { defineMiddleware } from 'astro:middleware';
import { dayIn, timeIn } from '#language/dates.ts';
import { localeOf, localised } from '#language/routes.ts';
import { languages, type Locale, type Localized, pick } from '#language/locales.ts';
import type { RecordReference } from '#model/record-names.ts';
import { type PageId, pageWords } from '#model/records/addresses.ts';
import { type Facts, get } from '#model/records/facts.ts';
import { questionsAbout } from '#model/records/questions.ts';
import { shown } from '#model/records/translations.ts';
import { loadFacts, renderProse } from '#records/facts.ts';
import { lastChange, loadPast } from '#records/history.ts';
import { loadLive } from '#records/live.ts';
import { upkeepSource } from '#records/upkeep.ts';
import { type ChoiceName, type FieldIn, type Labelled, labelOf, meaningOf, type ValueIn } from '#schemas/labels.ts';
import { absolute, address, now, site, today } from '#site.ts';
import { wordsOf } from '#words/words.ts';

const contextOf = (locale: Locale, facts: Facts) => ({
  /** Language of the page, from its path. */
  locale,
  /** The words of the interface in that language. */
  words: wordsOf(locale),
  facts,
  /** What `npm run live` last wrote. */
  get live() {
    return loadLive();
  },
  /** What changed in the records, as far as git knows. */
  get past() {
    return loadPast();
  },
  /** What the upkeep of the site is found from. */
  get upkeep() {
    return upkeepSource(facts);
  },
  site,
  /** Where the site is served; without a known address, the local preview. */
  address,
  now,
  /** Today in the site's zone, `YYYY-MM-DD`. */
  today,
  /** The address of a page in the language of this one; `path` is its path in Chinese, with slashes at both ends. */
  to: (path: string) => localised(path, locale),
  /** The same, whole: with the address of the site before it. */
  url: (path: string) => absolute(localised(path, locale)),
  /** The `lang` attribute of a text: `undefined` where it is in the language of the page. */
  lang: (text: Locale): string | undefined => (text === locale ? undefined : languages[text].tag),
  /** The text of a localised string. */
  textOf: (value: Localized) => pick(value, locale).text,
  /** Title, summary and text of a record with translations. */
  shown: (prose: Parameters<typeof shown>[0]) => shown(prose, locale),
  /** The same of a record under pages/. */
  pageWords: (id: PageId) => pageWords(facts, id, locale),
  /** The record with this id. */
  get: <Name extends keyof Facts>(name: Name, id: string) =>
    get(facts[name] as Facts[Name][number][], id) as Facts[Name][number],
  /** Day of a moment in the site's zone, `YYYY-MM-DD`. */
  dayIn: (moment: Date | string) => dayIn(moment, site.zone),
  /** Time of a moment in the site's zone, `HH:MM`. */
  timeIn: (moment: Date | string) => timeIn(moment, site.zone),
  /** What a field of a record is called. */
  label: <Of extends Labelled>(of: Of, field: FieldIn<Of>) => labelOf(of, field, locale),
  /** What a value of a choice is called. */
  meaning: <Of extends ChoiceName>(of: Of, value: ValueIn<Of>) => meaningOf(of, value, locale),
  /** The open questions about a record, or about one of its fields. */
  asked: ({ collection, id }: RecordReference, field?: string) => questionsAbout(facts, { collection, id, field }),
  /** ISO time of the last commit that changed a file; `undefined` where git does not know. */
  lastChange,
  /** The text of a record, rendered by Astro. */
  render: renderProse,
});

export type Here = Readonly<ReturnType<typeof contextOf>>;

export const onRequest = defineMiddleware(async ({ locals, url }, next) => {
  locals.here = contextOf(localeOf(url.pathname), await loadFacts());
  return next();
});
