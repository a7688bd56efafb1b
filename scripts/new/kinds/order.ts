// Where a new record stands among the others.
import type { Data } from '../fields.ts';

/** Behind the last of the others. */
export const nextOrder = (entries: { data: { order?: number | undefined } }[]): Data => ({
  order: Math.max(0, ...entries.map(({ data }) => data.order ?? 0)) + 1,
});
