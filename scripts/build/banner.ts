// Puts the banner into every page of a built folder, as the last thing: it changes with the clock, so no page, copy, text of a page
// or cache may have it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayIn, timeIn } from '#language/dates.ts';
import { languages, type Locale, pick } from '#language/locales.ts';
import { localeOf, localised } from '#language/routes.ts';
import type { Banner, BannerLine } from '#model/status/banner.ts';
import { meaningOf } from '#schemas/labels.ts';
import { builtPages } from '#scripts/build/built-pages.ts';
import { wordsOf } from '#words/words.ts';

/** Where and when it is made; `to` is the address of a path in a language. */
export interface BannerSettings {
  now: Date;
  zone: string;
  to?: (path: string, locale: Locale) => string;
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** The HTML of a banner in a language; empty where it has no lines. */
export const bannerHtml = ({ lines, more }: Banner, locale: Locale, settings: BannerSettings): string => {
  const { now, zone, to = localised } = settings;
  const { banner, span } = wordsOf(locale).status;
  if (lines.length === 0) return '';
  const at = (moment: string | Date): string => `${dayIn(moment, zone)} ${timeIn(moment, zone)}`;
  const link = (path: string, text: string, of: Locale = locale): string =>
    `<a href="${to(path, locale)}"${of === locale ? '' : ` lang="${languages[of].tag}"`}>${escaped(text)}</a>`;
  const kindOf = ({ kind, state, from }: BannerLine): string => {
    if (kind === 'maintenance') return from && Date.parse(from) > now.getTime() ? banner.coming : banner.running;
    return meaningOf('serviceState', state, locale);
  };
  const rows = lines.map((line) => {
    const { text, locale: of } = pick(line.name, locale);
    const time = line.from && ` · ${span(at(line.from), line.until && at(line.until))}`;
    return `<li data-state="${line.state}"><i class="status-dot"></i><span><b>${kindOf(line)}</b> ${link(line.path, text, of)}${time ?? ''}</span></li>`;
  });
  const rest = more > 0 ? `${escaped(banner.more(more))} · ` : '';
  const end = `<p>${rest}${banner.asOf(at(now))} · ${link('/status/', wordsOf(locale).nav.status)}</p>`;
  return `<aside class="banner" aria-label="${banner.label}"><div class="wrap"><ul>${rows.join('')}</ul>${end}</div></aside>`;
};

const main = '<main id="main"';
const banner = /<aside class="banner"[\s\S]*?<\/aside>/;

/** A page with a banner above its main part; with none where there is no such part. */
export const withBanner = (html: string, text: string): string => html.replace(main, () => text + main);

/** A page as it was without its banner. */
export const withoutBanner = (html: string): string => html.replace(banner, '');

/** Writes the banner into all pages of a folder, and returns into how many. */
export const writeBanner = (folder: string, said: Banner, settings: BannerSettings): number => {
  if (said.lines.length === 0) return 0;
  let count = 0;
  for (const { file, html } of builtPages(folder)) {
    const page = withBanner(html, bannerHtml(said, localeOf(`/${file}`), settings));
    if (page === html) continue;
    writeFileSync(join(folder, file), page);
    count += 1;
  }
  return count;
};
