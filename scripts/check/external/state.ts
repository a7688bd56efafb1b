// The links to other sites in the content, and what is known of each after a run and the runs before it.
import { utcSeconds } from '#language/dates.ts';
import type { CheckedLink, LinkReport } from '#schemas/link-report.ts';
import { isProse } from '#scripts/check/content/body.ts';
import { linksOf } from '#scripts/check/content/links.ts';
import { at, type Spot } from '#scripts/check/content/places.ts';
import { editable, type Site, type Source } from '#scripts/check/content/read.ts';
import { yamlTextsOf } from '#scripts/check/content/runs.ts';
import { byPlace, type Place } from '#scripts/check/finding.ts';
import type { Answer } from './ask.ts';

export interface ExternalLink {
  /** Without the part after `#`, which no server sees. */
  url: string;
  /** Where it is written, in order. */
  places: Place[];
}

/** Reserved for examples: https://www.rfc-editor.org/rfc/rfc2606 */
const forExamples = /(^|\.)(example(\.(com|net|org))?|test|invalid|localhost)$/;

/** The address to ask; none where it is not one of another site that answers to everybody. */
const askable = (written: string, own: string | undefined): string | undefined => {
  if (!/^https?:\/\//i.test(written) || !URL.canParse(written)) return undefined;
  const url = new URL(written);
  url.hash = '';
  if (url.username || url.password || forExamples.test(url.hostname)) return undefined;
  return own && url.origin === new URL(own).origin ? undefined : url.href;
};

/** The addresses in fields, but for those of probes, which `npm run live` requests, and which need not respond to a browser. */
const inYaml = (source: Source): { url: string; node: Spot }[] =>
  yamlTextsOf(source).flatMap(({ value, offset, fields }) =>
    fields.includes('probe') ? [] : [{ url: value, node: offset }],
  );

/** Sorted by address. Charter versions are left out: nothing in them can be fixed. */
export const externalLinks = (site: Site): ExternalLink[] => {
  const found = new Map<string, Place[]>();
  for (const source of editable(site.sources)) {
    for (const { url: written, node } of [...inYaml(source), ...(isProse(source) ? linksOf(source) : [])]) {
      const url = askable(written, site.config?.address);
      if (url) found.set(url, [...(found.get(url) ?? []), at(source, node)]);
    }
  }
  return [...found]
    .map(([url, places]) => ({ url, places: places.sort(byPlace) }))
    .sort((a, b) => (a.url < b.url ? -1 : 1));
};

/** One "not found" may be a problem of the server's, or the way to another address. */
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
