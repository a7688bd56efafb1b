// How far a command is: a line for each step, or one line that is drawn over on a terminal.

export type Write = (text: string) => void;

/** Runs a step of several, each on a line of its own: its name, a remark, how long it took. A result that is a text is its own remark. */
export async function step<T>(
  write: Write,
  name: string,
  work: () => Promise<T>,
  remark: string | ((made: T) => string | undefined) = (made) => (typeof made === 'string' ? made : undefined),
  signal?: AbortSignal,
): Promise<T> {
  write(`${name}…`);
  const started = performance.now();
  try {
    const made = await work();
    const about = typeof remark === 'string' ? remark : remark(made);
    write(` ${about ? `${about}，` : ''}${((performance.now() - started) / 1000).toFixed(1)} 秒\n`);
    return made;
  } catch (error) {
    write(signal?.aborted ? ' 中止\n' : ' 失败\n');
    throw error;
  }
}

export interface Screen {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

/** The line at the bottom of a terminal that is drawn over, and erased. */
export const createStatusLine = (screen: Screen) => {
  let isDrawn = false;
  return {
    draw: (text: string): void => {
      screen.write(`\r\u001b[K${text}`);
      isDrawn = true;
    },
    erase: (): void => {
      if (isDrawn) screen.write('\r\u001b[K');
      isDrawn = false;
    },
  };
};

export interface Progress {
  /** `done` of `all` of what is being done; to be called often, for it mostly does nothing. */
  step(doing: string, done: number, all: number): void;
  /** Takes the line away. */
  end(): void;
}

export const noProgress: Progress = { step: () => {}, end: () => {} };

/** Nothing is shown before; most commands have ended by then. */
const firstMs = 2000;
const redrawMs = 200;
/** Where lines stay, as in a log. */
const lineMs = 10_000;

/** Counts what is done, on one line. `clock` gives milliseconds. */
export const createProgress = (screen: Screen, clock: () => number): Progress => {
  const begin = clock();
  const isTerminal = screen.isTTY === true;
  const line = createStatusLine(screen);
  let next = begin + firstMs;
  return {
    step: (doing, done, all) => {
      const now = clock();
      if (now < next) return;
      next = now + (isTerminal ? redrawMs : lineMs);
      const text = `${Math.round((now - begin) / 1000)} 秒  ${doing} ${done}/${all}`;
      if (isTerminal) line.draw(text);
      else screen.write(`${text}\n`);
    },
    end: line.erase,
  };
};
