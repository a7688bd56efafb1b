// How many tests passed, failed and were skipped, and why the skipped ones were.
export interface Totals {
  passed: number;
  failed: number;
  skipped: number;
  /** One line for each skipped test: its name and why. */
  reasons: string[];
}

export function sum(all: Totals[]): Totals {
  const add = (pick: (totals: Totals) => number) => all.reduce((total, each) => total + pick(each), 0);
  return {
    passed: add(({ passed }) => passed),
    failed: add(({ failed }) => failed),
    skipped: add(({ skipped }) => skipped),
    reasons: all.flatMap(({ reasons }) => reasons),
  };
}

/** The very last line of a test run. */
export function totalLine({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
