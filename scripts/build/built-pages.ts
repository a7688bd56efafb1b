// The pages of a built folder, read one at a time: there may be thousands.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The HTML, for programs that read its text, with a space between neighbouring elements, such as a label and its value, as on the
 * page. Code is left alone, because its colouring cuts words.
 */
export function spaced(html: string): string {
  const pieces = html.split(/(<pre[\s>].*?<\/pre>)/s);
  return pieces.map((piece, i) => (i % 2 ? piece : piece.replace(/<\/[a-z][^>]*>(?=<[a-z])/g, '$& '))).join('');
}

export interface BuiltPage {
  /** Below the built folder: `members/index.html`. */
  file: string;
  html: string;
}

/** Every HTML file, in an order that does not depend on the file system. */
export function* builtPages(site: string): Generator<BuiltPage> {
  // A pattern takes three times as long, for each of those who read the pages.
  const files = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));
  for (const file of files.sort()) yield { file, html: readFileSync(join(site, file), 'utf8') };
}

const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#34': '"', '#38': '&', '#39': "'" };
/** Text of an attribute or an element as Astro writes it. */
export const decoded = (text: string): string =>
  text.replace(/&([a-z]+|#\d+);/g, (whole, name) => names[name] ?? whole);
