// npm run check: does the content make sense? Exit code 1 if any finding is an error, 2 if the command itself is wrong.
import { existsSync } from 'node:fs';
import { type Arguments, readArguments, usage, within } from './arguments.ts';
import { checks, releaseChecks } from './checks/index.ts';
import type { Finding } from './finding.ts';
import { read } from './read.ts';
import { report } from './report.ts';
import { readSettings } from './settings.ts';

const argumentsOrUsage = (): Arguments => {
  try {
    const given = readArguments(process.argv.slice(2));
    const absent = given.paths.find((path) => !existsSync(path));
    if (absent) throw new Error(`没有这个文件或文件夹：${absent}`);
    return given;
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    process.exit(2);
  }
};

const check = async (release: boolean): Promise<{ findings: Finding[]; files: number }> => {
  const settings = await readSettings();
  if ('rule' in settings) return { findings: [settings], files: 0 };
  const site = read(settings);
  const rules = release ? [...checks, ...releaseChecks] : checks;
  return { findings: rules.flatMap(({ run }) => run(site)), files: site.sources.length };
};

const { format, release, paths } = argumentsOrUsage();
const { findings, files } = await check(release);
const shown = within(findings, paths);
console.log(report(shown, files, format));
process.exitCode = shown.some(({ severity }) => severity === 'error') ? 1 : 0;
