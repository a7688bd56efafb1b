// Tags that tell search engines whose site this is, on its home page.
import type { SiteConfig } from '../schemas/site.ts';

const names = {
  baidu: 'baidu-site-verification',
  bing: 'msvalidate.01',
  sogou: 'sogou_site_verification',
  so360: '360-site-verification',
} as const;

/** One `<meta>` for each search engine that site.config.ts has a token of. */
export const verificationTags = ({
  verification,
}: Pick<SiteConfig, 'verification'>): { name: string; content: string }[] =>
  Object.entries(names).flatMap(([engine, name]) => {
    const content = verification?.[engine as keyof typeof names];
    return content ? [{ name, content }] : [];
  });
