// llms.txt: the list of this site's pages for language models (https://llmstxt.org).
import { type Locale, locales } from '#language/locales.ts';
import { localeOf, localised } from '#language/routes.ts';
import { type BuiltPage, decoded } from '#scripts/build/built-pages.ts';

/** A page in its own language; only those have a Markdown version. */
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

/** `undefined` for pages that are not to be listed, lead elsewhere, or were not made by this site. */
export const listedPage = ({ file, html }: BuiltPage): ListedPage | undefined => {
  const head = html.slice(0, html.indexOf('</head>'));
  const [start, end] = [html.indexOf('<main'), html.lastIndexOf('</main>')];
  const title = meta(head, 'og:title');
  if (start < 0 || end < 0 || title === undefined || meta(head, 'og:url') === undefined) return undefined;
  const path = `/${file.replace(/index\.html$/, '')}`;
  const main = html.slice(start, end + '</main>'.length);
  return { path, locale: localeOf(path), title, summary: meta(head, 'description') ?? '', main };
};

export interface Llms {
  /** Language of the list; the pages in the other one stand at its end. */
  locale: Locale;
  name: string;
  /** How the addresses of links begin: the site's, or nothing where it is not known. */
  origin: string;
  /** What links in the pages have before a path of the site: `/`, unless the site lies below. */
  base: string;
  /** First steps of paths in the order in which the site shows them. */
  order: readonly string[];
  words: {
    /** Heading of pages that stand in no section. */
    pages: string;
    /** Heading of the pages in the other language. */
    others: string;
    about: string[];
    earlier: string;
  };
}

/** So many meetings, announcements and the like are listed; the older ones are on the page of their section. */
const maxDated = 50;

/** Text that is nothing but text in Markdown. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>]/g, '\\$&');
const link = ({ title, path }: ListedPage, origin: string): string => `[${plain(title)}](${origin}${path}index.md)`;
const line = (page: ListedPage, origin: string): string => `- ${link(page, origin)}: ${plain(page.summary)}`;
const stepOf = ({ path }: ListedPage): string => path.replace(/^\/en\//, '/').split('/')[1] ?? '';
const isDated = ({ path }: ListedPage): boolean => /\/\d{4}-\d\d-\d\d[^/]*\/$/.test(path);

/** Where a page links to another one; after all links where it does not. */
const place = ({ main }: ListedPage, { path }: ListedPage, base: string): number => {
  const at = main.indexOf(`href="${base}${path.slice(1)}"`);
  return at < 0 ? main.length : at;
};

interface Section {
  /** The page that the others stand below. */
  above?: ListedPage;
  pages: ListedPage[];
  /** Whether there are older ones. */
  more: boolean;
}

/** The pages of one language by section: first those that stand alone, then the sections in the site's order. */
const sectionsOf = (pages: ListedPage[], { order, base }: Pick<Llms, 'base' | 'order'>, locale: Locale): Section[] => {
  const rank = (step: string) => (step === '' ? -1 : order.includes(step) ? order.indexOf(step) : order.length);
  const own = pages.filter((page) => page.locale === locale);
  const groups = [...Map.groupBy(own, stepOf)].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const alone = groups.filter(([, group]) => group.length === 1).flatMap(([, group]) => group);
  const sections = groups
    .filter(([, group]) => group.length > 1)
    .map(([step, group]): Section => {
      const above = group.find(({ path }) => path.endsWith(`/${step}/`));
      const dated = group.filter(isDated).toReversed();
      // In the order in which the page above them shows them.
      const rest = group
        .filter((page) => page !== above && !isDated(page))
        .sort((a, b) => (above ? place(above, a, base) - place(above, b, base) : 0));
      const listed = [...(above ? [above] : []), ...rest, ...dated.slice(0, maxDated)];
      return { ...(above && { above }), pages: listed, more: dated.length > maxDated };
    });
  return [{ pages: alone, more: false }, ...sections];
};

/** The pages that are listed, in the order of the list; `pages` are sorted by path. */
export const listedInOrder = (pages: ListedPage[], llms: Pick<Llms, 'base' | 'order'>, locale: Locale): ListedPage[] =>
  sectionsOf(pages, llms, locale).flatMap((section) => section.pages);

export const llmsText = (pages: ListedPage[], llms: Llms): string => {
  const { locale, name, origin, words } = llms;
  const home = pages.find(({ path }) => path === localised('/', locale));
  const own = sectionsOf(pages, llms, locale).map(({ above, pages: listed, more }) =>
    [
      `## ${above ? plain(above.title) : words.pages}\n`,
      ...listed.map((page) => line(page, origin)),
      ...(more && above ? [`- ${words.earlier}: ${link(above, origin)}`] : []),
    ].join('\n'),
  );
  const others = locales
    .filter((other) => other !== locale)
    .flatMap((other) => listedInOrder(pages, llms, other).map((page) => line(page, origin)));
  return `${[
    `# ${plain(name)}`,
    `> ${plain(home?.summary ?? '')}`,
    ...words.about,
    ...own,
    ...(others.length > 0 ? [`## ${words.others}\n\n${others.join('\n')}`] : []),
  ].join('\n\n')}\n`;
};
