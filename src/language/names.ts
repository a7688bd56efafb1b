// Names put together from parts of site.config.ts and of records, spaced as Chinese text is set.
import { columns } from './width.ts';
import { inBrackets, type Locale, type Localized, pick } from './locales.ts';

/** What a SIG is called, as site.config.ts has it. */
interface SiteNames {
  community: Localized;
  name: Localized;
}

const han = /\p{Script=Han}/u;
const latin = /[\p{Script=Latin}\d]/u;

const spaceBetween = (before: string, after: string): string => {
  const [last, first] = [before.at(-1) ?? '', [...after][0] ?? ''];
  const touching =
    (latin.test(last) && (latin.test(first) || han.test(first))) || (han.test(last) && latin.test(first));
  return touching ? ' ' : '';
};

/** One text of several: a space where Latin letters or digits meet each other or Chinese, none between Chinese and Chinese. */
export const joined = (...parts: string[]): string =>
  parts.filter(Boolean).reduce((text, part) => `${text}${spaceBetween(text, part)}${part}`, '');

/** The community and the SIG: `OpenCloudOS 基础设施 SIG`. */
export const siteName = ({ community, name }: SiteNames, locale: Locale): string =>
  joined(pick(community, locale).text, pick(name, locale).text);

/** Search engines cut titles at about this many columns (Baidu at some thirty Chinese characters, Google at 600 pixels). */
const titleColumns = 65;
/** More names make each of them count less, and a title that nobody reads to its end. */
const titleNames = 2;

/**
 * The `<title>` of a page: its own title, with its day or one or two of its other names, then the site's name, without the community where the
 * title has named it already. Where that would be cut, the short name stands for the long one, and then the day is left out.
 */
export const pageTitle = (
  title: string,
  site: SiteNames & { shortName: string },
  locale: Locale,
  { day, names = [] }: { day?: string | undefined; names?: string[] } = {},
): string => {
  const dated = day ? `${title}${inBrackets(day, locale)}` : title;
  const separator = locale === 'zh' ? '、' : ', ';
  const known = [titleNames, 1]
    .filter((count) => count <= names.length)
    .map((count) => `${title}${inBrackets(names.slice(0, count).join(separator), locale)}`);
  const named = title.includes(pick(site.community, locale).text)
    ? pick(site.name, locale).text
    : siteName(site, locale);
  const tried = [...known, dated].map((first) => `${first} · ${named}`).concat(`${dated} · ${site.shortName}`);
  return tried.find((whole) => columns(whole) <= titleColumns) ?? `${title} · ${site.shortName}`;
};
