// Figures as a table for a terminal.
import { columns } from '#language/width.ts';

/** A heading, and what stands below it for a row. */
export type Column<Row> = [heading: string, cell: (row: Row) => string];

/** One line for the headings and one for each row, aligned to the right. */
export function table<Row>(fields: Column<Row>[], rows: Row[]): string {
  const lines = [fields.map(([heading]) => heading), ...rows.map((row) => fields.map(([, cell]) => cell(row)))];
  const widths = fields.map((_, index) => Math.max(...lines.map((line) => columns(line[index] ?? ''))));
  return lines
    .map((line) => line.map((text, index) => ' '.repeat((widths[index] ?? 0) - columns(text)) + text).join('  '))
    .join('\n');
}

export const seconds = (value: number): string => value.toFixed(1);
export const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);
