// What one benchmark is: the counts it is given, the folder it works in, and the table of its figures.
import { type DisposableTempDir, mkdirSync, mkdtempDisposableSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { columns } from '#language/width.ts';
import { Failure } from '#scripts/kit/failure.ts';

/** Prints its progress and results. @throws Failure when it is asked for what it cannot do, Stopped when it is stopped */
export type Bench = (given: string[], signal: AbortSignal) => Promise<void>;

/** How many meetings to invent, for each round; `usual` where none is given. */
export function countsFrom(given: string[], usual: number[]): number[] {
  const wrong = given.filter((text) => !/^[1-9]\d{0,4}$/.test(text));
  if (wrong.length > 0) throw new Failure(`纪要份数应为 1 至 99999 的整数，不能为 ${wrong.join('、')}。`);
  return given.length > 0 ? given.map(Number) : usual;
}

/** A new folder, removed when it goes out of scope: inside the checkout, so that MDX files find the packages that they need. */
export const workFolder = (): DisposableTempDir => {
  mkdirSync('.build', { recursive: true });
  return mkdtempDisposableSync(join(resolve('.build'), 'bench-'));
};

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
