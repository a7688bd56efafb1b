// The three things the command does: ask and write, ask and tell, look at what is there.
import type { Snapshot } from '#schemas/snapshot.ts';
import { Stopped } from '#scripts/kit/failure.ts';
import { type Claim, takeLock } from '#scripts/kit/lock.ts';
import type { Screen } from '#scripts/kit/progress.ts';
import { describeError } from '#scripts/kit/redact.ts';
import { type AskSettings, askAll, type Outcome } from './ask.ts';
import { createProgress } from './progress.ts';
import { checkText, findings, table } from './report.ts';
import { fitToPublish } from './results/snapshot.ts';
import { exitCode, isOurNetwork } from './results/state.ts';
import { type Place, readMemory, removeLeftovers, repairSnapshot, writeOutcome } from './results/write.ts';
import type { Settings } from './settings.ts';

interface Surroundings {
  /** For results. */
  out: Screen;
  /** For progress and trouble. */
  err: Screen;
  signal: AbortSignal;
}

/** A run ends itself within two minutes. */
const claim: Claim = { command: 'npm run live', minutes: 2 };

const ask = async (
  settings: Settings,
  { err, signal }: Surroundings,
  cachedOf: AskSettings['cachedOf'],
): Promise<Outcome[]> => {
  const { services, exempt, now, environment, userAgent, redact } = settings;
  const isTerminal = err.isTTY === true && !environment['CI'];
  const ids = services.map(({ id }) => id);
  const progress = createProgress(ids, err, isTerminal, redact);
  const done = ({ service, result, milliseconds, notes }: Outcome) => {
    const [critical] = result.checks;
    progress.done(service.id, milliseconds, critical ? checkText(critical) : '没有检查', [...new Set(notes)]);
  };
  try {
    return await askAll({ services, exempt, now, environment, userAgent, signal, cachedOf, done });
  } finally {
    progress.end();
  }
};

const ourNetwork =
  '没有连上任何一个系统：域名解析或连接全部失败，应是本机的网络有问题。什么都没有写，上次的结果保持原样。';

/** Asks and writes. Returns the exit code; throws Failure where another run holds the folder, Stopped where somebody stops it. */
export const writeRun = async (settings: Settings, surroundings: Surroundings): Promise<number> => {
  const { folder, now, vantage, strict, redact } = settings;
  const { out, err, signal } = surroundings;
  const release = takeLock(folder, new Date(), claim);
  try {
    removeLeftovers(folder);
    const outcomes = await ask(settings, surroundings, (id) => readMemory(id, folder).answers);
    if (signal.aborted) throw new Stopped('已中止，什么都没有写。');
    const results = outcomes.map(({ result }) => result);
    const warn = (line: string) => err.write(`${redact(line)}\n`);
    if (isOurNetwork(results)) warn(ourNetwork);
    else {
      const { snapshots, failed } = writeAll(outcomes, { folder, now, vantage, warn });
      out.write(`${table(snapshots, now)}\n`);
      if (failed) return 1;
    }
    return exitCode(results, strict);
  } finally {
    release();
  }
};

/** What cannot be written for one service is reported, and does not keep the others from being written. */
const writeAll = (outcomes: Outcome[], place: Place): { snapshots: Snapshot[]; failed: boolean } => {
  const snapshots: Snapshot[] = [];
  for (const outcome of outcomes) {
    try {
      snapshots.push(writeOutcome(outcome, place));
    } catch (error) {
      place.warn(`${outcome.service.id}：没有写成：${describeError(error)}`);
    }
  }
  return { snapshots, failed: snapshots.length < outcomes.length };
};

/** Asks and tells all that was found; writes nothing. */
export const discoverRun = async (settings: Settings, surroundings: Surroundings): Promise<number> => {
  const outcomes = await ask(settings, surroundings, () => ({}));
  if (surroundings.signal.aborted) throw new Stopped('已中止。');
  const told = outcomes.map((outcome) => {
    const result = fitToPublish(outcome.result, outcome.service);
    return findings(outcome, result, settings.redact);
  });
  surroundings.out.write(`${told.join('\n\n')}\n`);
  const results = outcomes.map(({ result }) => result);
  if (isOurNetwork(results)) surroundings.err.write(`${ourNetwork}\n`);
  return exitCode(results, settings.strict);
};

/** Asks nothing: lists what is there with its age, and puts an empty snapshot in the place of one that cannot be trusted. */
export const offlineRun = (settings: Settings, { out, err }: Surroundings): number => {
  const { services, folder, now, vantage, strict, redact } = settings;
  const release = takeLock(folder, new Date(), claim);
  try {
    removeLeftovers(folder);
    const warnings: string[] = [];
    const place: Place = { folder, now, vantage, warn: (line) => warnings.push(line) };
    const found = services.map(({ id }) => ({ id, snapshot: repairSnapshot(id, place) }));
    for (const line of warnings) err.write(`${redact(line)}\n`);
    const snapshots = found.flatMap(({ snapshot }) => snapshot ?? []);
    const absent = found.flatMap(({ id, snapshot }) => (snapshot ? [] : [id]));
    if (snapshots.length > 0) out.write(`${table(snapshots, now)}\n`);
    if (absent.length > 0) out.write(`尚无数据：${absent.join('、')}\n`);
    return strict && warnings.length > 0 ? 1 : 0;
  } finally {
    release();
  }
};
