// Facts of records named in a text, `:url[koji]` or `D-2026-07`: put in when a page is made, so that they are never out of date.
import { languages, type Locale } from '#language/locales.ts';
import { localised } from '#language/routes.ts';
import { wordsOf } from '#words/words.ts';
import { outcomePath } from './meetings/meetings.ts';
import { subjectName, subjectPath } from './record-names.ts';
import type { Facts } from './records/facts.ts';
import { stateOf } from './records/holes.ts';

/** What a name before the bracket asks for, by collection; a decision stands in a meeting. */
export const collectionOfFact: Record<string, 'services' | 'people' | 'lists' | 'meetings'> = {
  url: 'services',
  service: 'services',
  person: 'people',
  list: 'lists',
  meeting: 'meetings',
};

interface Fact {
  text: string;
  href: string;
  locale: Locale;
}

/** A decision or an action item by its number. */
const outcome = (facts: Facts, id: string, locale: Locale): Fact | undefined => {
  const list = id.startsWith('D') ? 'decisions' : 'actions';
  const meeting = facts.meetings.find(({ data }) => data[list].some((one) => one.id === id));
  return meeting && { text: id, href: localised(outcomePath({ id, meeting }), locale), locale };
};

/** `undefined` where there is no such record: the rule `references` of the check reports it. */
export const factNamed = (facts: Facts, name: string, id: string, locale: Locale): Fact | undefined => {
  if (name === 'decision') return outcome(facts, id, locale);
  const collection = collectionOfFact[name];
  const record = collection && facts[collection].find((one) => one.id === id);
  if (!record) return undefined;
  if (record.collection === 'lists' && 'address' in record.data)
    return { text: record.data.address, href: `mailto:${record.data.address}`, locale };
  const path = localised(subjectPath(facts, { collection, id }), locale);
  if (name !== 'url' || !('url' in record.data))
    return { ...subjectName(facts, { collection, id }, locale), href: path };
  const { url } = record.data;
  if (stateOf(url) === 'known') return { text: String(url).replace(/^https:\/\/|\/$/g, ''), href: String(url), locale };
  return { text: wordsOf(locale).question.mark, href: path, locale };
};

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A page with its facts in place of their names; `<span>` where a link stands around it, and for what is not known. */
export const withFacts = (html: string, facts: Facts, locale: Locale): string =>
  html.replaceAll(
    /<(a|span) data-fact="(\w+):([^"]*)"[^>]*>([^<]*)<\/\1>/g,
    (_, tag: string, name: string, id: string, written: string) => {
      const fact = factNamed(facts, name, id, locale);
      if (!fact) return written;
      const lang = fact.locale === locale ? '' : ` lang="${languages[fact.locale].tag}"`;
      if (tag === 'span') return lang ? `<span${lang}>${escaped(fact.text)}</span>` : escaped(fact.text);
      return `<a href="${escaped(fact.href)}"${lang}>${escaped(fact.text)}</a>`;
    },
  );
