// npm run live: asks the services for their state and writes it into data/live.

import { Failure, Stopped } from '#scripts/kit/failure.ts';
import { stoppable } from '#scripts/kit/programs.ts';
import { createRedact, describeError, secretsOf } from '#scripts/kit/redact.ts';
import { discoverRun, offlineRun, writeRun } from './run.ts';
import { readSettings } from './settings.ts';

const live = async (signal: AbortSignal): Promise<number> => {
  const settings = await readSettings(process.argv.slice(2), process.env, new Date());
  if (settings.mode === 'offline') return offlineRun(settings);
  return settings.mode === 'discover' ? discoverRun(settings, signal) : writeRun(settings, signal);
};

/** A failure that was foreseen is printed in its own words, a mistake of ours with its stack; neither with a secret. */
const report = (error: unknown): number => {
  const redact = createRedact(secretsOf(process.env));
  console.error(redact(error instanceof Failure ? error.message : describeError(error, true)));
  return error instanceof Stopped ? 130 : 2;
};

const code = await stoppable(live).catch(report);
// A name that the system is still trying to resolve would keep the process for half a minute more.
process.exit(code);
