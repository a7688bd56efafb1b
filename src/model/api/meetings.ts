// /api/v1/meetings.json from the facts.
import { wordsOf } from '../../i18n/words.ts';
import type { Api } from '../../schemas/api.ts';
import { type Coming, coming } from '../coming.ts';
import { type MeetingEntry, meetingTitle } from '../meetings.ts';
import type { SeriesEntry } from '../schedule.ts';
import { absolute, type ApiSource, pageAt } from './source.ts';

type Meetings = Api['meetings'];

const series = (
  source: ApiSource,
  { id, file, data: { order: _, ...data } }: SeriesEntry,
): Meetings['series'][number] => ({
  ...data,
  id,
  file,
  calendar: absolute(source, `/calendar/${id}.ics`),
});

const next = ({ series, start, end, allDay, state, place, meeting, reason }: Coming): Meetings['coming'][number] => ({
  series: series.id,
  start: allDay && meeting ? meeting.data.start : start.toISOString(),
  end: allDay ? undefined : end?.toISOString(),
  state,
  place,
  meeting: meeting?.id,
  reason,
});

const record = (source: ApiSource, meeting: MeetingEntry): Meetings['meetings'][number] => {
  const { id, file, data } = meeting;
  const { series, number, start, end, state, place, chair, scribe, attendees, apologies, agenda } = data;
  const title = (locale: 'zh' | 'en') => meetingTitle(source.facts, meeting, wordsOf(locale).meeting.title, locale);
  return {
    id,
    page: pageAt(source, `/meetings/${id}/`),
    file,
    ...{ series, number, title: { zh: title('zh'), en: title('en') }, start, end, state },
    reason: data.state === 'cancelled' ? data.reason : undefined,
    ...{ place, chair, scribe, attendees, apologies, agenda },
    decisions: data.decisions.map((decision) => decision.id),
    actions: data.actions.map((action) => action.id),
  };
};

export const meetings = (source: ApiSource): Omit<Meetings, 'generatedAt'> => ({
  series: source.facts.series.map((one) => series(source, one)),
  coming: coming(source.facts, source.now, source.site.zone).map(next),
  meetings: source.facts.meetings.toReversed().map((meeting) => record(source, meeting)),
});
