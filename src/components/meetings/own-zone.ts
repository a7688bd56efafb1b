// Shows the time of a meeting in the reader's own zone where that differs from the zone of the page.
const locale = document.documentElement.lang === 'en' ? 'en-GB' : 'zh-CN';
const hours = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const day = { weekday: 'short', month: 'long', day: 'numeric' } as const;
/** Chinese has a space, which does not break, between a digit and a character, and before the day of the week. */
const spaced = (date: string) => date.replace(/(\d)(?=[年月日])|([年月日])(?=\d|周)/g, '$1$2\u00a0');

for (const place of document.querySelectorAll<HTMLElement>('[data-zone]')) {
  const { zone, start = '', end } = place.dataset;
  const show = (timeZone?: string): string => {
    const time = (moment: string, options: Intl.DateTimeFormatOptions) =>
      spaced(new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(new Date(moment)));
    const until = (moment: string) =>
      time(moment, time(moment, day) === time(start, day) ? hours : { ...day, ...hours });
    return time(start, { ...day, ...hours }) + (end ? `–${until(end)}` : '');
  };
  const own = show();
  if (own === show(zone)) continue;
  place.append(`${own} · ${Intl.DateTimeFormat().resolvedOptions().timeZone}`);
  place.hidden = false;
}
