// Writes every page once more as Markdown, at index.md beside its index.html, and llms.txt, which lists them.
import { hash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '#language/locales.ts';
import { siteName } from '#language/names.ts';
import { localised } from '#language/routes.ts';
import { builtPages } from '#scripts/build/built-pages.ts';
import { cacheFolder, codeVersion, keep, take } from '#scripts/kit/cache.ts';
import { inThreads } from '#scripts/kit/threads.ts';
import { absolute, base, contentFolder, site } from '#site.ts';
import { wordsOf } from '#words/words.ts';
import type { Page } from './convert.ts';
import { type Llms, listedInOrder, listedPage, llmsText } from './llms.ts';

/** The Markdown of the pages of the last build, for a site of this content folder. */
const cacheFile = join(cacheFolder('markdown-pages'), `${hash('sha256', contentFolder).slice(0, 12)}.json`);
const code = ['scripts/build/markdown-pages/*.ts', 'scripts/build/built-pages.ts'];
const libraries = ['rehype-parse', 'rehype-remark', 'remark-stringify', 'remark-gfm', 'remark-cjk-friendly'];

interface Kept {
  version: string;
  /** Markdown by the hash of its page. */
  texts: Record<string, string>;
}

const keyOf = ({ address, main }: Page): string => hash('sha256', `${address}\0${main}`, 'base64url').slice(0, 22);

/** The texts that the last build kept; none where the code has changed or the file is not as it was kept. */
const readKept = (file: string, current: string): Kept['texts'] => {
  const known = take(file);
  if (!known) return {};
  const { version, texts } = JSON.parse(known.toString()) as Kept;
  return version === current ? texts : {};
};

/** The Markdown of all pages, in their order; those that the last build kept in `file` are not converted again. */
export async function convertAll(
  pages: Page[],
  signal: AbortSignal,
  file = cacheFile,
): Promise<{ texts: string[]; converted: number }> {
  const version = codeVersion(code, libraries);
  const kept = readKept(file, version);
  const keyed = pages.map((page) => ({ key: keyOf(page), page }));
  const missing = keyed.filter(({ key }) => kept[key] === undefined);
  const tasks = missing.map(({ page }) => page);
  // A thread takes as long to start as converting a hundred pages.
  const fresh = await inThreads<Page, string>(new URL('./convert.ts', import.meta.url), tasks, { worth: 100, signal });
  for (const [i, { key }] of missing.entries()) kept[key] = fresh[i] ?? '';
  keep(file, JSON.stringify({ version, texts: Object.fromEntries(keyed.map(({ key }) => [key, kept[key]])) }));
  const texts = keyed.map(({ key }) => kept[key] ?? '');
  return { texts, converted: missing.length };
}

/** Adds the files to the site that was built in `folder`. Throws when a page cannot be converted. */
export async function markdownPages(
  folder: string,
  signal: AbortSignal,
): Promise<{ pages: number; converted: number }> {
  // Without a known address, links begin at the root.
  const origin = site.address ? absolute('').replace(/\/$/, '') : '';
  const pages = [...builtPages(folder)].flatMap((page) => listedPage(page) ?? []);
  const inputs = pages.map(({ path, main }) => ({ address: `${origin}${path}`, main }));
  const { texts, converted } = await convertAll(inputs, signal);
  const files = new Map<string, string>();
  for (const [i, { path, locale }] of pages.entries()) {
    const source = wordsOf(locale).markdownPages.source(`${origin}${path}`);
    files.set(path, `${texts[i]?.trim()}\n\n---\n\n${source}\n`);
  }
  for (const [path, text] of files) writeFileSync(join(folder, path, 'index.md'), text);

  const aboutIn = (locale: Locale) =>
    wordsOf(locale).markdownPages.about(`${origin}${localised('/llms-full.txt', locale)}`);
  for (const locale of site.languages) {
    const { nav, markdownPages: words } = wordsOf(locale);
    const about = [locale, ...site.languages.filter((other) => other !== locale)].map(aboutIn);
    const name = siteName(site, locale);
    const llms: Llms = { locale, name, origin, base, order: Object.keys(nav), words: { ...words, about } };
    const whole = listedInOrder(pages, llms, locale).map(({ path }) => files.get(path) ?? '');
    writeFileSync(join(folder, localised('/llms.txt', locale)), llmsText(pages, llms));
    writeFileSync(join(folder, localised('/llms-full.txt', locale)), whole.join('\n\n'));
  }
  return { pages: pages.length, converted };
}
