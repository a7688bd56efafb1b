// The pages of a built folder, read one at a time: there may be thousands.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface BuiltPage {
  /** Below the built folder: `members/index.html`. */
  file: string;
  html: string;
}

/** Every HTML file, in an order that does not depend on the file system. */
export function* builtPages(site: string): Generator<BuiltPage> {
  for (const file of globSync('**/*.html', { cwd: site }).sort())
    yield { file, html: readFileSync(join(site, file), 'utf8') };
}
