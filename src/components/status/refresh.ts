// Keeps the status page true while it is open: how long ago, and what has changed since it was built.
// A state that is too old is not called the state any more, however green it was.
const staleAfterMs = 3 * 60 * 60 * 1000;
const everyMs = 5 * 60 * 1000;

interface Published {
  services: { id: string; state: string; checkedAt?: string }[];
}

const relative = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: 'auto' });

const ago = (at: number): string => {
  const minutes = Math.round((at - Date.now()) / 60_000);
  if (minutes > -60) return relative.format(minutes, 'minute');
  if (minutes > -48 * 60) return relative.format(Math.round(minutes / 60), 'hour');
  return relative.format(Math.round(minutes / 1440), 'day');
};

const showAges = () => {
  for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-age]'))
    time.dataset['age'] = ago(Date.parse(time.dateTime));
};

const showState = (row: Element, state: string) => {
  const lamp = row.querySelector<HTMLElement>('[data-state]');
  const names = row.closest<HTMLElement>('[data-status]')?.dataset['status'];
  if (!lamp || !names || lamp.dataset['state'] === state) return;
  lamp.dataset['state'] = state;
  const name = lamp.querySelector('span');
  if (name) name.textContent = (JSON.parse(names) as Record<string, string>)[state] ?? state;
};

const showStale = () => {
  for (const row of document.querySelectorAll('[data-service]')) {
    const time = row.querySelector<HTMLTimeElement>('time[data-age]');
    if (time && Date.now() - Date.parse(time.dateTime) > staleAfterMs) showState(row, 'unknown');
  }
};

const refresh = async () => {
  try {
    const answer = await fetch('/api/v1/status.json');
    const { services } = (await answer.json()) as Published;
    for (const { id, state, checkedAt } of services) {
      const row = document.querySelector(`[data-service="${CSS.escape(id)}"]`);
      const time = row?.querySelector<HTMLTimeElement>('time[data-age]');
      if (row) showState(row, state);
      if (time && checkedAt) time.dateTime = checkedAt;
    }
  } catch {
    // Offline or a broken answer: what is shown keeps its age.
  }
  showAges();
  showStale();
};

showAges();
showStale();
setInterval(refresh, everyMs);

export {};
