// What one benchmark is, and how it reads the counts it is given.
import { Failure } from '#scripts/kit/failure.ts';

export interface Told {
  /** Where progress and results are written, a line at a time. */
  say(text: string): void;
  signal: AbortSignal;
}

/** @throws Failure when it is asked for what it cannot do, Stopped when somebody stops it */
export type Bench = (given: string[], told: Told) => Promise<void>;

/** How many meetings to invent, for each round; `usual` where none is given. */
export function countsFrom(given: string[], usual: number[]): number[] {
  const wrong = given.filter((text) => !/^[1-9]\d{0,4}$/.test(text));
  if (wrong.length > 0) throw new Failure(`纪要份数应为 1 到 99999 的整数，不能是 ${wrong.join('、')}。`);
  return given.length > 0 ? given.map(Number) : usual;
}
