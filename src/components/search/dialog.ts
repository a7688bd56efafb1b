// Search as the reader meets it: a dialog on every page; on the search page, that page's own form.
import stylesheet from '#styles/search.css?url';
import { localeOf, localised } from '#language/routes.ts';
import { searchForm } from '#words/search.ts';
import { inLanguage } from '#words/word.ts';
import { warm } from './engine.ts';
import { startForm } from './form.ts';
import { makeDialog } from './frame.ts';
import { startPanel } from './panel.ts';
import { make } from './render.ts';

const locale = localeOf(location.pathname);
const words = inLanguage(searchForm, locale);
const form = document.querySelector<HTMLFormElement>('[data-search-page]');

/** Settles when the sheet is there, or cannot be had: search then works without its looks. */
const addStylesheet = () =>
  new Promise((done) => {
    const link = make('link', { rel: 'stylesheet', href: stylesheet });
    link.onload = link.onerror = done;
    document.head.append(link);
  });

const startDialog = () => {
  const page = localised('/search/', locale);
  const { dialog, input, status, results, close, toPage } = makeDialog(page, words);
  const styled = addStylesheet();
  const searched = (text: string) => (toPage.href = text ? `${page}?q=${encodeURIComponent(text)}` : page);
  startPanel({ input, status, results, words, limit: 12, searched });

  let before: Element | null = null;
  addEventListener('search:open', async () => {
    warm();
    await styled;
    if (dialog.open) return;
    before = document.activeElement;
    dialog.showModal();
    input.select();
  });
  dialog.addEventListener('close', () => {
    // Where nothing had the focus, the reader finds himself at the link that opens search.
    const back = before === document.body ? document.querySelector('[data-search-open]') : before;
    (back as HTMLElement | null)?.focus();
  });
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', ({ target, ctrlKey, metaKey, shiftKey }) => {
    // The content fills the dialog, so a click on the dialog itself was beside it. A link may lead to this very page.
    const follows = (target as Element).closest('a') && !ctrlKey && !metaKey && !shiftKey;
    if (target === dialog || follows) dialog.close();
  });
  dialog.addEventListener('keydown', (event) => {
    // Browsers would empty the input first.
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    dialog.close();
  });
};

if (form) startForm(form, words);
else startDialog();
