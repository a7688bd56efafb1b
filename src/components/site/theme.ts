// The theme switch: auto → light → dark, remembered in the reader's browser and nowhere else, the same in every open page.
const choices = ['auto', 'light', 'dark'];
const root = document.documentElement;
const button = document.querySelector<HTMLButtonElement>('.theme');

const show = (choice: string) => {
  if (choice === 'auto') delete root.dataset['theme'];
  else root.dataset['theme'] = choice;
  if (!button) return;
  const words = button.dataset;
  words['choice'] = choice;
  button.title = `${words['label']}: ${words[choice]}`;
};

/** Shows what the reader chose, in whichever page that was. */
const showRemembered = () => {
  try {
    const choice = localStorage.getItem('theme') ?? 'auto';
    show(choices.includes(choice) ? choice : 'auto');
  } catch {
    // Storage may be forbidden; a choice then lasts as long as its page.
  }
};

if (button) {
  button.hidden = false;
  show(root.dataset['theme'] ?? 'auto');
  button.onclick = () => {
    const next = choices[(choices.indexOf(root.dataset['theme'] ?? 'auto') + 1) % 3] as string;
    show(next);
    try {
      if (next === 'auto') localStorage.removeItem('theme');
      else localStorage.setItem('theme', next);
    } catch {
      // As above.
    }
  };
  // Chosen in another page that is open, or while this page waited in the browser's cache of left pages.
  addEventListener('storage', showRemembered);
  addEventListener('pageshow', (event) => event.persisted && showRemembered());
}
