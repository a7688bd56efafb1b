// The request context: what a page, a component or an endpoint knows of the page being made, in `Astro.locals.here`.
// Facts, live data, history and clock are read through it and nowhere else, so this is the place that can tell what a page read.
import { defineMiddleware } from 'astro:middleware';
import { localeOf, localised } from '#language/routes.ts';
import { languages, type Locale } from '#language/locales.ts';
import type { RecordReference } from '#model/record-names.ts';
import type { Facts } from '#model/records/facts.ts';
import { type QuestionEntry, questionsAbout } from '#model/records/questions.ts';
import type { Live } from '#model/status/status.ts';
import type { UpkeepSource } from '#model/upkeep/upkeep.ts';
import { loadFacts } from '#records/facts.ts';
import { lastChange, loadPast } from '#records/history.ts';
import { loadLive } from '#records/live.ts';
import type { Past } from '#records/past.ts';
import { renderProse } from '#records/prose.ts';
import { upkeepSource } from '#records/upkeep.ts';
import { type ChoiceName, type FieldIn, type Labelled, labelOf, meaningOf, type ValueIn } from '#schemas/labels.ts';
import type { SiteConfig } from '#schemas/site.ts';
import { absolute, address, now, site, today } from '#site.ts';
import { type Words, wordsOf } from '#words/words.ts';

export interface Here {
  /** Language of the page, from its path. */
  readonly locale: Locale;
  /** The words of the interface in that language. */
  readonly words: Words;
  readonly facts: Facts;
  /** What `npm run live` last wrote. */
  readonly live: Live;
  /** What changed in the records, as far as git knows. */
  readonly past: Past;
  /** What the upkeep of the site is found from. */
  readonly upkeep: UpkeepSource;
  readonly site: SiteConfig;
  /** Where the site is served; without a known address, the local preview. */
  readonly address: string;
  readonly now: Date;
  /** Today in the site's zone, `YYYY-MM-DD`. */
  readonly today: string;
  /** The address of a page in the language of this one; `path` is its path in Chinese, with slashes at both ends. */
  to(path: string): string;
  /** The same, whole: with the address of the site before it. */
  url(path: string): string;
  /** The `lang` attribute of a text: `undefined` where it is in the language of the page. */
  lang(text: Locale): string | undefined;
  /** What a field of a record is called. */
  label<Of extends Labelled>(of: Of, field: FieldIn<Of>): string;
  /** What a value is called that is one of a few. */
  meaning<Of extends ChoiceName>(of: Of, value: ValueIn<Of>): string;
  /** The open questions about a record, or about one of its fields. */
  asked(record: RecordReference, field?: string): QuestionEntry[];
  /** ISO time of the last commit that changed a file; `undefined` where git does not know. */
  lastChange(file: string): string | undefined;
  /** The text of a record, rendered by Astro. */
  render: typeof renderProse;
}

const contextOf = (locale: Locale, facts: Facts): Here => ({
  locale,
  words: wordsOf(locale),
  facts,
  get live() {
    return loadLive();
  },
  get past() {
    return loadPast();
  },
  get upkeep() {
    return upkeepSource(facts);
  },
  site,
  address,
  now,
  today,
  to: (path) => localised(path, locale),
  url: (path) => absolute(localised(path, locale)),
  lang: (text) => (text === locale ? undefined : languages[text].tag),
  label: (of, field) => labelOf(of, field, locale),
  meaning: (of, value) => meaningOf(of, value, locale),
  asked: ({ collection, id }, field) => questionsAbout(facts, collection, id, field),
  lastChange,
  render: renderProse,
});

export const onRequest = defineMiddleware(async ({ locals, url }, next) => {
  locals.here = contextOf(localeOf(url.pathname), await loadFacts());
  return next();
});
