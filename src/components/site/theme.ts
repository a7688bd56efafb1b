// The theme switch: auto → light → dark, remembered in the reader's browser and nowhere else.
const choices = ['auto', 'light', 'dark'];
const root = document.documentElement;
const button = document.querySelector<HTMLButtonElement>('.theme');

const show = (choice: string) => {
  if (!button) return;
  const words = button.dataset;
  words['choice'] = choice;
  button.title = `${words['label']}: ${words[choice]}`;
  button.setAttribute('aria-label', button.title);
};

if (button) {
  button.hidden = false;
  show(root.dataset['theme'] ?? 'auto');
  button.onclick = () => {
    const next = choices[(choices.indexOf(root.dataset['theme'] ?? 'auto') + 1) % 3] as string;
    if (next === 'auto') delete root.dataset['theme'];
    else root.dataset['theme'] = next;
    try {
      if (next === 'auto') localStorage.removeItem('theme');
      else localStorage.setItem('theme', next);
    } catch {
      // Storage may be forbidden; the choice then lasts as long as the page.
    }
    show(next);
  };
}
