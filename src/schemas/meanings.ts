// What the description of a field says of each value it may have: `open 进行中 · done 已完成`, behind any other words.

export interface Meanings {
  /** What stands before the values; empty where nothing does. */
  about: string;
  /** One for each value; `undefined` where the description does not explain them all. */
  each: string[] | undefined;
}

export const meaningsOf = (values: readonly unknown[], description: string): Meanings => {
  const found = values.map((value) => new RegExp(`(?:^|[：·]\\s*)${value} ([^·]+?)(?: ·|$)`).exec(description));
  if (!found.every((match) => match !== null)) return { about: description, each: undefined };
  const begin = Math.min(...found.map(({ index }) => index));
  return { about: description.slice(0, begin), each: found.map((match) => match[1] ?? '') };
};
