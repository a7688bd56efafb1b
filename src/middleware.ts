// The request context: what a page, a component or an endpoint knows of the page being made, in `Astro.locals.here`.
// Facts, live data, history and clock are read through it and nowhere else, so what a page reads can be seen here.
import { defineMiddleware } from 'astro:middleware';
import { dayIn, timeIn } from '#language/dates.ts';
import { rebased } from '#language/base.ts';
import { localeOf, localised } from '#language/routes.ts';
import { languages, type Locale, type Localized, pick } from '#language/locales.ts';
import { withFacts } from '#model/facts-in-text.ts';
import type { RecordReference } from '#model/record-names.ts';
import { type PageId, pageWords } from '#model/records/addresses.ts';
import { type Entry, type Facts, get } from '#model/records/facts.ts';
import { questionsAbout } from '#model/records/questions.ts';
import { nameOf, note, partsOf } from '#model/records/reads.ts';
import { shown } from '#model/records/translations.ts';
import { loadFacts, renderProse } from '#records/facts.ts';
import { commitsOf, lastChange, loadLog, loadPast } from '#records/history.ts';
import { keptPages, keyMaker } from '#records/kept-pages.ts';
import { loadLinkReport, loadLive } from '#records/live.ts';
import type { Past } from '#records/past.ts';
import { factAt } from '#records/tracked-facts.ts';
import { upkeepSource } from '#records/upkeep.ts';
import type { CollectionName } from '#schemas/files.ts';
import { type ChoiceName, type FieldIn, type Labelled, labelOf, meaningOf, type ValueIn } from '#schemas/labels.ts';
import { absolute, address, base, now, site, today } from '#site.ts';
import { wordsOf } from '#words/words.ts';

/** Whether a name comes for the first time. */
const firstOf = () => {
  const seen = new Set<string>();
  return (name: string): boolean => {
    const isFirst = !seen.has(name);
    seen.add(name);
    return isFirst;
  };
};

const contextOf = (path: string, locale: Locale, facts: Facts) => ({
  /** Path of the page on this site, whatever the site's own path is on its host. */
  path,
  /** Language of the page, from its path. */
  locale,
  /** The words of the interface in that language. */
  words: wordsOf(locale),
  facts,
  /** What `npm run live` last wrote. */
  get live() {
    note('live');
    return loadLive();
  },
  /** What changed in the records, as far as git knows. */
  get past(): Past {
    return trackedPast;
  },
  /** What the upkeep of the site is found from. */
  get upkeep() {
    for (const name of ['live', 'links', 'log', 'today']) note(name);
    return upkeepSource(facts);
  },
  site,
  /** Where the site is served; without a known address, the local preview. */
  address,
  get now() {
    note('now');
    return now;
  },
  /** Today in the site's zone, `YYYY-MM-DD`. */
  get today() {
    note('today');
    return today;
  },
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
  /** Whether this is the first mark about a question on the page: several marks about one question are one. */
  isFirstMark: firstOf(),
  /** ISO time of the last commit that changed a file; `undefined` where git does not know. */
  lastChange: (file: string) => {
    note(nameOf('lastChange', file));
    return lastChange(file);
  },
  /** ISO times of the first and the last commit of a file; of files for machines alone, which are not kept. */
  commitsOf,
  /** The text of a record, rendered by Astro. */
  render: (entry: Pick<Entry<unknown>, 'collection' | 'id'>, of: Locale) => {
    note(nameOf('text', entry.collection, entry.id, of));
    return renderProse(entry, of);
  },
});

export type Here = Readonly<ReturnType<typeof contextOf>>;

/** The history of the records, which notes of which of them a page has read. */
const trackedPast: Past = {
  changesOf: (collection, id) => {
    note(nameOf('changes', collection, id));
    return loadPast().changesOf(collection, id);
  },
  get recent() {
    note('log');
    return loadPast().recent;
  },
};

/** What stands at each name that a page may have read, now. */
const readings: Record<string, (facts: Facts, parts: string[]) => unknown> = {
  facts: factAt,
  text: (facts, [collection = '', id = '', of = '']) => [
    factAt(facts, [collection, id, 'body']),
    factAt(facts, [collection, id, of]),
  ],
  changes: (_, [collection = '', id = '']) => loadPast().changesOf(collection as CollectionName, id),
  lastChange: (_, [file = '']) => lastChange(file),
  log: () => loadLog(),
  live: () => {
    const { snapshots, histories, vantages = [] } = loadLive();
    return [...snapshots, ...histories, ...vantages.flatMap((one) => [...one.snapshots, ...one.events])];
  },
  links: loadLinkReport,
  now: () => now,
  today: () => today,
};

/** The pages of the last build and of this one, where `SITE_PAGES_FROM` and `SITE_PAGES_TO` name files for them. */
const openPages = (facts: Facts) => {
  const [from, to] = [process.env['SITE_PAGES_FROM'], process.env['SITE_PAGES_TO']];
  if (!from || !to) return undefined;
  const valueAt = (name: string) => {
    const [kind = '', ...parts] = partsOf(name);
    return readings[kind]?.(facts, parts);
  };
  const pages = keptPages({ from, to }, keyMaker(valueAt));
  process.once('exit', pages.end);
  return pages;
};
let pages: ReturnType<typeof openPages>;

const isHtml = ({ headers }: Response): boolean => headers.get('content-type')?.startsWith('text/html') ?? false;

export const onRequest = defineMiddleware(async ({ locals, props, url }, next) => {
  const facts = await loadFacts();
  const path = url.pathname.slice(base.length - 1);
  locals.here = contextOf(path, localeOf(path), facts);
  // Only pages are kept: files for machines may read what is not read through the context.
  pages ??= openPages(facts);
  const isPage = path.endsWith('/');
  const make = async () => {
    const response = await next();
    if (!isPage || !isHtml(response)) return response;
    return new Response(withFacts(await response.text(), facts, locals.here.locale), response);
  };
  const answer = await (pages && isPage ? pages.page(nameOf(path, JSON.stringify(props)), make) : make());
  return base !== '/' && isHtml(answer) ? new Response(rebased(await answer.text(), base), answer) : answer;
});
