// What a host answers for an address: the rules that every configuration has to keep, and what the preview does.
import { headersOf, type Headers } from './headers.ts';

/** A page that has moved: paths of this site. */
export interface Redirect {
  from: string;
  to: string;
  status: number;
}

export interface Hosted {
  /** Whether there is a file of this path below the root, e.g. `en/index.html`. */
  has(file: string): boolean;
  /** The Content-Security-Policy. */
  policy: string;
  redirects: Redirect[];
}

export interface Answer {
  status: number;
  headers: Headers;
  /** What is sent, below the root; a redirect sends nothing. */
  file?: string;
}

/** Each language's page for what is not there; the first language's at the root. */
export const errorPage = (path: string): string => (path.startsWith('/en/') ? 'en/404/index.html' : '404.html');
const errorPages = ['404.html', 'en/404/index.html'];

/** Hidden files, but for those that standards put there, and the packed twins of others. */
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
  const reply = (status: number, file: string): Answer => ({
    status,
    headers: headersOf({ path, status, file }, policy),
    file,
  });
  const moved = (status: number, Location: string): Answer => ({
    status,
    headers: { ...headersOf({ path, status }, policy), Location },
  });
  const lost = () => {
    const page = errorPage(path);
    return reply(404, has(page) ? page : '404.html');
  };

  const redirect = redirects.find(({ from }) => from === path);
  if (redirect) return moved(redirect.status, redirect.to);
  const plain = decoded(path);
  if (plain === undefined || isHidden(plain)) return lost();
  const file = plain.slice(1).replace(/(^|\/)$/, '$1index.html');
  if (errorPages.includes(file)) return lost();
  if (has(file)) return reply(200, file);
  if (has(`${file}/index.html`)) return moved(301, `${path}/${query === undefined ? '' : `?${query}`}`);
  return lost();
}
