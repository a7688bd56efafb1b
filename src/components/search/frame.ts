// What stands in the search dialog, made when it is first opened.
import { make } from './render.ts';
import type { SearchWords } from '#words/search.ts';

/** "/" can be turned off, for readers whose voice or aids type single letters (WCAG 2.1.4). opener.ts reads this. */
const shortcutSwitch = ({ shortcut }: SearchWords): HTMLElement => {
  const box = make('input', { type: 'checkbox' });
  try {
    box.checked = localStorage['search-key'] !== 'off';
    box.addEventListener('change', () => (localStorage['search-key'] = box.checked ? 'on' : 'off'));
  } catch {
    // Without storage the choice could not be kept.
    return make('span');
  }
  return make('label', {}, box, shortcut);
};

/** Makes the dialog at the end of the page; `page` is the address of the search page. */
export const makeDialog = (page: string, words: SearchWords) => {
  const dialog = make('dialog', { class: 'search-dialog', 'aria-label': words.label });
  const input = make('input', {
    ...{ type: 'search', name: 'q', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false' },
    ...{ 'aria-label': words.label, placeholder: words.placeholder, 'aria-describedby': 'search-status' },
  });
  const status = make('p', { role: 'status', id: 'search-status' });
  const results = make('div', { class: 'search-results' });
  const close = make('button', { type: 'button' }, words.close, make('kbd', { 'aria-hidden': 'true' }, 'Esc'));
  const toPage = make('a', { href: page }, words.page);
  dialog.append(
    make('form', { role: 'search', action: page }, input, close),
    ...[status, results, make('footer', {}, toPage, shortcutSwitch(words))],
  );
  document.body.append(dialog);
  return { dialog, input, status, results, close, toPage };
};
