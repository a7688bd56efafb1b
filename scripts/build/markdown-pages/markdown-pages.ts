// Writes every page once more as Markdown, at index.md beside its index.html, and llms.txt, which lists them.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { siteName } from '#language/names.ts';
import { builtPages } from '#scripts/build/built-pages.ts';
import { codeVersion } from '#scripts/build/rendered-texts.ts';
import { cacheFolder, keep } from '#scripts/kit/cache.ts';
import { inThreads } from '#scripts/kit/threads.ts';
import { contentFolder, site } from '#site.ts';
import { wordsOf } from '#words/words.ts';
import type { Page } from './convert.ts';
import { type ListedPage, type Llms, listedInOrder, listedPage, llmsText } from './llms.ts';

// The Markdown of pages that did not change since the last build: a page is known by its HTML.

const folder = cacheFolder('markdown-twins');
const libraries = ['rehype-parse', 'rehype-remark', 'remark-stringify', 'remark-gfm', 'remark-cjk-friendly'];

/** Markdown by the hash of what it is made of. */
type Kept = Map<string, string>;

/** Names the input of a conversion. */
const keyOf = ({ address, main }: Page): string =>
  createHash('sha256').update(`${address}\0${main}`).digest('base64url').slice(0, 22);

/** The file for a site of this content folder, converted by this code. */
const fileOf = (contentFolder: string): string =>
  join(folder, `${createHash('sha256').update(contentFolder).digest('hex').slice(0, 12)}.json`);

/** What the last build kept; nothing where the code has changed or the file cannot be read. */
const readKept = (contentFolder: string): Kept => {
  try {
    const { version, texts } = JSON.parse(readFileSync(fileOf(contentFolder), 'utf8')) as {
      version: string;
      texts: Record<string, string>;
    };
    return version === codeVersion(import.meta.dirname, libraries) ? new Map(Object.entries(texts)) : new Map();
  } catch {
    return new Map();
  }
};

/** Keeps these and no others. */
const writeKept = (contentFolder: string, kept: Kept): void => {
  const file = fileOf(contentFolder);
  const version = codeVersion(import.meta.dirname, libraries);
  keep(file, JSON.stringify({ version, texts: Object.fromEntries(kept) }));
};

/** A thread takes as long to start as converting this many pages. */
const worth = 100;

interface TwinSettings extends Llms {
  /** Names the site among those that are built here. */
  contentFolder: string;
  /** The line below a page's text, with the address that it has for people. */
  source(address: string, page: ListedPage): string;
}

/**
 * Adds the files to the built `site`.
 * @throws when a page cannot be converted
 */
export async function markdownPages(
  site: string,
  settings: TwinSettings,
  signal: AbortSignal,
): Promise<{ pages: number; converted: number }> {
  const pages = [...builtPages(site)].flatMap((page) => listedPage(page) ?? []);
  const inputs = pages.map(({ path, main }) => ({ address: `${settings.origin}${path}`, main }));
  const keys = inputs.map(keyOf);
  const kept = readKept(settings.contentFolder);
  const missing = inputs.filter((_, i) => !kept.has(keys[i] ?? ''));
  const fresh = await inThreads<(typeof inputs)[number], string>(new URL('./worker.ts', import.meta.url), missing, {
    worth,
    signal,
  });
  for (const [i, input] of missing.entries()) kept.set(keyOf(input), fresh[i] ?? '');
  writeKept(settings.contentFolder, new Map(keys.map((key) => [key, kept.get(key) ?? ''])));

  const texts = new Map<string, string>();
  for (const [i, page] of pages.entries()) {
    const source = settings.source(inputs[i]?.address ?? '', page);
    texts.set(page.path, `${kept.get(keys[i] ?? '')?.trim()}\n\n---\n\n${source}\n`);
  }
  for (const [path, text] of texts) writeFileSync(join(site, path, 'index.md'), text);
  writeFileSync(join(site, 'llms.txt'), llmsText(pages, settings));
  const whole = listedInOrder(pages, settings, 'zh').map(({ path }) => texts.get(path) ?? '');
  writeFileSync(join(site, 'llms-full.txt'), whole.join('\n\n'));
  return { pages: pages.length, converted: missing.length };
}

// What the Markdown of this deployment's pages is made with.

const { nav, markdownPages: words } = wordsOf('zh');
/** Without a known address, links begin at the root. */
const origin = site.address ? new URL(site.address).origin : '';
const whole = `${origin}/llms-full.txt`;

export const twinSettings: TwinSettings = {
  name: siteName(site, 'zh'),
  origin,
  contentFolder,
  order: Object.keys(nav),
  words: { ...words, about: site.languages.map((locale) => wordsOf(locale).markdownPages.about(whole)) },
  source: (address, { locale }) => wordsOf(locale).markdownPages.source(address),
};
