// What the site says of itself to machines: whose it is, and where to report a weakness (security.txt, RFC 9116,
// https://www.rfc-editor.org/rfc/rfc9116).
import { oneLine } from '#language/lines.ts';
import { dayMs } from '#language/dates.ts';
import { type Facts, get } from '#model/records/facts.ts';
import type { SiteConfig } from '#schemas/site.ts';

const names = {
  baidu: 'baidu-site-verification',
  bing: 'msvalidate.01',
  sogou: 'sogou_site_verification',
  so360: '360-site-verification',
} as const;

/** One `<meta>` of the home page for each search engine that site.config.ts has a token of. */
export const verificationTags = ({
  verification,
}: Pick<SiteConfig, 'verification'>): { name: string; content: string }[] =>
  Object.entries(names).flatMap(([engine, name]) => {
    const content = verification?.[engine as keyof typeof names];
    return content ? [{ name, content }] : [];
  });

const lifetimeDays = 180;

/** The file; it expires half a year after `now`, so that nobody trusts the file of a site that is no longer built. */
export const securityTxt = (
  facts: Facts,
  site: Pick<SiteConfig, 'address' | 'contactList' | 'securityList' | 'languages'>,
  now: Date,
): string => {
  const list = get(facts.lists, site.securityList ?? site.contactList).data;
  const expires = new Date(now.getTime() + lifetimeDays * dayMs);
  // The general list may be public: a weakness that is not fixed yet should not be described there.
  const caution = [
    '# 尚未指定安全联系人。以下为日常邮件列表，内容可能公开：请先说明有安全问题，不要包含细节。',
    '# No security contact has been named yet. This is the everyday mailing list and may be public:',
    '# say first that there is a problem, without its details.',
  ];
  const lines = [
    ...(site.securityList ? [] : caution),
    `Contact: mailto:${oneLine(list.address)}`,
    `Expires: ${expires.toISOString().replace(/\.\d+Z$/, 'Z')}`,
    `Preferred-Languages: ${site.languages.join(', ')}`,
    ...(site.address ? [`Canonical: ${new URL('/.well-known/security.txt', site.address).href}`] : []),
  ];
  return `${lines.join('\n')}\n`;
};
