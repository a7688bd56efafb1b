// Turns: one connection to a host at a time, and only so many in all.

/** Waits for a turn at a host (`name:port`); the function it resolves to ends the turn. Rejects with the signal's reason. */
export type Turn = (host: string, signal: AbortSignal) => Promise<() => void>;

/** First come, first served, except that nobody waits behind somebody whose host is busy. */
export const createTurns = (most: number): Turn => {
  const busy = new Set<string>();
  let waiting: { host: string; start: () => void }[] = [];

  const startNext = () => {
    for (const waiter of [...waiting]) {
      if (busy.size >= most) return;
      if (busy.has(waiter.host)) continue;
      busy.add(waiter.host);
      waiting = waiting.filter((one) => one !== waiter);
      waiter.start();
    }
  };

  return (host, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const giveUp = () => {
        waiting = waiting.filter((one) => one !== waiter);
        reject(signal.reason);
      };
      let ended = false;
      const end = () => {
        if (!ended) busy.delete(host);
        ended = true;
        startNext();
      };
      const waiter = {
        host,
        start: () => {
          signal.removeEventListener('abort', giveUp);
          resolve(end);
        },
      };
      signal.addEventListener('abort', giveUp, { once: true });
      waiting.push(waiter);
      startNext();
    });
};
