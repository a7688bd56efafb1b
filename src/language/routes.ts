// Locale-aware addresses: the first language at the root, the other under its own folder, the same slugs in both.
import { type Locale, locales } from './locales.ts';

const [source] = locales;

/** `path` is the Chinese path with slashes at both ends, e.g. `/members/`. */
export const localised = (path: string, locale: Locale): string => (locale === source ? path : `/${locale}${path}`);

/** Where a path of this site is, whole; `address` may have a path of its own, with a slash at its end. */
export const absoluteAt = (address: string, path: string): string => new URL(path.replace(/^\//, ''), address).href;

/** The locale of a URL path of this site. */
export const localeOf = (pathname: string): Locale => {
  const [, folder] = pathname.split('/');
  return locales.find((locale) => locale === folder) ?? source;
};

/** The Chinese path of any path of this site. */
export const neutral = (pathname: string): string => pathname.slice(localised('', localeOf(pathname)).length) || '/';

/** The value of the `[...locale]` route parameter; `undefined` puts the page at the root. */
export const localeParam = (locale: Locale): string | undefined => (locale === source ? undefined : locale);

/** Every locale with its route parameter, for `getStaticPaths`. */
export const localePaths = <P extends object>(languages: readonly Locale[], params: P[]) =>
  languages.flatMap((locale) =>
    params.map((rest) => ({ params: { ...rest, locale: localeParam(locale) }, props: { locale, ...rest } })),
  );
