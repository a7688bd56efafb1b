// npm run publish -- deploy and rollback, from the command line to the end.
import { stoppable } from '../../build/command.ts';
import { Failure, Stopped } from '../../build/failure.ts';
import { readArguments, usage } from './arguments.ts';
import { publish } from './publish.ts';
import { rollback } from './rollback.ts';

/** A server that was told to read its configuration anew has done so long before. */
const patience = 15;

const write = (text: string): void => void process.stdout.write(text);

const whole = async (work: (signal: AbortSignal) => Promise<void>): Promise<void> =>
  stoppable(async (signal) => {
    try {
      await work(signal);
    } catch (cause) {
      if (!signal.aborted) throw cause;
      throw new Stopped('已中止。线上是原来的一份或新的一份，都是完整的。', { cause });
    }
  });

export async function runDeploy(given: string[]): Promise<void> {
  const { target, from, isPublic, check, rest } = readArguments(given, process.env);
  if (rest.length > 0) throw new Failure(`多出来的：${rest.join(' ')}\n${usage}`);
  const { site: config } = await import('../../../src/site.ts');
  const address = check === false ? undefined : (check ?? config.address);
  await whole((signal) =>
    publish({ from, target, config, isPublic, address, fetch, patience, now: new Date(), write, signal }),
  );
}

export async function runRollback(given: string[]): Promise<void> {
  const { target, check, rest } = readArguments(given, process.env);
  if (rest.length > 1) throw new Failure(`只能退回到一份：${rest.join(' ')}\n${usage}`);
  const { site: config } = await import('../../../src/site.ts');
  const address = check === false ? undefined : (check ?? config.address);
  await whole((signal) => rollback({ target, config, address, fetch, patience, write, signal }, rest[0]));
}
