// The site's security headers, with a Content-Security-Policy that allows exactly the inline scripts and styles it was built with.
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

/** Source expressions such as `'sha256-…'`, sorted, of every distinct inline script and style in the HTML texts. */
export function inlineHashes(pages: Iterable<string>): { scripts: string[]; styles: string[] } {
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

/** The policy for a site whose HTML texts are `pages`. Pagefind needs `wasm-unsafe-eval`; the search page's form goes to Bing. */
export function contentSecurityPolicy(pages: Iterable<string>): string {
  const { scripts, styles } = inlineHashes(pages);
  return [
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
}

/** Headers of every response, by name. */
export function securityHeaders(pages: Iterable<string>): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(pages),
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'X-Content-Type-Options': 'nosniff',
  };
}
