// Turns: one connection to a host at a time, and only so many in all.

/** Waits for a turn at a host (`name:port`); the function it resolves to ends the turn. Rejects with the signal's reason. */
export type Turn = (host: string, signal: AbortSignal) => Promise<() => void>;

/** First come, first served, except that no request waits behind one whose host is busy. */
export const createTurns = (limit: number): Turn => {
  const busy = new Set<string>();
  const waiting = new Set<{ host: string; start: () => void }>();

  const startNext = () => {
    for (const waiter of waiting) {
      if (busy.size >= limit) return;
      if (!busy.has(waiter.host)) waiter.start();
    }
  };

  return async (host, signal) => {
    signal.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const giveUp = () => {
        waiting.delete(waiter);
        reject(signal.reason);
      };
      const start = () => {
        waiting.delete(waiter);
        busy.add(host);
        signal.removeEventListener('abort', giveUp);
        resolve();
      };
      const waiter = { host, start };
      signal.addEventListener('abort', giveUp, { once: true });
      waiting.add(waiter);
      startNext();
    });
    let isEnded = false;
    return () => {
      if (!isEnded) busy.delete(host);
      isEnded = true;
      startNext();
    };
  };
};

// The time that a service has for all its answers together.

/** Why a signal was aborted. `theirs`: the service used up its own time; otherwise the run was over or stopped. */
export class OutOfTime extends Error {
  override name = 'OutOfTime';
  theirs: boolean;

  constructor(message: string, theirs: boolean) {
    super(message);
    this.theirs = theirs;
  }
}

/**
 * `start` starts the clock, and returns whether it did, which is the first time only: waiting for others to finish is not on the
 * service's account. `end` stops it.
 */
export const createBudget = (milliseconds: number, run: AbortSignal) => {
  const own = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const over = () => own.abort(new OutOfTime(`${milliseconds / 1000} 秒内未收到完整响应`, true));
  return {
    signal: AbortSignal.any([run, own.signal]),
    start: (): boolean => {
      if (timer) return false;
      timer = setTimeout(over, milliseconds);
      return true;
    },
    end: () => clearTimeout(timer),
  };
};
