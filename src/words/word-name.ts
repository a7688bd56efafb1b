// A word by its place among the words: `nav.news`.
import type { Words } from './words.ts';

type NameIn<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string
    ? Key
    : Tree[Key] extends (...values: never[]) => string
      ? never
      : `${Key}.${NameIn<Tree[Key]>}`;
}[keyof Tree & string];

/** The place of any word that needs nothing filled in. */
export type WordName = NameIn<Words>;

export const wordNamed = (words: Words, name: WordName): string =>
  name.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], words) as string;
