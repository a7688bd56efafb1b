// Statuspage-compatible answers: status, components, incidents and maintenance.
import type { APIRoute } from 'astro';
import { siteName } from '#language/names.ts';
import { allStatuses } from '#model/status/status.ts';
import { type AnswerName, answerNames, answersOf } from '#model/status/statuspage.ts';

export const getStaticPaths = () => answerNames.map((name) => ({ params: { name } }));

export const GET: APIRoute<object, { name: AnswerName }> = ({ params: { name }, locals: { here } }) => {
  const { facts, live, now, site, words } = here;
  const page = {
    id: site.shortName,
    name: siteName(site, 'zh'),
    url: here.url('/'),
    time_zone: site.zone,
    updated_at: now.toISOString(),
  };
  const answers = answersOf({ facts, statuses: allStatuses(facts, live, now), page, words: words.status.headlines });
  return Response.json({ page, ...answers[name] });
};
