// A part of a text, and the text without such parts.

export interface Span {
  start: number;
  /** Of the character behind it. */
  end: number;
}

/** Those that begin after the one before has ended, by place. */
export const apart = <One extends Span>(spans: One[]): One[] => {
  let last = 0;
  return spans
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start, end }) => {
      const isNew = start >= last;
      if (isNew) last = end;
      return isNew;
    });
};

/** The text with `shown` in the place of each span; of those that overlap, in the place of all that they cover. */
export const without = (text: string, spans: Span[], shown = '…'): string => {
  const joined: Span[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const before = joined.at(-1);
    if (before && start < before.end) before.end = Math.max(before.end, end);
    else joined.push({ start, end });
  }
  return joined.reduceRight((rest, { start, end }) => rest.slice(0, start) + shown + rest.slice(end), text);
};

/** Full-width letters, digits and dots as their usual forms, also a full stop within a name; every character keeps its place. */
export const folded = (text: string): string =>
  text
    .replaceAll(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (wide) =>
      String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
    )
    .replaceAll(/[．｡]|(?<=[a-z\d])。(?=[a-z\d])/gi, '.');
