// Keeps a status page true while it is open: how long ago each thing was seen, and every five minutes what is new.
// A state that is too old is not called the state any more, however green it was.
import { staleAfterMs } from '#model/status/stale.ts';
import { patch } from './patch.ts';

const main = document.querySelector('main') as HTMLElement;
const relative = new Intl.RelativeTimeFormat(document.documentElement.lang);

const showAges = (within: Element = main) => {
  for (const time of within.querySelectorAll<HTMLTimeElement>('time[data-age]')) {
    const past = Date.now() - Date.parse(time.dateTime);
    const minutes = Math.round(past / 60_000);
    time.dataset['age'] =
      minutes < 60 ? relative.format(-minutes, 'minute') : relative.format(-Math.round(minutes / 60), 'hour');
    const stated = time.closest<HTMLElement>('[data-unknown]');
    if (!stated || past < staleAfterMs) continue;
    const dot = stated.querySelector('[data-state]') as HTMLElement;
    dot.dataset['state'] = 'unknown';
    (dot.lastElementChild as Element).textContent = stated.dataset['unknown'] as string;
  }
};

const refresh = async () => {
  const answer = await fetch(location.href);
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
  if (!answer.ok || !fresh) return;
  showAges(fresh);
  patch(main, fresh);
};

/** The reader can stop it; without storage, until the page is left. */
const choice = document.querySelector('[data-refresh]') as HTMLElement;
const box = choice.querySelector('input') as HTMLInputElement;
choice.hidden = false;
try {
  box.checked = localStorage['status-refresh'] !== 'off';
} catch {
  // As above.
}
box.onchange = () => {
  try {
    localStorage['status-refresh'] = box.checked ? 'on' : 'off';
  } catch {
    // As above.
  }
};

showAges();
setInterval(() => (box.checked ? refresh() : Promise.resolve()).finally(() => showAges()).catch(() => {}), 300_000);
