// Search as the reader meets it: a dialog on every page; on the search page, that page's own form.
import stylesheet from '#styles/search.css?url';
import { localeOf, localised } from '#language/routes.ts';
import { searchForm } from '#words/search.ts';
import { inLanguage } from '#words/word.ts';
import { warm } from './engine.ts';
import { make, startPanel } from './panel.ts';

const base = import.meta.env.BASE_URL.slice(0, -1);
const locale = localeOf(location.pathname.slice(base.length));
const words = inLanguage(searchForm, locale);

/** Settles when the sheet is there, or could not be loaded: search then works without it. */
const addStylesheet = () =>
  new Promise((done) => {
    const link = make('link', { rel: 'stylesheet', href: stylesheet });
    link.onload = link.onerror = done;
    document.head.append(link);
  });

/** "/" can be turned off, for readers whose voice or aids type single letters (WCAG 2.1.4). opener.ts reads this. */
const shortcutSwitch = (): HTMLElement => {
  const box = make('input', { type: 'checkbox' });
  try {
    box.checked = localStorage['search-key'] !== 'off';
    box.addEventListener('change', () => (localStorage['search-key'] = box.checked ? 'on' : 'off'));
  } catch {
    // Without storage the choice could not be kept.
    return make('span');
  }
  return make('label', { class: 'switch' }, box, words.shortcut);
};

/** The element of this page to which a link leads. */
const partOfThisPage = ({ pathname, hash }: HTMLAnchorElement): HTMLElement | null =>
  pathname === location.pathname && hash ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;

/** Brings the focus with the reader, so that the next Tab goes on from there. */
const goTo = (part: HTMLElement) => {
  if (part.tabIndex < 0) part.tabIndex = -1;
  part.focus({ preventScroll: true });
  part.scrollIntoView();
};

const startDialog = () => {
  const page = base + localised('/search/', locale);
  const input = make('input', {
    type: 'search',
    name: 'q',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    'aria-label': words.label,
    placeholder: words.placeholder,
    'aria-describedby': 'search-status',
  });
  const close = make('button', { type: 'button' }, words.close, make('kbd', { 'aria-hidden': 'true' }, 'Esc'));
  const status = make('p', { role: 'status', id: 'search-status' });
  const results = make('div', { class: 'search-results' });
  const toPage = make('a', { href: page }, words.page);
  const dialog = make(
    'dialog',
    { class: 'search-dialog', 'aria-label': words.label },
    make('form', { role: 'search', action: page }, input, close),
    status,
    results,
    make('footer', {}, toPage, shortcutSwitch()),
  );
  document.body.append(dialog);
  const styled = addStylesheet();
  const searched = (text: string) => (toPage.href = text ? `${page}?q=${encodeURIComponent(text)}` : page);
  startPanel({ input, status, results, words, limit: 12, searched });

  let before: Element | null = null;
  /** The part of this page to which the reader followed a result. */
  let reached: HTMLElement | null = null;
  addEventListener('search:open', async () => {
    warm();
    await styled;
    if (dialog.open) return;
    before = document.activeElement;
    reached = null;
    dialog.showModal();
    input.select();
  });
  dialog.addEventListener('close', () => {
    if (reached) return goTo(reached);
    // Where nothing had the focus, it goes to the link that opens search.
    const back = before === document.body ? document.querySelector('[data-search-open]') : before;
    (back as HTMLElement | null)?.focus();
  });
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', ({ target, ctrlKey, metaKey, shiftKey }) => {
    // The content fills the dialog, so a click on the dialog itself was beside it. A link may lead to this very page.
    const follows = !ctrlKey && !metaKey && !shiftKey && (target as Element).closest('a');
    if (follows) reached = partOfThisPage(follows);
    if (target === dialog || follows) dialog.close();
  });
  dialog.addEventListener('keydown', (event) => {
    // Browsers would empty the input first.
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    dialog.close();
  });
};

/** On the search page the address follows the question, so that a result list can be kept and sent. */
const startForm = (form: HTMLFormElement) => {
  const [input, status, results] = ['input', '[data-search-status]', '[data-search-results]'].map((part) =>
    (form.parentElement as HTMLElement).querySelector(part),
  ) as [HTMLInputElement, HTMLElement, HTMLElement];
  const searched = (text: string) =>
    history.replaceState(history.state, '', text ? `?q=${encodeURIComponent(text)}` : location.pathname);
  const search = startPanel({ input, status, results, words, limit: 30, searched });
  form.append(shortcutSwitch());
  form.addEventListener('submit', search);
  addEventListener('search:open', () => input.select());
  // What was typed while this was loading goes before the question in the address.
  input.value ||= new URLSearchParams(location.search).get('q') ?? '';
  if (input.value) void search();
};

const form = document.querySelector<HTMLFormElement>('[data-search-page]');
if (form) startForm(form);
else startDialog();
