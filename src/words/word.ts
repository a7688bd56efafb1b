// A word in all languages at once, and how the words of one language are taken out.
import { inLocale, type Locale, type Word } from '#language/locales.ts';

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

const isWord = (node: Word | WordTree): node is Word => Array.isArray(node);

const textsOf = (node: WordTree[string], locale: Locale): unknown => {
  if (typeof node === 'function') return (...values: never[]) => inLocale(node(...values), locale);
  if (isWord(node)) return inLocale(node, locale);
  return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, textsOf(inner, locale)]));
};

/** The words of one language. */
export const inLanguage = <Tree extends object>(tree: Tree, locale: Locale) =>
  textsOf(tree as WordTree, locale) as InOneLanguage<Tree>;

/** A count with its noun in English. */
export const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;
