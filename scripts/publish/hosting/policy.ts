// The Content-Security-Policy of a built site: it allows exactly the inline scripts that the code has, and the styles that
// the site was built with.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '#scripts/kit/failure.ts';

/** What a build writes for the policy, below the built folder. */
export const inlineFile = 'inline.json';

/** Source expressions such as `'sha256-…'`, sorted, one for each distinct inline script and style. */
export interface Inline {
  scripts: string[];
  styles: string[];
}

/** The source expression that allows an inline script or style of exactly this text. */
export const sourceHash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const isHashes = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string' && /^'sha256-[\w+/]{43}='$/.test(one));

/**
 * The scripts that the code of a built site puts into its pages, and the styles in them, as the build wrote them down.
 * @throws Failure when the folder has no such list: it was not built by this code, or not to the end
 */
export function inlineOf(folder: string): Inline {
  const file = join(folder, inlineFile);
  const read = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Inline>) : {};
  const { scripts, styles } = read;
  if (isHashes(scripts) && isHashes(styles)) return { scripts, styles };
  throw new Failure(`${file} 不存在或内容有误。请重新运行 npm run build`);
}

/** What either of the two has. */
export const both = (one: Inline, other: Inline): Inline => ({
  scripts: [...new Set([...one.scripts, ...other.scripts])].sort(),
  styles: [...new Set([...one.styles, ...other.styles])].sort(),
});

/** The policy of a site with this much inline. Pagefind needs `wasm-unsafe-eval`. */
export const contentSecurityPolicy = ({ scripts, styles }: Inline): string =>
  [
    "default-src 'none'",
    ["script-src 'self' 'wasm-unsafe-eval'", ...scripts].join(' '),
    ["style-src 'self'", ...styles].join(' '),
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
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
