// What the reader's own clock shows when a meeting is, where that is not what the page says.
const locale = document.documentElement.lang === 'en' ? 'en-GB' : 'zh-CN';

for (const place of document.querySelectorAll<HTMLElement>('[data-zone]')) {
  const { zone, start = '', end = start } = place.dataset;
  const show = (timeZone?: string): string =>
    new Intl.DateTimeFormat(locale, {
      weekday: 'short',
      month: 'long',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone,
    }).formatRange(new Date(start), new Date(end));
  const own = show();
  if (own === show(zone)) continue;
  place.append(`${own} · ${Intl.DateTimeFormat().resolvedOptions().timeZone}`);
  place.hidden = false;
}
