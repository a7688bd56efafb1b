// The links to other sites in all content: those of the texts, and the addresses in the fields of the records.
import { isProse } from '../body.ts';
import type { Place } from '../finding.ts';
import { linksOf } from '../links.ts';
import { at } from '../places.ts';
import type { Site, Source } from '../read.ts';
import { yamlTextsOf } from '../yaml-text.ts';

export interface ExternalLink {
  /** Without the part after `#`, which no server sees. */
  url: string;
  /** Where it is written, in order. */
  places: Place[];
}

/** Names for examples, which nobody answers to: https://www.rfc-editor.org/rfc/rfc2606 */
const forExamples = /(^|\.)(example(\.(com|net|org))?|test|invalid|localhost)$/;

/** The address to ask; none where it is not one of another site that answers to everybody. */
const askable = (written: string, own: string | undefined): string | undefined => {
  if (!/^https?:\/\//i.test(written) || !URL.canParse(written)) return undefined;
  const url = new URL(written);
  url.hash = '';
  if (url.username || url.password || forExamples.test(url.hostname)) return undefined;
  return own && url.origin === new URL(own).origin ? undefined : url.href;
};

/** What a probe asks is asked by `npm run live`; it need not answer to a browser. */
const inYaml = (source: Source): { url: string; place: Place }[] =>
  yamlTextsOf(source)
    .filter(({ fields }) => !fields.includes('probe'))
    .map(({ value, offset }) => ({ url: value, place: at(source, offset) }));

const before = (a: Place, b: Place) =>
  a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column;

/** Sorted by address. Charter versions are left out: nothing in them can be mended. */
export const externalLinks = ({ sources, config }: Site): ExternalLink[] => {
  const found = new Map<string, Place[]>();
  for (const source of sources.filter(({ collection }) => collection !== 'charters')) {
    for (const { url: written, place } of [...inYaml(source), ...(isProse(source) ? linksOf(source) : [])]) {
      const url = askable(written, config?.address);
      if (url) found.set(url, [...(found.get(url) ?? []), place]);
    }
  }
  return [...found]
    .map(([url, places]) => ({ url, places: places.sort(before) }))
    .sort((a, b) => (a.url < b.url ? -1 : 1));
};
