// npm run live: asks the services for their state and writes it into data/live; or only lists what it found, or what is there.
import type { Snapshot } from '#schemas/snapshot.ts';
import { Failure, refusalOf, Stopped } from '#scripts/kit/failure.ts';
import { takeLock } from '#scripts/kit/lock.ts';
import { stoppable } from '#scripts/kit/programs.ts';
import { createRedact, describeError, secretsOf } from '#scripts/kit/redact.ts';
import { type AskSettings, askAll, type Outcome } from './ask.ts';
import { createProgress } from './progress.ts';
import { checkText, findings, table } from './report.ts';
import { checkClock } from './results/clock.ts';
import { inLightOf, isOurFault } from './results/fault.ts';
import { fitToPublish } from './results/snapshot.ts';
import { exitCode, wasAsked } from './results/state.ts';
import type { Place } from './results/place.ts';
import { readMemory, removeLeftovers, repairSnapshot, writeOurFault, writeOutcome } from './results/write.ts';
import { readSettings, type Settings } from './settings.ts';

/** Holds the folder until it goes out of scope; a run ends itself within two minutes. */
const hold = (folder: string): Disposable => takeLock(folder, new Date(), { command: 'npm run live', minutes: 2 });

const print = (text: string) => process.stdout.write(`${text}\n`);

const ask = async (settings: Settings, signal: AbortSignal, cachedOf: AskSettings['cachedOf']): Promise<Outcome[]> => {
  const { services, environment, redact } = settings;
  const isTerminal = process.stderr.isTTY && !environment['CI'];
  const ids = services.map(({ id }) => id);
  const progress = createProgress(ids, process.stderr, isTerminal, redact);
  const done = ({ service, result, milliseconds, notes }: Outcome) => {
    const [critical] = result.checks;
    progress.done(service.id, milliseconds, critical ? checkText(critical) : '未检查', [...new Set(notes)]);
  };
  try {
    return await askAll({ ...settings, signal, cachedOf, done });
  } finally {
    progress.end();
  }
};

const ourNetwork =
  '所有系统均无法连接（域名解析或连接失败）。请检查本机网络。本次未写入结果，上次的结果保持不变，这段时间记为未知。';

/** What cannot be written for one service is reported, and does not keep the others from being written. */
const writeAll = (outcomes: Outcome[], place: Place): Snapshot[] =>
  outcomes.flatMap((outcome) => {
    try {
      return writeOutcome(outcome, place);
    } catch (error) {
      const reason = error instanceof Failure ? error.message : describeError(error);
      place.warn(`${outcome.service.id} 的结果写入失败：${reason}`);
      return [];
    }
  });

/** Asks and writes. Returns the exit code; throws Failure where another run holds the folder, Stopped where it is stopped. */
const writeRun = async (settings: Settings, signal: AbortSignal): Promise<number> => {
  const { services, folder, now, vantage, strict, trustClock, secrets, redact } = settings;
  using _lock = hold(folder);
  removeLeftovers(folder);
  if (!trustClock)
    checkClock(
      services.map(({ id }) => id),
      folder,
      now,
    );
  const outcomes = await ask(settings, signal, (id) => readMemory(id, folder).answers);
  if (signal.aborted) throw new Stopped('已中止，未写入结果。');
  const tries = outcomes.flatMap((outcome) => outcome.tries);
  const warn = (line: string) => console.error(redact(line));
  const place: Place = { folder, now, vantage, secrets, trustClock, warn };
  if (isOurFault(tries)) {
    writeOurFault(
      outcomes.filter(({ result }) => wasAsked(result)).map(({ service }) => service.id),
      place,
    );
    throw new Failure(ourNetwork);
  }
  const judged = outcomes.map((outcome) => ({ ...outcome, result: inLightOf(tries, outcome.result) }));
  const snapshots = writeAll(judged, place);
  print(redact(table(snapshots, now)));
  if (snapshots.length < outcomes.length) return 1;
  const results = judged.map(({ result }) => result);
  return exitCode(results, strict);
};

/** Asks and lists all that was found; writes nothing. */
const discoverRun = async (settings: Settings, signal: AbortSignal): Promise<number> => {
  const outcomes = await ask(settings, signal, () => ({}));
  if (signal.aborted) throw new Stopped('已中止。');
  const tries = outcomes.flatMap((outcome) => outcome.tries);
  const results = outcomes.map(({ result }) => inLightOf(tries, result));
  const { secrets, redact, strict } = settings;
  const found = outcomes.map((outcome, index) =>
    findings(outcome, fitToPublish(results[index] ?? outcome.result, outcome.service, secrets), redact),
  );
  print(found.join('\n\n'));
  if (isOurFault(tries)) throw new Failure(ourNetwork);
  return exitCode(results, strict);
};

/** Asks nothing: lists what is there with its age, and puts an empty snapshot in the place of one that cannot be trusted. */
const offlineRun = ({ services, folder, now, vantage, strict, secrets, redact }: Settings): number => {
  using _lock = hold(folder);
  removeLeftovers(folder);
  const warnings: string[] = [];
  const place: Place = { folder, now, vantage, secrets, warn: (line) => warnings.push(line) };
  const found = services.map(({ id }) => ({ id, snapshot: repairSnapshot(id, place) }));
  for (const line of warnings) console.error(redact(line));
  const snapshots = found.flatMap(({ snapshot }) => snapshot ?? []);
  const absent = found.flatMap(({ id, snapshot }) => (snapshot ? [] : [id]));
  if (snapshots.length > 0) print(table(snapshots, now));
  if (absent.length > 0) print(`尚无数据：${absent.join('、')}`);
  return strict && warnings.length > 0 ? 1 : 0;
};

const live = async (signal: AbortSignal): Promise<number> => {
  const settings = await readSettings(process.argv.slice(2), process.env, new Date());
  if (settings.mode === 'offline') return offlineRun(settings);
  return settings.mode === 'discover' ? discoverRun(settings, signal) : writeRun(settings, signal);
};

/** What was foreseen is printed in its own words, and so is what the disk refuses; a mistake of ours with its stack. */
const report = (error: unknown): number => {
  const redact = createRedact(secretsOf(process.env));
  const words = error instanceof Failure ? error.message : refusalOf(error);
  console.error(redact(words ?? describeError(error, true)));
  return error instanceof Stopped ? 130 : 2;
};

// The program that reads the output may end early; the run goes on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

const code = await stoppable(live).catch(report);
// A name that the system is still trying to resolve would keep the process for half a minute more.
process.exit(code);
