// Spans of time, and where several lists of them agree.

/** Milliseconds; `until` is not in it. */
export interface Span {
  from: number;
  until: number;
}

/** Milliseconds of all spans, which do not overlap, that lie within a window. */
export const lengthWithin = (spans: readonly Span[], { from, until }: Span): number =>
  spans.reduce((sum, span) => sum + Math.max(0, Math.min(span.until, until) - Math.max(span.from, from)), 0);

/**
 * The time for which `holds` says so, in spans as long as can be, in order. It is asked, for each stretch of time between two ends,
 * which of the lists has a span there.
 */
export const timeWhere = (lists: readonly (readonly Span[])[], holds: (inside: boolean[]) => boolean): Span[] => {
  const ends = lists
    .flatMap((spans, list) =>
      spans.flatMap(({ from, until }) =>
        from < until
          ? [
              { at: from, list, step: 1 },
              { at: until, list, step: -1 },
            ]
          : [],
      ),
    )
    .sort((a, b) => a.at - b.at);
  const depths = lists.map(() => 0);
  const found: Span[] = [];
  for (const [index, { at, list, step }] of ends.entries()) {
    depths[list] = (depths[list] ?? 0) + step;
    const next = ends[index + 1];
    if (!next || next.at === at || !holds(depths.map((depth) => depth > 0))) continue;
    const last = found.at(-1);
    if (last?.until === at) last.until = next.at;
    else found.push({ from: at, until: next.at });
  }
  return found;
};

/** The time that two lists share. */
export const shared = (a: readonly Span[], b: readonly Span[]): Span[] =>
  timeWhere([a, b], ([inA = false, inB = false]) => inA && inB);

/** The time of a list without that of another. */
export const without = (a: readonly Span[], b: readonly Span[]): Span[] =>
  timeWhere([a, b], ([inA = false, inB = false]) => inA && !inB);
