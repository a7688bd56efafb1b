// An input and its results: searches while the reader types, shows what was found, walks it with the arrow keys. Text is only
// ever set as text.
import { languages, spokenRuns } from '#language/locales.ts';
import { SearchFailure, warm } from './engine.ts';
import type { Segment } from './query.ts';
import { type Group, type Result, resultsFor } from './results.ts';
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

/** Runs of text, each in the language that it is in: voices read Chinese in English as spelling. */
const spoken = (text: string, lang: string) => {
  const of = lang === languages.en.tag ? 'en' : 'zh';
  return spokenRuns(text, of).map((run) =>
    run.locale === of ? run.text : make('span', { lang: languages[run.locale].tag }, run.text),
  );
};

const marked = (segments: Segment[], lang: string) =>
  segments.flatMap(({ text, hit }) => (hit ? make('mark', {}, ...spoken(text, lang)) : spoken(text, lang)));

const itemIn =
  (lang: string) =>
  ({ href, title, place, excerpt }: Result) =>
    make(
      'li',
      {},
      make('a', { href }, ...marked(title, lang)),
      ...(place.length > 0 ? [make('small', {}, place.join(' › '))] : []),
      make('p', {}, ...marked(excerpt, lang)),
    );

/** The lists of results; those of the other language under a heading, with its `lang`. */
const resultLists = (groups: Group[], words: SearchWords): HTMLElement[] =>
  groups.flatMap(({ own, lang, results }) => [
    ...(own ? [] : [make('h2', {}, words.other)]),
    make('ol', own ? {} : { lang }, ...results.map(itemIn(lang))),
  ]);

export interface Panel {
  input: HTMLInputElement;
  status: HTMLElement;
  results: HTMLElement;
  words: SearchWords;
  /** How many results of a language to list. */
  limit: number;
  /** Called with what was searched for, once per search. */
  searched: (text: string) => void;
}

/** Typing pauses at least this long between words; shorter waits search for half of them. */
const pause = 150;

const summaryOf = (groups: Group[], text: string, words: SearchWords): string => {
  if (groups.length === 0) return `${words.none} ${text}`;
  return groups
    .map(({ own, results, more }) => `${own ? '' : `${words.other} `}${words.count(results.length, more)}`)
    .join(' · ');
};

const walk = (event: KeyboardEvent, { input, results }: Panel) => {
  const links = [...results.querySelectorAll('a')];
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 };
  const to = steps[event.key];
  const inInput = event.target === input;
  if (to === undefined || event.isComposing || links.length === 0 || (inInput && event.key !== 'ArrowDown')) return;
  event.preventDefault();
  (to < 0 ? input : links[Math.min(to, links.length - 1)])?.focus();
};

/** Makes the panel work; the returned function searches at once for what stands in the input. */
export const startPanel = (panel: Panel): (() => Promise<void>) => {
  const { input, status, results, words, limit } = panel;
  let timer = 0;
  let speech = 0;
  let newest = 0;

  const show = (summary: string, lists: HTMLElement[] = []) => {
    // Said when the reader pauses, and only where it is something else.
    clearTimeout(speech);
    speech = window.setTimeout(() => {
      if (status.textContent !== summary) status.textContent = summary;
    }, 300);
    results.replaceChildren(...lists);
    results.ariaBusy = 'false';
  };

  const run = async () => {
    clearTimeout(timer);
    const text = input.value.trim();
    const turn = ++newest;
    results.ariaBusy = 'true';
    panel.searched(text);
    if (text === '') return show(words.hint);
    if (results.childElementCount === 0) status.textContent = words.loading;
    try {
      const groups = await resultsFor(text, limit);
      if (turn === newest) show(summaryOf(groups, text, words), resultLists(groups, words));
    } catch (error) {
      if (turn === newest) show(words[error instanceof SearchFailure ? error.reason : 'failed']);
    }
  };

  const later = () => {
    clearTimeout(timer);
    results.ariaBusy = 'true';
    timer = window.setTimeout(run, pause);
    // The index loads while the reader is still typing.
    warm();
  };

  // While an input method is composing, the input holds its spelling, not the reader's words.
  input.addEventListener('input', (event) => (event as InputEvent).isComposing || later());
  input.addEventListener('compositionend', later);
  for (const element of [input, results]) element.addEventListener('keydown', (event) => walk(event, panel));
  show(words.hint);
  return run;
};
