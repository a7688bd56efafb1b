// Statuspage-compatible answers: summary, status, components, incidents, scheduled-maintenances.
import type { APIRoute } from 'astro';
import { wordsOf } from '#words/words.ts';
import { siteName } from '#language/names.ts';
import { type AnswerName, answerNames, components, incident, statusOfPage } from '#model/status/statuspage.ts';
import { allStatuses } from '#model/status/status.ts';
import { noticesInTime } from '#model/status/status.ts';
import { loadFacts } from '#records/facts.ts';
import { loadLive } from '#records/live.ts';
import { address, now, site } from '#site.ts';

export const getStaticPaths = () => answerNames.map((name) => ({ params: { name } }));

export const GET: APIRoute<object, { name: AnswerName }> = async ({ params: { name } }) => {
  const facts = await loadFacts();
  const statuses = allStatuses(facts, loadLive(), now);
  const page = {
    id: site.shortName,
    name: siteName(site, 'zh'),
    url: new URL('/', address).href,
    time_zone: site.zone,
    updated_at: now.toISOString(),
  };
  const { current, coming, past } = noticesInTime(facts, now);
  const ofKind = (kind: string, notices: typeof past) =>
    notices.filter(({ data }) => data.kind === kind).map((notice) => incident(notice, page));
  const status = statusOfPage(statuses, wordsOf('zh').status.headlines);
  const all = [...current, ...coming, ...past];
  const bodies: Record<AnswerName, object> = {
    summary: {
      page,
      status,
      components: components(statuses, page),
      incidents: ofKind('incident', current),
      scheduled_maintenances: ofKind('maintenance', [...current, ...coming]),
    },
    status: { page, status },
    components: { page, components: components(statuses, page) },
    incidents: { page, incidents: ofKind('incident', all) },
    'scheduled-maintenances': { page, scheduled_maintenances: ofKind('maintenance', all) },
  };
  return Response.json(bodies[name]);
};
