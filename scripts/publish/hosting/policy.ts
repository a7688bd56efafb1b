// The Content-Security-Policy of a built site: it allows exactly the inline scripts and styles that the site was built with.
import { createHash } from 'node:crypto';

const attributes = /(?:[^>"']|"[^"]*"|'[^']*')*/.source;
/** A script or style with its attributes and text; comments and other tags are taken whole, so that nothing in them counts. */
const inlineElement = new RegExp(
  `<!--.*?-->|<(script|style)\\b(${attributes})>(.*?)</\\1\\s*>|<[a-z/]${attributes}>`,
  'gis',
);
const hasSource = /\ssrc\s*=/i;
/** Structured data is not run, so the policy does not govern it. */
const isData = /\stype\s*=\s*["']?application\/(ld\+)?json/i;

/** Source expressions such as `'sha256-…'`, sorted, one for each distinct inline script and style. */
export interface Inline {
  scripts: string[];
  styles: string[];
}

export function inlineHashes(pages: Iterable<string>): Inline {
  const found = { script: new Set<string>(), style: new Set<string>() };
  for (const html of pages) {
    for (const [, element = '', attributes = '', text = ''] of html.matchAll(inlineElement)) {
      if (!element) continue;
      const kind = element.toLowerCase() === 'script' ? 'script' : 'style';
      if (kind === 'script' && (hasSource.test(attributes) || isData.test(attributes))) continue;
      found[kind].add(text);
    }
  }
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return { scripts: [...found.script].map(hash).sort(), styles: [...found.style].map(hash).sort() };
}

/** What either of the two has. */
export const both = (one: Inline, other: Inline): Inline => ({
  scripts: [...new Set([...one.scripts, ...other.scripts])].sort(),
  styles: [...new Set([...one.styles, ...other.styles])].sort(),
});

/** The policy of a site with this much inline. Pagefind needs `wasm-unsafe-eval`; the search page's form goes to Bing. */
export const contentSecurityPolicy = ({ scripts, styles }: Inline): string =>
  [
    "default-src 'none'",
    ["script-src 'self' 'wasm-unsafe-eval'", ...scripts].join(' '),
    ["style-src 'self'", ...styles].join(' '),
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "form-action 'self' https://www.bing.com",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/**
 * The policy for a host that takes no header value longer than `limit` characters. Where the hashes of the styles do not fit,
 * inline styles are all allowed; scripts never are.
 */
export function shortPolicy(inline: Inline, limit: number): string {
  const whole = contentSecurityPolicy(inline);
  return whole.length <= limit ? whole : contentSecurityPolicy({ ...inline, styles: ["'unsafe-inline'"] });
}

/** The inline code that a policy in force does not allow yet; `undefined` where it allows all of it. */
export function missingFrom(policy: string, { scripts, styles }: Inline): string | undefined {
  const sources = (name: string) =>
    policy
      .split(';')
      .map((directive) => directive.trim().split(/\s+/))
      .find(([first]) => first === name) ?? [];
  const allowsStyles = sources('style-src').includes("'unsafe-inline'");
  const missing = [
    ...scripts.filter((hash) => !sources('script-src').includes(hash)),
    ...styles.filter((hash) => !allowsStyles && !sources('style-src').includes(hash)),
  ];
  return missing.length === 0 ? undefined : missing.join(' ');
}
