// What was online, in the order of time, and what of it was looked at: lines of `online.log` beside the releases.
// No clock and no order of names has a say in it: a machine whose clock was ahead would otherwise stay ahead.
import * as scripts from './scripts.ts';
import { isReleaseName } from './release.ts';
import { type Live, runThere } from './target.ts';

/** `online` when a release went online, `good` when it was seen there to be as it should. */
export interface LogLine {
  event: 'online' | 'good';
  name: string;
}

/** The lines of the log that are such lines, oldest first. */
export const parseLog = (text: string): LogLine[] =>
  text.split('\n').flatMap((line) => {
    const [event, name = ''] = line.split(' ');
    return (event === 'online' || event === 'good') && isReleaseName(name) ? [{ event, name }] : [];
  });

export const readLog = async ({ target, signal }: Live): Promise<LogLine[]> =>
  parseLog(await runThere(target, scripts.readLog, [], signal));

export const note = ({ event, name }: LogLine, { target, signal }: Live): Promise<string> =>
  runThere(target, scripts.note, [`${event} ${name}`], signal);

/** Whether `name` is the release that went online last. */
export const isLast = (log: LogLine[], name: string): boolean =>
  log.findLast(({ event }) => event === 'online')?.name === name;

/** Whether a release was looked at since it last went online, and was as it should be. */
export const isGood = (log: LogLine[], name: string): boolean =>
  log.findLast((line) => line.name === name)?.event === 'good';

/**
 * What was online before `name` first was, the last of it first, each once. Going back from there twice goes two steps back, however
 * often releases went online since.
 */
export function onlineBefore(log: LogLine[], name: string): string[] {
  const first = log.findIndex((line) => line.name === name);
  const earlier = log.slice(0, first < 0 ? log.length : first).filter(({ event }) => event === 'online');
  return [...new Set(earlier.map((line) => line.name).reverse())].filter((one) => one !== name);
}

/** Of the releases `there`, those that went online last, then those that nothing is recorded of, the newest name first. */
export function newestFirst(log: LogLine[], there: string[]): string[] {
  const recorded = [...new Set(log.map(({ name }) => name).reverse())];
  const rest = there.filter((name) => !recorded.includes(name)).sort();
  return [...recorded.filter((name) => there.includes(name)), ...rest.reverse()];
}
