// What of a test runner's output is worth showing: the tables that tests print, budgets above all, and what failed.

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
