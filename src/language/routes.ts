// Locale-aware addresses: the first language at the root, the other under its own folder, the same slugs in both.
import type { Locale } from './translations.ts';

/** `path` is the Chinese path with slashes at both ends, e.g. `/members/`. */
export const localised = (path: string, locale: Locale): string => (locale === 'zh' ? path : `/${locale}${path}`);

/** The locale of a URL path of this site. */
export const localeOf = (pathname: string): Locale => (/^\/en(\/|$)/.test(pathname) ? 'en' : 'zh');

/** The Chinese path of any path of this site. */
export const neutral = (pathname: string): string => pathname.replace(/^\/en(?=\/|$)/, '') || '/';

/** The value of the `[...locale]` route parameter; `undefined` puts the page at the root. */
export const localeParam = (locale: Locale): string | undefined => (locale === 'zh' ? undefined : locale);

/** Every locale with its route parameter, for `getStaticPaths`. */
export const localePaths = <P extends object>(locales: readonly Locale[], params: P[]) =>
  locales.flatMap((locale) =>
    params.map((rest) => ({ params: { ...rest, locale: localeParam(locale) }, props: { locale, ...rest } })),
  );
