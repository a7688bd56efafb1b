// The pages of the built site: those its sitemap lists, those it does not, and one of every kind.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isWhole } from '../whole.ts';

/** What scripts/serve/for-browser-tests.ts serves. */
const folder = 'dist';

const pathsIn = (sitemap: string): string[] =>
  [...readFileSync(join(folder, sitemap), 'utf8').matchAll(/<loc>(.*?)<\/loc>/g)].map(
    ([, address = '']) => new URL(address).pathname,
  );

/** Paths that the sitemap lists. */
export const listed = pathsIn('sitemap-index.xml').flatMap(pathsIn).sort();

/** Paths of every page in the folder, the error pages left out. */
export const built = globSync('**/index.html', { cwd: folder })
  .filter((file) => !readFileSync(join(folder, file), 'utf8').includes('http-equiv="refresh"'))
  .map((file) => `/${file.slice(0, -'index.html'.length)}`)
  .filter((path) => path !== '/en/404/')
  .sort();

/** Paths of pages that are there but not listed: Chinese text in the English part. */
export const unlisted = built.filter((path) => !listed.includes(path));

/** Paths without a page: what is shown is the error page, in either language. */
export const missing = ['/no-such-page/', '/en/no-such-page/'];

export const isEnglish = (path: string): boolean => path.startsWith('/en/');

/** The same page in the other language. */
export const inOtherLanguage = (path: string): string => (isEnglish(path) ? path.slice('/en'.length) : `/en${path}`);

const kindOf = (path: string): string => {
  const steps = path.split('/').filter(Boolean);
  return steps.length < 2 ? path : `${steps[0]} ${steps.length}`;
};

/** Paths of one Chinese page of every kind: each top page, one person, one subproject, … */
export const samples = [
  ...Map.groupBy(
    listed.filter((path) => !isEnglish(path)),
    kindOf,
  ).values(),
].flatMap(([first]) => first ?? []);

/** Paths that are opened one by one: a page of every kind in both languages, those that are special, or all of them in a whole run. */
export const visited = isWhole
  ? [...listed, ...unlisted, ...missing]
  : [...samples, ...samples.map(inOtherLanguage).filter((path) => listed.includes(path)), ...unlisted, ...missing];
