// /calendar/maintenance.ics: maintenance windows, for a calendar program to subscribe to.
import type { APIRoute } from 'astro';
import ical, { ICalEventStatus } from 'ical-generator';
import { wordsOf } from '../../i18n/words.ts';
import { get } from '../../model/facts.ts';
import { loadFacts } from '../../records/facts.ts';
import { address, site } from '../../site.ts';

export const GET: APIRoute = async () => {
  const facts = await loadFacts();
  const name = `${site.community.zh} ${site.name.zh} · ${wordsOf('zh').status.kind.maintenance}`;
  const calendar = ical({ name, prodId: `//${site.shortName}//${site.shortName}//ZH` });
  for (const { id, data } of facts.notices) {
    // A window without an end is still running; a calendar can only show what has one.
    if (data.kind !== 'maintenance' || !data.end) continue;
    const url = new URL(`/status/notices/${id}/`, address);
    const last = new Date(data.updates.at(-1)?.at ?? data.start);
    calendar.createEvent({
      id: `${id}@${url.host}`,
      start: new Date(data.start),
      end: new Date(data.end),
      stamp: last,
      lastModified: last,
      sequence: data.updates.length,
      status: ICalEventStatus.CONFIRMED,
      summary: data.title.zh,
      description: data.services.map((service) => get(facts.services, service).data.name.zh).join('、'),
      url: url.href,
    });
  }
  return new Response(calendar.toString(), { headers: { 'content-type': 'text/calendar; charset=utf-8' } });
};
