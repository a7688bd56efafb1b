// A register in pages: one or more for each year, each light enough for one TCP flight however long the register is.

export interface Part<T> {
  year: string;
  /** Page of its year, from 1, and how many the year has. */
  page: number;
  pages: number;
  rows: T[];
  /** Rows of the whole year. */
  total: number;
  /** Of the Chinese page below the register's own: `2026/`, `2026/2/`. */
  path: string;
}

/** Bytes that the rows of one page may come to when compressed; the frame of the page has the rest of 13,000. */
export const room = 5_500;

/** Cuts a list into pages; `bytesOf` estimates a row. A row too long for any page has one to itself. */
export const cut = <T>(rows: T[], bytesOf: (row: T) => number, space = room): T[][] => {
  const pages: T[][] = [];
  let left = 0;
  for (const row of rows) {
    const bytes = bytesOf(row);
    if (left < bytes || pages.length === 0) {
      pages.push([]);
      left = space;
    }
    pages.at(-1)?.push(row);
    left -= bytes;
  }
  return pages;
};

/** Compressed bytes of a row with these texts: three-byte characters shrink to about two; its markup repeats. */
export const bytesOfRow = (...texts: (string | undefined)[]): number =>
  60 + 2 * texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);

/** The pages of every year, in the order of the rows. */
export const yearParts = <T>(rows: T[], yearOf: (row: T) => string, bytesOf: (row: T) => number): Part<T>[] =>
  [...Map.groupBy(rows, yearOf)].flatMap(([year, inYear]) => {
    const pages = cut(inYear, bytesOf);
    return pages.map((part, index) => ({
      year,
      page: index + 1,
      pages: pages.length,
      rows: part,
      total: inYear.length,
      path: index === 0 ? `${year}/` : `${year}/${index + 1}/`,
    }));
  });
