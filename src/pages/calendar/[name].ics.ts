// /calendar/meetings.ics, /calendar/all.ics (with maintenance) and one for each series.
import type { APIRoute } from 'astro';
import { wordsOf } from '#words/words.ts';
import type { SeriesEntry } from '#model/schedule/schedule.ts';
import { loadFacts } from '#records/facts.ts';
import { meaningOf } from '#schemas/labels.ts';
import { respond } from './_respond.ts';

interface Props {
  title: string;
  id?: string;
  maintenance?: boolean;
}

const { nav } = wordsOf('zh');

const ofOne = ({ id, data }: SeriesEntry) => ({ params: { name: id }, props: { title: data.name.zh, id } });

export const getStaticPaths = async () => [
  { params: { name: 'meetings' }, props: { title: nav.meetings } },
  {
    params: { name: 'all' },
    props: { title: `${nav.meetings}、${meaningOf('noticeKind', 'maintenance', 'zh')}`, maintenance: true },
  },
  ...(await loadFacts()).series.map(ofOne),
];

export const GET: APIRoute<Props> = ({ props: { title, id, maintenance = false } }) =>
  respond({ name: title, series: (all) => (id ? all.filter((one) => one.id === id) : all), maintenance });
