// The form of the search page: the address follows the question, so that an answer can be kept and sent.
import { startPanel } from './panel.ts';
import type { SearchWords } from '#words/search.ts';

export const startForm = (form: HTMLFormElement, words: SearchWords): void => {
  const [input, status, results] = ['input', '[data-search-status]', '[data-search-results]'].map((part) =>
    (form.parentElement as HTMLElement).querySelector(part),
  ) as [HTMLInputElement, HTMLElement, HTMLElement];
  const searched = (text: string) =>
    history.replaceState(history.state, '', text ? `?q=${encodeURIComponent(text)}` : location.pathname);
  const search = startPanel({ input, status, results, words, limit: 30, searched });
  form.addEventListener('submit', search);
  addEventListener('search:open', () => input.select());
  // What was typed while this was loading goes before the question in the address.
  input.value ||= new URLSearchParams(location.search).get('q') ?? '';
  if (input.value) void search();
};
