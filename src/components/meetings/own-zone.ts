// Shows the time of a meeting in the reader's own zone where that differs from the zone of the page.
const locale = document.documentElement.lang === 'en' ? 'en-GB' : 'zh-CN';
const hours = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const day = { weekday: 'short', month: 'long', day: 'numeric' } as const;
/** Where a Chinese date has a space, which does not break. */
const gap = /\d(?=[月日])|[月日](?=[\d周])/g;

for (const place of document.querySelectorAll<HTMLElement>('[data-zone]')) {
  const { zone, start = '', end } = place.dataset;
  const show = (timeZone?: string): string => {
    const time = (moment: string, options: Intl.DateTimeFormatOptions) =>
      new Date(moment).toLocaleString(locale, { ...options, timeZone }).replace(gap, '$&\u00a0');
    const until = (moment: string) =>
      time(moment, time(moment, day) === time(start, day) ? hours : { ...day, ...hours });
    return time(start, { ...day, ...hours }) + (end ? `–${until(end)}` : '');
  };
  const own = show();
  if (own === show(zone)) continue;
  place.append(`${own} · ${Intl.DateTimeFormat().resolvedOptions().timeZone}`);
  place.hidden = false;
}
