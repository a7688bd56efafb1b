// Where the parts of small pictures stand, in percent of their width: a picture of any width needs no script and no scaling of letters.

/** A mark on a line of days. */
export interface Mark<T> {
  of: T;
  /** From 0 to 100. */
  at: number;
  /** The row in which its label overlaps no other; `undefined` where there are too many labels. */
  row: number | undefined;
  /** Which end of the label stands at the mark, so that it leaves the picture at neither side. */
  anchor: 'start' | 'middle' | 'end';
}

const maxRows = 3;

const round = (value: number): number => Math.round(value * 100) / 100;

const spanOf = (at: number, width: number, anchor: Mark<unknown>['anchor']): [number, number] => {
  if (anchor === 'start') return [at, at + width];
  return anchor === 'end' ? [at - width, at] : [at - width / 2, at + width / 2];
};

/**
 * Days (`YYYY-MM-DD`) along a line from the first to the last, in the order given, which must be that of time. `width` is that of a
 * label with its gap, in percent of the narrowest picture.
 */
export const alongLine = <T>(items: T[], dayOf: (item: T) => string, width: number): Mark<T>[] => {
  const times = items.map((item) => Date.parse(dayOf(item)));
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  const ends: number[] = [];
  return items.map((of, index) => {
    const at = last === first ? 0 : round((((times[index] ?? first) - first) / (last - first)) * 100);
    const anchor = at < width / 2 ? 'start' : at > 100 - width / 2 ? 'end' : 'middle';
    const [from, to] = spanOf(at, width, anchor);
    const free = Array.from({ length: maxRows }, (_, row) => row).find((row) => (ends[row] ?? -Infinity) <= from);
    if (free !== undefined) ends[free] = to;
    return { of, at, row: free, anchor };
  });
};

/** Lengths in percent of the longest; all 0 where every value is. */
export const shares = (values: number[]): number[] => {
  const most = Math.max(0, ...values);
  return values.map((value) => (most > 0 ? round((value / most) * 100) : 0));
};
