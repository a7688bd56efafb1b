// What was probably meant: the nearest of the words that would have been right.
import leven from 'leven';

/** The nearest candidate, if it is near enough to be a typing mistake. */
export const closest = (word: string, candidates: Iterable<string>): string | undefined => {
  const limit = Math.max(2, Math.floor(word.length / 3));
  return [...candidates]
    .map((candidate) => ({ candidate, distance: leven(word, candidate, { maxDistance: limit + 1 }) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance)[0]?.candidate;
};

/** How to fix a wrong word: the nearest right one, and what to do if it was not meant. */
export const suggest = (word: string, candidates: Iterable<string>, otherwise: string): string => {
  const near = closest(word, candidates);
  return near ? `是否应为 ${near}？如果不是，${otherwise}` : otherwise;
};

/** Addresses that differ from this one by a typing mistake in one of their parts: the page beside it is another page. */
export const besides = (address: string, all: string[]): string[] => {
  const parts = address.split('/');
  return all.filter((other) => {
    const others = other.split('/');
    const [differing, ...more] = parts.flatMap((part, index) => (part === others[index] ? [] : index));
    if (others.length !== parts.length || differing === undefined || more.length > 0) return false;
    return closest(parts[differing] ?? '', [others[differing] ?? '']) !== undefined;
  });
};
