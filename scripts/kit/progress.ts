// How far a check is, for whoever waits: nothing in the first two seconds, then a line that is drawn over, or one now and then.

// One line for each step of publishing: what it is, what came of it, how long it took.

export type Write = (text: string) => void;

/** Runs a step; what it resolves is shown by `remark`. */
export async function step<T>(
  write: Write,
  name: string,
  work: () => Promise<T>,
  remark: (made: T) => string | undefined,
): Promise<T> {
  write(`${name} …`);
  const started = performance.now();
  try {
    const made = await work();
    const said = remark(made);
    write(` ${said ? `${said}，` : ''}${((performance.now() - started) / 1000).toFixed(1)} 秒\n`);
    return made;
  } catch (error) {
    write(' 没有做成\n');
    throw error;
  }
}

export interface Progress {
  /** `done` of `all` of what is being done; to be called often, for it mostly does nothing. */
  step(doing: string, done: number, all: number): void;
  /** Takes the line away. */
  end(): void;
}

interface Screen {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

export const noProgress: Progress = { step: () => {}, end: () => {} };

const patienceMs = 2000;
const redrawMs = 200;
/** Where lines stay, as in a log. */
const lineMs = 10_000;

/** `clock` gives milliseconds. */
export const createProgress = (screen: Screen, clock: () => number): Progress => {
  const begin = clock();
  const isTerminal = screen.isTTY === true;
  let next = begin + patienceMs;
  let isDrawn = false;
  return {
    step: (doing, done, all) => {
      const now = clock();
      if (now < next) return;
      next = now + (isTerminal ? redrawMs : lineMs);
      const text = `${Math.round((now - begin) / 1000)} 秒  ${doing} ${done}/${all}`;
      screen.write(isTerminal ? `\r\u001b[K${text}` : `${text}\n`);
      isDrawn = isTerminal;
    },
    end: () => {
      if (isDrawn) screen.write('\r\u001b[K');
      isDrawn = false;
    },
  };
};
