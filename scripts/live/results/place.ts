// Where a run writes, and when.

export interface Place {
  folder: string;
  now: Date;
  vantage: string;
  /** Values of the environment that reach no file. */
  secrets?: readonly string[];
  /** What lies ahead of this clock is cut off rather than put aside. */
  trustClock?: boolean;
  /** Called with every file that could not be trusted. */
  warn(line: string): void;
}
