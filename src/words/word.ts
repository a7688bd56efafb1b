// A word in all languages at once, and how the words of one language are taken out.
import { type Locale, locales, type Word } from '#language/locales.ts';

/** Words in groups; a word with something to fill in is a function. */
export interface WordTree {
  readonly [key: string]: Word | ((...values: never[]) => Word) | WordTree;
}

/** The same tree with one text instead of each word. */
export type InOneLanguage<Tree> = Tree extends readonly string[]
  ? string
  : Tree extends (...values: infer Values) => readonly string[]
    ? (...values: Values) => string
    : { readonly [Key in keyof Tree]: InOneLanguage<Tree[Key]> };

const textsOf = (node: WordTree[string], column: number): unknown => {
  if (typeof node === 'function') return (...values: never[]) => node(...values)[column];
  if (Array.isArray(node)) return node[column];
  return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, textsOf(inner, column)]));
};

/** The words of one language. */
export const inLanguage = <Tree extends WordTree>(tree: Tree, locale: Locale) =>
  textsOf(tree, locales.indexOf(locale)) as InOneLanguage<Tree>;
