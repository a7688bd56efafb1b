// Writes every page once more as Markdown, at index.md beside its index.html, and llms.txt, which lists them.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtPages } from '../built-pages.ts';
import { inThreads } from '../threads.ts';
import { keyOf, readKept, writeKept } from './kept.ts';
import { type ListedPage, listedPage } from './listed.ts';
import { listedInOrder, type Llms, llmsText } from './llms.ts';

/** A thread takes as long to start as converting this many pages. */
const worth = 100;

export interface TwinSettings extends Llms {
  /** Names the site among those that are built here. */
  contentFolder: string;
  /** The line below a page's text, with the address that it has for people. */
  source(address: string, page: ListedPage): string;
}

/**
 * Adds the files to the built `site`.
 * @throws when a page cannot be converted
 */
export async function markdownTwins(
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
