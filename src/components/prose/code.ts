// Loaded by Code.astro. Puts a copy button at each block of code, and makes tabs of what stands one after the other without a script.
import stylesheet from '#styles/code.css?url';

const message = document.querySelector<HTMLElement>('.copied');

const make = <Name extends keyof HTMLElementTagNameMap>(name: Name, className: string) => {
  const element = document.createElement(name);
  element.className = className;
  return element;
};

const sheet = make('link', '');
sheet.rel = 'stylesheet';
sheet.href = stylesheet;

/** What is copied of a block: no prompts, no output, no removed lines. */
const commandsOf = (pre: HTMLElement): string => {
  const copy = pre.cloneNode(true) as HTMLElement;
  for (const other of copy.querySelectorAll('.prompt, samp, del')) other.remove();
  return (copy.textContent ?? '').replace(/\n$/, '');
};

for (const pre of document.querySelectorAll<HTMLElement>('.text pre')) {
  const button = make('button', 'copy');
  button.type = 'button';
  button.textContent = message?.dataset['copy'] ?? '';
  button.addEventListener('click', async () => {
    const { done = '', failed = '' } = message?.dataset ?? {};
    const isCopied = await navigator.clipboard?.writeText(commandsOf(pre)).then(
      () => true,
      () => false,
    );
    // Emptied first, so that the same words are read out again.
    message?.replaceChildren();
    setTimeout(() => message?.replaceChildren(isCopied ? done : failed));
  });
  const frame = make('div', 'frame');
  pre.replaceWith(frame);
  frame.append(pre, button);
}

/** Where storage is forbidden, the choice lasts as long as the page. */
const kept = (choice?: string): string | undefined => {
  try {
    if (choice !== undefined) localStorage['tab'] = choice;
    return localStorage['tab'];
  } catch {
    return choice;
  }
};

const groups = [...document.querySelectorAll<HTMLElement>('.text .tabs')].map((group, number) => {
  const list = make('div', 'tab-list');
  list.role = 'tablist';
  const tabs = [...group.children].map((panel, index) => {
    const tab = make('button', '');
    tab.type = 'button';
    tab.role = 'tab';
    tab.id = `tab-${number}-${index}`;
    tab.textContent = panel.firstElementChild?.textContent ?? '';
    panel.id ||= `panel-${number}-${index}`;
    panel.role = 'tabpanel';
    panel.setAttribute('aria-labelledby', tab.id);
    tab.setAttribute('aria-controls', panel.id);
    tab.addEventListener('click', () => choose(tab.textContent ?? '', true));
    list.append(tab);
    return { tab, panel };
  });
  list.addEventListener('keydown', ({ key }) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    const at = tabs.findIndex(({ tab }) => tab === document.activeElement);
    const next = step && tabs[(at + step + tabs.length) % tabs.length]?.tab;
    if (!next) return;
    next.focus();
    next.click();
  });
  group.prepend(list);
  group.classList.add('live');
  return tabs;
});

/** In every group that has a tab of this name; in the others the first one stays. */
const choose = (name: string, isMeant: boolean) => {
  for (const tabs of groups) {
    const isHere = tabs.some(({ tab }) => tab.textContent === name);
    if (isMeant && !isHere) continue;
    for (const [index, { tab, panel }] of tabs.entries()) {
      const isChosen = isHere ? tab.textContent === name : index === 0;
      tab.ariaSelected = String(isChosen);
      tab.tabIndex = isChosen ? 0 : -1;
      panel.classList.toggle('closed', !isChosen);
    }
  }
  if (isMeant) kept(name);
};
choose(kept() ?? '', false);
document.head.append(sheet);
