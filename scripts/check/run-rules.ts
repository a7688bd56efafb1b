// Runs the rules over a site. A rule that fails on a file reports that as a finding; other rules and other files are still checked.
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { noProgress, type Progress } from '#scripts/kit/progress.ts';
import { withoutSecrets } from '#scripts/kit/private/secrets.ts';
import { bodyOf, isProse } from './content/body.ts';
import { blank, type Site, type Source, shownPath } from './content/read.ts';
import { type Finding, topOf } from './finding.ts';
import { passedIn } from './passed.ts';
import type { Check } from './rule.ts';

/** What one rule finds; one of single records in `sources` alone. */
export const findingsOf = ({ name, run }: Check, site: Site, sources?: Source[]): Finding[] =>
  run(site, sources).map((finding) => ({ severity: 'error', ...finding, rule: name }));

/** After so many files a rule has failed altogether. */
const maxFailures = 10;

/** The first of our own lines in the stack; the whole would be longer than the report. */
const whereThrown = (error: unknown): string => {
  const frames = error instanceof Error ? [...(error.stack ?? '').matchAll(/file:\/\/(\S+?):(\d+):\d+/g)] : [];
  const own = frames.filter(([, path = '']) => !path.includes('node_modules')).slice(0, 3);
  return own
    .map(([, path = '', line = '']) => `${relative(process.cwd(), fileURLToPath(`file://${path}`))}:${line}`)
    .join(' ← ');
};

const failure = (rule: string, error: unknown, file: string): Finding => ({
  ...topOf(file),
  rule,
  severity: 'error',
  found: `规则 ${rule} 在检查此处时出错：${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`,
  expected: '检查程序能够处理任意内容',
  fix: `报告检查程序的这一错误，附上该文件和出错位置：${whereThrown(error) || '未知'}`,
});

const attempt = (rule: Check, site: Site, sources?: Source[]): { findings: Finding[] } | { error: unknown } => {
  try {
    return { findings: findingsOf(rule, site, sources) };
  } catch (error) {
    return { error };
  }
};

/** The first file that the rule fails on: with those before it alone the rule does not fail. None where it fails without any. */
const culpritOf = (rule: Check, site: Site): Source | undefined => {
  const fails = (count: number) => 'error' in attempt(rule, { ...site, sources: site.sources.slice(0, count) });
  if (fails(0)) return undefined;
  let [good, bad] = [0, site.sources.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (fails(middle)) bad = middle;
    else good = middle;
  }
  return site.sources[bad - 1];
};

/** These rules check names; what is in a file does not matter to them. */
const aboutNames = ['readable', 'file-names', 'unique-ids'];

const runOne = (rule: Check, whole: Site, unread: Set<string>, fresh: Source[]): Finding[] => {
  const failures: Finding[] = [];
  const isReported = ({ file }: Finding) => !unread.has(file) || aboutNames.includes(rule.name);
  let site = whole;
  for (;;) {
    // Where a rule fails it looks at all records again, of which the faulty ones are now empty.
    const result = attempt(rule, site, rule.given && site === whole ? fresh : undefined);
    if ('findings' in result) return [...failures, ...result.findings.filter(isReported)];
    const culprit = failures.length < maxFailures ? culpritOf(rule, site) : undefined;
    failures.push(failure(rule.name, result.error, culprit?.file ?? shownPath(site.folder)));
    if (!culprit) return failures;
    site = { ...site, sources: site.sources.map((source) => (source === culprit ? blank(source) : source)) };
  }
};

/** Parses every text before the rules run: it is the longest step, and its progress can be shown. */
const readBodies = (sources: Source[], progress: Progress): void => {
  for (const [index, source] of sources.entries()) {
    progress.step('读取正文', index, sources.length);
    if (isProse(source)) bodyOf(source);
  }
};

/** Reports are public: whatever a rule quotes, no password or token is in it. */
const safe = ({ found, expected, fix, edits, ...rest }: Finding): Finding => ({
  ...rest,
  found: withoutSecrets(found),
  expected: withoutSecrets(expected),
  fix: withoutSecrets(fix),
  edits: edits?.some(({ text }) => withoutSecrets(text) !== text) ? undefined : edits,
});

/** What all rules find, in no order. `file` keeps from check to check which records the rules of single records need not look at. */
export const runRules = (rules: Check[], site: Site, progress: Progress = noProgress, file?: string): Finding[] => {
  const passed = file === undefined ? undefined : passedIn(file, rules, site);
  const fresh = passed?.fresh ?? site.sources;
  readBodies(fresh, progress);
  const unread = new Set(site.sources.filter((source) => source.unread).map((source) => source.file));
  const found = rules.map((rule, index) => {
    progress.step(`规则 ${rule.name}`, index, rules.length);
    return { rule, findings: runOne(rule, site, unread, fresh) };
  });
  passed?.keep(found.flatMap(({ rule, findings }) => (rule.given ? findings : [])));
  return found.flatMap(({ findings }) => findings).map(safe);
};
