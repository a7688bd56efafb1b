// Which records the rules of single records found nothing in, kept for the next check: it leaves these records out of those rules.
import { hash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { cacheFolder, codeVersion, dropOldest, keep, take } from '#scripts/kit/cache.ts';
import type { Site, Source } from './content/read.ts';
import type { Finding } from './finding.ts';
import type { Check } from './rule.ts';

/** What the rules are made from. */
const code = [
  'scripts/{check,kit}/**/*',
  'src/{language,markdown,model,records,schemas,words}/**/*',
  'package-lock.json',
];

/** How many files are kept: for this SIG, the example and the last other folders. */
const maxFiles = 8;

/** The file for the records of a content folder (absolute). */
export const passedFile = (contentFolder: string): string =>
  join(cacheFolder('check'), `${hash('sha256', contentFolder).slice(0, 12)}.json`);

/** What a record's findings depend on: its own path and text, and what the rules are and know besides. */
const keysOf = (rules: Check[], site: Site): Map<Source, string> => {
  const known = rules.flatMap(({ name, given }) => (given ? [[name, given(site)]] : []));
  const shared = hash('sha256', `${codeVersion(code, [])}\0${JSON.stringify(known)}`);
  const keyOf = ({ file, path, text }: Source) =>
    hash('sha256', [shared, file, path, text].join('\0'), 'base64').slice(0, 22);
  return new Map(site.sources.filter(({ unread }) => !unread).map((source) => [source, keyOf(source)]));
};

/** No keys where a rule fails over what it knows: it reports that as it runs. */
const keysOrNone: typeof keysOf = (rules, site) => {
  try {
    return keysOf(rules, site);
  } catch {
    return new Map();
  }
};

/**
 * The records that have to be looked at, and what keeps the others for the next check, given all findings of rules of single records.
 * A file that is not as it was kept counts as none.
 */
export const passedIn = (file: string, rules: Check[], site: Site) => {
  const keys = keysOrNone(rules, site);
  const kept = take(file);
  const passed = new Set(kept ? (JSON.parse(kept.toString()) as string[]) : []);
  const isPassed = (source: Source) => passed.has(keys.get(source) ?? '');
  return {
    fresh: site.sources.filter((source) => !isPassed(source)),
    keep: (findings: Finding[]): void => {
      const faulty = new Set(findings.map((finding) => finding.file));
      const files = new Set(site.sources.map((source) => source.file));
      // A rule that failed altogether has looked at no record.
      if ([...faulty].some((name) => !files.has(name))) return;
      try {
        keep(file, JSON.stringify([...keys].flatMap(([source, key]) => (faulty.has(source.file) ? [] : [key]))));
        dropOldest(dirname(file), maxFiles);
      } catch {
        // Where nothing may be written, as in a checkout of another user, the next check takes longer.
      }
    },
  };
};
