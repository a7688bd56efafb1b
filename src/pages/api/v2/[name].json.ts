// Statuspage-compatible answers: summary, status, components, incidents, scheduled-maintenances.
import type { APIRoute } from 'astro';
import { siteName } from '#language/names.ts';
import { allStatuses, noticesInTime } from '#model/status/status.ts';
import { type AnswerName, answerNames, components, incident, statusOfPage } from '#model/status/statuspage.ts';

export const getStaticPaths = () => answerNames.map((name) => ({ params: { name } }));

export const GET: APIRoute<object, { name: AnswerName }> = ({ params: { name }, locals: { here } }) => {
  const { facts, live, now, site, words } = here;
  const statuses = allStatuses(facts, live, now);
  const page = {
    id: site.shortName,
    name: siteName(site, 'zh'),
    url: here.url('/'),
    time_zone: site.zone,
    updated_at: now.toISOString(),
  };
  const { current, coming, past } = noticesInTime(facts, now);
  const ofKind = (kind: string, notices: typeof past) =>
    notices.filter(({ data }) => data.kind === kind).map((notice) => incident(notice, page));
  const all = [...current, ...coming, ...past];
  const status = statusOfPage(statuses, words.status.headlines);
  const bodies: Record<AnswerName, object> = {
    summary: {
      status,
      components: components(statuses, page),
      incidents: ofKind('incident', current),
      scheduled_maintenances: ofKind('maintenance', [...current, ...coming]),
    },
    status: { status },
    components: { components: components(statuses, page) },
    incidents: { incidents: ofKind('incident', all) },
    'scheduled-maintenances': { scheduled_maintenances: ofKind('maintenance', all) },
  };
  return Response.json({ page, ...bodies[name] });
};
