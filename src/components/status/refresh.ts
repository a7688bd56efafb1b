// Keeps a status page true while it is open: how long ago each thing was seen, and every five minutes the page anew.
// A state that is too old is not called the state any more, however green it was.
import { staleAfterMs } from '#model/status/stale.ts';

const main = document.querySelector('main') as HTMLElement;
const relative = new Intl.RelativeTimeFormat(document.documentElement.lang);

const showAges = () => {
  for (const time of main.querySelectorAll<HTMLTimeElement>('time[data-age]')) {
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
  // Not under the reader's hands.
  if (answer.ok && fresh && !main.contains(document.activeElement)) main.replaceChildren(...fresh.childNodes);
};

showAges();
setInterval(
  () =>
    refresh()
      .finally(showAges)
      .catch(() => {}),
  300_000,
);
