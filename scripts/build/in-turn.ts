// One at a time in a folder: whoever comes later waits.
import { setTimeout as sleep } from 'node:timers/promises';
import { Busy, takeLock } from './lock.ts';

const pauseMs = 100;

/**
 * Does the work once nobody else is at work in turn in this folder, in this process or another.
 * @throws what the work throws, or the signal's reason while it waits
 */
export async function inTurn<T>(folder: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      const giveBack = takeLock(folder, new Date());
      return await work().finally(giveBack);
    } catch (error) {
      if (!(error instanceof Busy)) throw error;
      await sleep(pauseMs, undefined, { signal });
    }
  }
}
