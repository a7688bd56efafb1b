// A built site that is served below a path: every address in its files that leads to its host, and what is wrong with them.
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'node-html-parser';

/** What programs look for at the root of a host. */
const elsewhere = /^\/\.well-known\/security\.txt$/;

const attributes = ['href', 'src', 'action', 'poster'];

/** `page → address` for every address on the site's own host that leads to no file below `address`; and how many were followed. */
export const brokenBelow = (folder: string, address: string): { broken: string[]; followed: number } => {
  const { origin, pathname: base } = new URL(address);
  const broken: string[] = [];
  let followed = 0;
  const follow = (from: string, link: string, at: string) => {
    const url = URL.canParse(link, at) ? new URL(link, at) : undefined;
    if (
      url?.origin !== origin ||
      elsewhere.test(url.pathname) ||
      (link === address.slice(0, -1) && from.endsWith('openapi.json'))
    )
      return;
    followed += 1;
    const path = decodeURIComponent(url.pathname);
    const file = join(folder, path.slice(base.length).replace(/(^|\/)$/, '$1index.html'));
    if (!path.startsWith(base) || !existsSync(file) || !statSync(file).isFile()) broken.push(`${from} → ${link}`);
  };
  for (const file of globSync('**/*.{html,md,json,xml,rss,ics,txt,webmanifest}', { cwd: folder })) {
    if (file.startsWith('pagefind/')) continue;
    const text = readFileSync(join(folder, file), 'utf8');
    const at = `${address}${file.replace(/(^|\/)index\.html$/, '$1')}`;
    if (file.endsWith('.html')) {
      const root = parse(text);
      for (const element of root.querySelectorAll('*'))
        for (const name of attributes) {
          const link = element.getAttribute(name);
          if (link !== undefined) follow(file, link, at);
        }
      const refresh = root.querySelector('meta[http-equiv=refresh]')?.getAttribute('content');
      if (refresh) follow(file, refresh.replace(/^0; url=/, ''), at);
    }
    if (file === 'manifest.webmanifest')
      for (const [, path = ''] of text.matchAll(/"(?:src|start_url)":"(.*?)"/g)) follow(file, path, at);
    // Whole addresses, wherever they stand; iCalendar folds its lines.
    const unfolded = file.endsWith('.ics') ? text.replace(/\r\n[ \t]/g, '') : text;
    const named = unfolded.match(/(?:https?|webcal):\/\/[^\s"'<>)\]\\}`,;）」，。；、]+/g) ?? [];
    for (const link of named) if (link.startsWith(origin)) follow(file, link.replace(/&amp;.*|[.]$/, ''), at);
  }
  return { broken: [...new Set(broken)], followed };
};
