// Search results as elements. Text is only ever set as text.
import type { Segment } from './query.ts';
import type { Group, Result } from './results.ts';
import type { SearchWords } from '#words/search.ts';

/** An element with attributes and children. */
export const make = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

const marked = (segments: Segment[]) => segments.map(({ text, hit }) => (hit ? make('mark', {}, text) : text));

const item = ({ href, title, place, excerpt }: Result) =>
  make(
    'li',
    {},
    make('a', { href }, ...marked(title)),
    ...(place.length > 0 ? [make('small', {}, place.join(' › '))] : []),
    make('p', {}, ...marked(excerpt)),
  );

/** The lists of results; those of the other language under a heading, with its `lang`. */
export const resultLists = (groups: Group[], words: SearchWords): HTMLElement[] =>
  groups.flatMap(({ own, lang, results }) => [
    ...(own ? [] : [make('h2', {}, words.other)]),
    make('ol', own ? {} : { lang }, ...results.map(item)),
  ]);
