// One calendar of this site, from the facts as they are.
import { type CalendarContent, calendarFile } from '#model/meetings/calendar.ts';
import { siteName } from '#language/names.ts';
import type { SeriesEntry } from '#model/schedule/schedule.ts';
import { loadFacts } from '#records/facts.ts';
import { lastChange } from '#records/history.ts';
import { address, now, site } from '#site.ts';

interface Wanted extends Omit<CalendarContent, 'series'> {
  series: (all: SeriesEntry[]) => SeriesEntry[];
}

/** The calendar, its name behind that of the SIG. */
export const respond = async ({ name, series, maintenance }: Wanted): Promise<Response> => {
  const facts = await loadFacts();
  const whole = { name: `${siteName(site, 'zh')} · ${name}`, series: series(facts.series), maintenance };
  const body = calendarFile(facts, whole, {
    address,
    zone: site.zone,
    product: site.shortName,
    now,
    lastChange: ({ file }) => lastChange(file),
  });
  return new Response(body, { headers: { 'content-type': 'text/calendar; charset=utf-8' } });
};
