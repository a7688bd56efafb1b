// The whole check of a content folder, for the command, the build and the tests.
import { type Progress, noProgress } from '#scripts/kit/progress.ts';
import { checks, releaseChecks } from './checks/index.ts';
import { type Options, read } from './content/read.ts';
import type { Finding } from './finding.ts';
import { type Checked, fixAll } from './fix.ts';
import type { Result } from './report.ts';
import { runRules } from './run-rules.ts';

interface Choices {
  /** Also runs the rules for a release. */
  release?: boolean;
  /** Writes the files that can be fixed. */
  fix?: boolean;
  /** Which findings are reported, and fixed; all of them by default. */
  isShown?: (finding: Finding) => boolean;
  progress?: Progress;
}

/** Reads the content folder and runs every rule over it. Writes files with `fix` only. */
export const check = (settings: Options, choices: Choices = {}): Result => {
  const { release = false, fix = false, isShown = () => true, progress = noProgress } = choices;
  const once = (): Checked => {
    const site = read(settings, progress);
    return { site, findings: runRules(release ? [...checks, ...releaseChecks] : checks, site, progress) };
  };
  const { last, ...done } = fix ? fixAll(once, isShown) : { last: once() };
  return { findings: last.findings.filter(isShown), files: last.site.sources.length, ...done };
};
