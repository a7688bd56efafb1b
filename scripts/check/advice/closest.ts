// What somebody probably meant: the nearest of the words that would have been right.

/** Levenshtein distance: single-character insertions, deletions and replacements. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, left] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, right] of [...b].entries())
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (left === right ? 0 : 1)));
    row = next;
  }
  return row.at(-1) ?? 0;
};

/** The nearest candidate, if it is near enough to be a problem of the keyboard. */
export const closest = (word: string, candidates: Iterable<string>): string | undefined => {
  const limit = Math.max(2, Math.floor(word.length / 3));
  return [...candidates]
    .filter((candidate) => Math.abs(candidate.length - word.length) <= limit)
    .map((candidate) => ({ candidate, apart: distance(word, candidate) }))
    .filter(({ apart }) => apart <= limit)
    .sort((a, b) => a.apart - b.apart)[0]?.candidate;
};

/** How to fix a wrong word: the nearest right one, and what to do if it was not meant. */
export const suggest = (word: string, candidates: Iterable<string>, otherwise: string): string => {
  const near = closest(word, candidates);
  return near ? `是不是想写 ${near}？不是的话，${otherwise}` : otherwise;
};

/** Addresses that differ from this one by a problem in one of their parts: the page beside it is another page. */
export const besides = (address: string, all: string[]): string[] => {
  const parts = address.split('/');
  return all.filter((other) => {
    const others = other.split('/');
    const apart = parts.flatMap((part, index) => (part === others[index] ? [] : [[part, others[index] ?? '']]));
    const [[part, right] = ['', '']] = apart as [string, string][];
    return others.length === parts.length && apart.length === 1 && closest(part, [right]) !== undefined;
  });
};
