// The SIG as an organisation, and its site.
import type { Organization, WebSite } from 'schema-dts';
import type { List } from '../../schemas/list.ts';
import { siteName } from '../names.ts';
import { pick } from '../translations.ts';
import type { Setting } from './graph.ts';

const organizationId = (address: string): string => `${address}#sig`;

/** The SIG in a word, wherever something else is its work. */
export const publisher = ({ site, address, locale }: Setting) =>
  ({ '@type': 'Organization', '@id': organizationId(address), name: siteName(site, locale), url: address }) as const;

/** The SIG as the home page shows it: its names, its community, the list to write to. */
export const organization = (setting: Setting, description: string, contact: List): Organization => ({
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
export const webSite = (setting: Setting, url: string, htmlLang: string): WebSite => ({
  '@type': 'WebSite',
  '@id': `${url}#site`,
  url,
  name: siteName(setting.site, setting.locale),
  alternateName: setting.site.shortName,
  inLanguage: htmlLang,
  publisher: { '@id': organizationId(setting.address) },
});
