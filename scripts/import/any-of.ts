// Words as a part of an expression.

/** A group that matches any of these words, the longest first. */
export const anyOf = (words: string): string => {
  const sorted = words.split(' ').sort((a, b) => b.length - a.length);
  return `(?:${sorted.join('|')})`;
};
