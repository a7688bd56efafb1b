// What a host answers for an address: the rules that every configuration has to keep, and what the preview does.
import { type Headers, headersOf } from './headers.ts';

/** A page that has moved, or with status 410 one that is gone: paths of this site. */
export interface Redirect {
  from: string;
  to: string;
  status: number;
}

interface Hosted {
  /** Whether there is a file of this path below the root, e.g. `en/index.html`. */
  has(file: string): boolean;
  /** The Content-Security-Policy. */
  policy: string;
  redirects: Redirect[];
}

interface Answer {
  status: number;
  headers: Headers;
  /** What is sent, below the root; a redirect sends nothing. */
  file?: string;
}

/** The page for a missing address, and those of the other languages by the beginning of the paths they answer for. */
const errorPage = '404.html';
export const otherErrorPages: Record<string, string> = { '/en/': 'en/404/index.html' };

/** The error pages that a site has. */
export const errorPagesOf = (has: (file: string) => boolean): string[] =>
  [errorPage, ...Object.values(otherErrorPages)].filter(has);

/** The statuses that a page which moved may answer with. */
export const redirectStatuses = [301, 302, 307, 308];
/** The status of a page that is gone for good. */
export const goneStatus = 410;

/** Those that lead somewhere. */
export const leading = (redirects: Redirect[]): Redirect[] => redirects.filter(({ status }) => status !== goneStatus);

/** Hidden files, but for those that standards put there, and the compressed copies of others. */
const isHidden = (path: string): boolean => /\/\.(?!well-known\/)|\.(br|gz)$/.test(path);

const decoded = (path: string): string | undefined => {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined; // a malformed percent sequence
  }
};

/** Answers a GET for `address`: a path with its query, e.g. `/charter?a=1`. */
export function answer({ has, policy, redirects }: Hosted, address: string): Answer {
  const [path = '/', query] = address.split(/\?(.*)/s);
  const reply = (status: number, file: string) => ({ status, headers: headersOf(path, status, policy, file), file });
  const moved = (status: number, Location: string) => ({
    status,
    headers: { ...headersOf(path, status, policy), Location },
  });
  const lost = (status = 404) => {
    const [, other] = Object.entries(otherErrorPages).find(([prefix]) => path.startsWith(prefix)) ?? [];
    return reply(status, other && has(other) ? other : errorPage);
  };

  const redirect = redirects.find(({ from }) => from === path);
  if (redirect) return redirect.status === goneStatus ? lost(goneStatus) : moved(redirect.status, redirect.to);
  const plain = decoded(path);
  if (plain === undefined || isHidden(plain)) return lost();
  const file = plain.slice(1).replace(/(^|\/)$/, '$1index.html');
  if (file === errorPage || Object.values(otherErrorPages).includes(file)) return lost();
  if (has(file)) return reply(200, file);
  if (has(`${file}/index.html`)) return moved(301, `${path}/${query === undefined ? '' : `?${query}`}`);
  return lost();
}
