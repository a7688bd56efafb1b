// Loads search at the first click, "/", or entry into the search page's form; all of it is in dialog.ts.
// As a worker's address, because Vite gives a plain dynamic import a preloading helper of 0.8 KB on every page.
import dialogUrl from './dialog.ts?worker&url';

const link = document.querySelector('[data-search-open]') as HTMLAnchorElement;
const form = document.querySelector<HTMLFormElement>('[data-search-page]');
// What it opens; on the search page it leads to the field.
if (!form) link.setAttribute('aria-haspopup', 'dialog');
const load = () => import(/* @vite-ignore */ dialogUrl);

/** Readers can turn "/" off in the dialog; where storage is forbidden it is on. */
const shortcut = () => {
  try {
    return localStorage['search-key'] !== 'off';
  } catch {
    return true;
  }
};

const open = (event: Event) => {
  event.preventDefault();
  load().then(
    () => dispatchEvent(new Event('search:open')),
    () => location.assign(link.href),
  );
};

addEventListener('click', (event) => {
  const inNewTab = event.ctrlKey || event.metaKey || event.shiftKey;
  if (!inNewTab && (event.target as Element).closest('[data-search-open]')) open(event);
});

addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = (event.target as Element).closest('input, textarea, select, [contenteditable]');
  if (!typing && shortcut()) open(event);
});

if (form) {
  // The field is disabled in the page, so that without a script nothing is sent.
  (form['q'] as HTMLInputElement).disabled = false;
  form.addEventListener('focusin', load);
  form.addEventListener('submit', (event) => event.preventDefault());
  if (location.search) load();
}
