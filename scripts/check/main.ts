// npm run check: does the content make sense? Exit code 1 if any finding is an error, 2 if the command itself is wrong.
import { wordsOf } from '#words/words.ts';
import type { Facts } from '#model/records/facts.ts';
import { type Item, type UpkeepSource, kinds, unseen, upkeepOf } from '#model/upkeep/upkeep.ts';
import { aboutWhat, responsibleNames, whatToDo } from '#model/upkeep/what.ts';
import { Failure, Stopped } from '#scripts/kit/failure.ts';
import { stoppable } from '#scripts/kit/programs.ts';
import { type Progress, createProgress } from '#scripts/kit/progress.ts';
import { type Arguments, isWithin, readArguments } from './arguments.ts';
import { check } from './check.ts';
import { factsOf } from './content/facts.ts';
import { read } from './content/read.ts';
import { readSettings } from './content/settings.ts';
import { endpointsOf, readEndpoints } from './external/ask.ts';
import { findingsOf, runExternal, summaryOf } from './external/run.ts';
import { report, terminalStyleOf } from './report.ts';

/** `--external`: progress and trouble on stderr, the links that are not in order on stdout. Exit code 0: what a link leads to keeps nobody from anything. Throws a Failure where nothing could be asked. */
const checkExternal = async (given: Arguments, progress: Progress): Promise<number> => {
  const settings = await readSettings();
  if ('rule' in settings) throw new Failure(`${settings.file} 有误。先运行 npm run check，照它说的改正。`);
  const endpoints = given.endpoints === undefined ? endpointsOf({}) : readEndpoints(given.endpoints);
  const warn = (line: string) => console.error(line);
  const run = await stoppable((signal) =>
    runExternal(settings, { endpoints, days: given.days, progress, signal, warn }),
  );
  progress.end();
  console.error(summaryOf(run));
  const findings = findingsOf(run).filter(isWithin(given.paths));
  console.log(report({ findings, files: run.files }, given.format, terminalStyleOf(process.stdout)));
  return 0;
};

const line = (facts: Facts, item: Item): string => {
  const { text } = aboutWhat(facts, item, 'zh');
  const who = responsibleNames(facts, item.responsible, 'zh');
  const place = item.line ? `${item.file}:${item.line}` : item.file;
  return `  ${text}：${whatToDo(item, 'zh')}\n    ${wordsOf('zh').upkeep.ask(who)} · ${place}`;
};

/** `--upkeep`: everything to do, kind by kind, as /upkeep/ has it. */
const upkeepText = (source: UpkeepSource): string => {
  const words = wordsOf('zh').upkeep;
  const parts = kinds.map((kind) => {
    const items = upkeepOf(source, kind);
    const { title, none } = words.kinds[kind];
    const unknown = unseen(source, kind);
    const rows =
      items.length > 0 ? items.map((item) => line(source.facts, item)) : [`  ${unknown ? words[unknown] : none}`];
    return [`${title}：${words.count(items.length)}`, ...rows].join('\n');
  });
  return `${parts.join('\n\n')}\n`;
};

/** Prints it for this site; returns the exit code, 1 where the content or site.config.ts has a mistake in it. */
const printUpkeep = async (): Promise<number> => {
  const settings = await readSettings();
  try {
    if ('rule' in settings) throw new Error(`${settings.file} 有误`);
    const { upkeepSource } = await import('#records/upkeep.ts');
    const { facts, invalid } = factsOf(read(settings).sources);
    if (invalid[0]) throw new Error(`${invalid[0].file} 有误`);
    console.log(upkeepText(upkeepSource(facts)));
    return 0;
  } catch (error) {
    console.error(`${(error as Error).message}。先运行 npm run check，照它说的改正。`);
    return 1;
  }
};

const progress = createProgress(process.stderr, () => performance.now());

const checkContent = async (given: Arguments): Promise<number> => {
  const settings = await readSettings();
  const result =
    'rule' in settings
      ? { findings: [settings], files: 0 }
      : check(settings, { ...given, isShown: isWithin(given.paths), progress });
  progress.end();
  console.log(report(result, given.format, terminalStyleOf(process.stdout)));
  const isFaulty = result.findings.some(({ severity }) => severity === 'error') || (result.notes ?? []).length > 0;
  return isFaulty ? 1 : 0;
};

const run = (given: Arguments): Promise<number> => {
  if (given.upkeep) return printUpkeep();
  return given.external ? checkExternal(given, progress) : checkContent(given);
};

try {
  process.exitCode = await run(readArguments(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  progress.end();
  console.error(error.message);
  process.exitCode = error instanceof Stopped ? 130 : 2;
}
