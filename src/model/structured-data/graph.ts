// The structured data of a page: what search engines read beside the text (https://schema.org, JSON-LD).
import type { Graph, Thing } from 'schema-dts';
import type { SiteConfig } from '../../schemas/site.ts';
import type { Locale } from '../translations.ts';

export type { Thing };

/** What every part of the structured data depends on. */
export interface Setting {
  site: SiteConfig;
  /** Where the site is served, with a slash at the end. */
  address: string;
  /** Language of the page. */
  locale: Locale;
}

/** The JSON-LD document for a `<script>`; `<` is escaped, so that no text in it can end the element. */
export const jsonLd = (things: Thing[]): string => {
  const graph: Graph = { '@context': 'https://schema.org', '@graph': things };
  return JSON.stringify(graph).replaceAll('<', '\\u003c');
};
