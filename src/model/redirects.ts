// Addresses that pages had before, and where each leads now: for hosts that redirect, and for pages that do it without them.
import { localised } from '../i18n/routes.ts';
import type { Facts } from './facts.ts';
import type { Locale } from './translations.ts';

export interface Moved {
  locale: Locale;
  /** Paths on this site; `to` may name a place on the page. */
  from: string;
  to: string;
  /** HTTP status: moved for good. */
  status: 301;
}

/** Every old address in every language, in an order of its own. */
export const redirects = ({ redirects: records }: Pick<Facts, 'redirects'>, languages: readonly Locale[]): Moved[] =>
  languages.flatMap((locale) =>
    records.map(({ data }): Moved => ({
      locale,
      from: localised(data.from, locale),
      to: localised(data.to, locale),
      status: 301,
    })),
  );
