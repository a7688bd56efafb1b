// Figures as a table for a terminal.

/** A heading, and what stands below it for a row. */
export type Column<Row> = [heading: string, cell: (row: Row) => string];

/** A Han character takes two columns of a terminal. */
const width = (text: string) => [...text].reduce((sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? 2 : 1), 0);

/** One line for the headings and one for each row, aligned to the right. */
export function table<Row>(columns: Column<Row>[], rows: Row[]): string {
  const lines = [columns.map(([heading]) => heading), ...rows.map((row) => columns.map(([, cell]) => cell(row)))];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => width(line[index] ?? ''))));
  return lines
    .map((line) => line.map((text, index) => ' '.repeat((widths[index] ?? 0) - width(text)) + text).join('  '))
    .join('\n');
}

export const seconds = (value: number): string => value.toFixed(1);
export const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);
