// What a built page is called and says of itself; only pages that search engines may list have a twin.
import type { Locale } from '../../../src/model/translations.ts';
import { localeOf } from '../../../src/i18n/routes.ts';
import { type BuiltPage, decoded } from '../built-pages.ts';

export interface ListedPage {
  /** Path on the site, e.g. `/en/members/`. */
  path: string;
  locale: Locale;
  title: string;
  summary: string;
  /** HTML of the main element. */
  main: string;
}

/** The content of a `<meta>` of the head, as src/components/site/Head.astro writes it. */
const meta = (head: string, name: string): string | undefined => {
  const found = new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`).exec(head)?.[1];
  return found === undefined ? undefined : decoded(found);
};

/** `undefined` for pages that are not to be listed, lead elsewhere, or are none of ours. */
export const listedPage = ({ file, html }: BuiltPage): ListedPage | undefined => {
  const head = html.slice(0, html.indexOf('</head>'));
  const [start, end] = [html.indexOf('<main'), html.lastIndexOf('</main>')];
  const title = meta(head, 'og:title');
  if (start < 0 || end < 0 || title === undefined || meta(head, 'robots')?.includes('noindex')) return undefined;
  const path = `/${file.replace(/index\.html$/, '')}`;
  const main = html.slice(start, end + '</main>'.length);
  return { path, locale: localeOf(path), title, summary: meta(head, 'description') ?? '', main };
};
