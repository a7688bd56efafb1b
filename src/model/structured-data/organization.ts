// The structured data of a page, which search engines read beside the text (https://schema.org, JSON-LD): the SIG and its site.
import type { Data } from '#model/records/facts.ts';
import type { BreadcrumbList, Graph, Organization, Thing, WebSite } from 'schema-dts';
import { siteName } from '#language/names.ts';
import { languages, type Locale, pick } from '#language/locales.ts';
import type { SiteConfig } from '#schemas/site.ts';

/** The pages above, each with its absolute address, then the page itself by its title alone. */
export const breadcrumbs = (above: { title: string; url: string }[], title: string): BreadcrumbList => ({
  '@type': 'BreadcrumbList',
  itemListElement: [...above, { title, url: undefined }].map((step, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: step.title,
    ...(step.url && { item: step.url }),
  })),
});

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

const organizationId = (address: string): string => `${address}#sig`;

/** The SIG in a word, wherever something else is its work. */
export const publisher = ({ site, address, locale }: Setting) =>
  ({ '@type': 'Organization', '@id': organizationId(address), name: siteName(site, locale), url: address }) as const;

/** The SIG as the home page shows it: its names, its community, the list to write to. */
export const organization = (setting: Setting, description: string, contact: Data<'lists'>): Organization => ({
  ...publisher(setting),
  alternateName: setting.site.shortName,
  description,
  parentOrganization: {
    '@type': 'Organization',
    name: pick(setting.site.community, setting.locale).text,
    ...(setting.site.communityUrl && { url: setting.site.communityUrl }),
  },
  contactPoint: {
    '@type': 'ContactPoint',
    email: contact.address,
    contactType: pick(contact.name, setting.locale).text,
  },
});

/** The site as a whole. */
export const webSite = (setting: Setting, url: string): WebSite => ({
  '@type': 'WebSite',
  '@id': `${url}#site`,
  url,
  name: siteName(setting.site, setting.locale),
  alternateName: setting.site.shortName,
  inLanguage: languages[setting.locale].tag,
  publisher: { '@id': organizationId(setting.address) },
});
