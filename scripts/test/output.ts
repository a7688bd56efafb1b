// What of a test run is shown: the totals, the tables that tests print, budgets above all, and what failed.

/** How many tests passed, failed and were skipped, and why the skipped ones were. */
export interface Totals {
  passed: number;
  failed: number;
  skipped: number;
  /** One line for each skipped test: its name and why. */
  reasons: string[];
}

export const nothing: Totals = { passed: 0, failed: 0, skipped: 0, reasons: [] };

export const sum = (all: Totals[]): Totals =>
  all.reduce(
    (total, { passed, failed, skipped, reasons }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
      reasons: [...total.reasons, ...reasons],
    }),
    nothing,
  );

/** The very last line of a test run. */
export function totalLine({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** A runner's own line about a test: ✔ passed, ✖ failed, and so on, or Playwright's `-  12` for a skipped one. */
const ofRunner = /^\s*(?:[✔✖▶﹣ℹ⚠✓✘]|-\s+\d+\s)/;

/** Each table from a line that starts with `## ` to the next empty line or line of the runner; an empty line may follow the heading. */
export function tablesIn(output: string): string[] {
  const tables: string[][] = [];
  let table: string[] | undefined;
  for (const line of output.split('\n')) {
    if (line.startsWith('## ')) {
      table = [line];
      tables.push(table);
    } else if (ofRunner.test(line) || (line.trim() === '' && table && table.length > 1)) table = undefined;
    else if (line.trim() !== '') table?.push(line);
  }
  return tables.map((lines) => lines.join('\n'));
}

/** The output without the lines about single tests that passed. */
export function withoutPassed(output: string): string {
  return output.replaceAll(/^\s*[✔✓].*\n/gm, '');
}
