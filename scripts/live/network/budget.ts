// The time that a service has for all its answers together.

/** Why a signal was aborted. `theirs`: the service used up its own time; otherwise the run was over or stopped. */
export class OutOfTime extends Error {
  theirs: boolean;

  constructor(message: string, theirs: boolean) {
    super(message);
    this.name = 'OutOfTime';
    this.theirs = theirs;
  }
}

export interface Budget {
  signal: AbortSignal;
  /** Starts the clock and says so, the first time: waiting for others to finish is not on the service's account. */
  start(): boolean;
  /** Stops the clock. */
  end(): void;
}

export const createBudget = (milliseconds: number, run: AbortSignal): Budget => {
  const own = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const over = () => own.abort(new OutOfTime(`${milliseconds / 1000} 秒内没有答完`, true));
  return {
    signal: AbortSignal.any([run, own.signal]),
    start: () => {
      if (timer) return false;
      timer = setTimeout(over, milliseconds);
      return true;
    },
    end: () => clearTimeout(timer),
  };
};
