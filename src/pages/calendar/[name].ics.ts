// /calendar/meetings.ics, maintenance.ics, all.ics (both) and one for each series.
import type { APIRoute } from 'astro';
import { siteName } from '#language/names.ts';
import { calendarFile } from '#model/meetings/calendar.ts';
import { loadFacts } from '#records/facts.ts';
import type { table } from '#schemas/collections.ts';
import { meaningOf } from '#schemas/labels.ts';
import { wordsOf } from '#words/words.ts';

interface Props {
  title: string;
  /** Ids of the series in it. */
  series: string[];
  maintenance?: boolean;
}

export const getStaticPaths = async () => {
  const { series } = await loadFacts();
  const all = series.map(({ id }) => id);
  const { meetings } = wordsOf('zh').nav;
  const maintenance = meaningOf('noticeKind', 'maintenance', 'zh');
  /** No series has one of these ids. */
  const fixed: Record<(typeof table.series.taken)[number], Props> = {
    meetings: { title: meetings, series: all },
    maintenance: { title: maintenance, series: [], maintenance: true },
    all: { title: `${meetings}、${maintenance}`, series: all, maintenance: true },
  };
  const ofSeries = series.map(({ id, data }): [string, Props] => [id, { title: data.name.zh, series: [id] }]);
  const calendars: Record<string, Props> = { ...fixed, ...Object.fromEntries(ofSeries) };
  return Object.entries(calendars).map(([name, props]) => ({ params: { name }, props }));
};

export const GET: APIRoute<Props> = ({ props: { title, series, maintenance = false }, locals: { here } }) => {
  const { facts, address, now, site } = here;
  const content = {
    name: `${siteName(site, 'zh')} · ${title}`,
    series: facts.series.filter(({ id }) => series.includes(id)),
    maintenance,
  };
  const settings = {
    address,
    zone: site.zone,
    product: site.shortName,
    now,
    lastChange: ({ file }: { file: string }) => here.lastChange(file),
  };
  const body = calendarFile(facts, content, settings);
  return new Response(body, { headers: { 'content-type': 'text/calendar; charset=utf-8' } });
};
