// What a run says of a link, in the light of the runs before.
import type { CheckedLink, LinkReport } from '../../../src/schemas/link-report.ts';
import { utcSeconds } from '../../live/results/state.ts';
import type { Answer } from './answer.ts';
import type { ExternalLink } from './find.ts';

/** One "not found" may be a slip of the server's, or the way to another address. */
const runsToConfirm = 2;

const hourMs = 60 * 60 * 1000;
/** A schedule is not to the minute. */
const slackMs = 2 * hourMs;

/** A good link is asked again after `days`, one in doubt after a day. */
export const isDue = (known: CheckedLink | undefined, days: number, now: Date): boolean => {
  if (!known) return true;
  const isGood = known.state === 'ok' && known.failedRuns === undefined;
  const age = now.getTime() - Date.parse(known.checkedAt);
  return age < 0 || age + slackMs >= (isGood ? days : Math.min(1, days)) * 24 * hourMs;
};

type Standing = Omit<CheckedLink, 'url' | 'places'>;

/** `since` is the first of the runs that found it no more in order. */
const next = (known: CheckedLink | undefined, answer: Answer, now: Date): Standing => {
  const { said, status } = answer;
  const checkedAt = utcSeconds(now);
  const asked = { checkedAt, ...(status !== undefined && { status }) };
  if (said === 'good') return { state: 'ok', ...asked };
  const since = known?.since ?? checkedAt;
  const failedRuns = (known?.failedRuns ?? 0) + (said === 'gone' ? 1 : 0);
  const counted = { ...asked, since, ...(failedRuns > 0 && { failedRuns }) };
  // A fault of the network neither confirms that a link is gone nor refutes it.
  if (known?.state === 'broken' && said === 'unknown') return { ...known, checkedAt };
  if (failedRuns >= runsToConfirm) return { state: 'broken', ...counted };
  return { state: said === 'gone' ? (known?.state ?? 'unreachable') : 'unreachable', ...counted };
};

/**
 * The links of the content that anything is known of, with what this run learned; sorted as the links are. A run that asked
 * nothing leaves the time as it was.
 */
export const nextReport = (
  links: ExternalLink[],
  { before, answers, now }: { before: LinkReport | undefined; answers: Map<string, Answer>; now: Date },
): LinkReport => {
  const known = new Map(before?.links.map((link) => [link.url, link]));
  return {
    schema: 1,
    checkedAt: (answers.size === 0 ? before?.checkedAt : undefined) ?? utcSeconds(now),
    links: links.flatMap(({ url, places }) => {
      const answer = answers.get(url);
      const last = known.get(url);
      const standing = answer ? next(last, answer, now) : last;
      return standing ? [{ ...standing, url, places }] : [];
    }),
  };
};
