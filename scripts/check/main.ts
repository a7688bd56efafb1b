// npm run check: does the content make sense? Exit code 1 if any finding is an error, 2 if the command itself is wrong.
import { Failure, Stopped } from '../build/failure.ts';
import { type Arguments, isWithin, readArguments } from './arguments.ts';
import { checks, releaseChecks } from './checks/index.ts';
import { checkExternal } from './external/command.ts';
import { type Look, mend } from './mend.ts';
import { createProgress } from './progress.ts';
import { type Options, read } from './read.ts';
import { report } from './report.ts';
import type { Result } from './report/result.ts';
import { paperOf } from './report/text.ts';
import { runRules } from './run-rules.ts';
import { readSettings } from './settings.ts';
import { printUpkeep } from './upkeep.ts';

const progress = createProgress(process.stderr, () => performance.now());

const lookAt = (settings: Options, { release }: Arguments): Look => {
  const site = read(settings, progress);
  return { site, findings: runRules(release ? [...checks, ...releaseChecks] : checks, site, progress) };
};

const resultOf = (settings: Options, given: Arguments): Result => {
  const isShown = isWithin(given.paths);
  const look = () => lookAt(settings, given);
  const { last, ...done } = given.fix ? mend(look, isShown) : { last: look() };
  return { findings: last.findings.filter(isShown), files: last.site.sources.length, ...done };
};

const check = async (given: Arguments): Promise<number> => {
  const settings = await readSettings();
  const result = 'rule' in settings ? { findings: [settings], files: 0 } : resultOf(settings, given);
  progress.end();
  console.log(report(result, given.format, paperOf(process.stdout)));
  const isFaulty = result.findings.some(({ severity }) => severity === 'error') || (result.notes ?? []).length > 0;
  return isFaulty ? 1 : 0;
};

const run = (given: Arguments): Promise<number> => {
  if (given.upkeep) return printUpkeep();
  return given.external ? checkExternal(given, progress) : check(given);
};

try {
  process.exitCode = await run(readArguments(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  progress.end();
  console.error(error.message);
  process.exitCode = error instanceof Stopped ? 130 : 2;
}
