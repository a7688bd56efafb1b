// Gitee: how many repositories, open issues and open pull requests the organisations have, and what was pushed last.
import type { Check, Figures } from '#schemas/snapshot.ts';
import type { ProbeError } from '#scripts/http/contract.ts';
import { failedCheck, type Probe } from '#scripts/live/probe.ts';
import { combined, type Learned, type Step, skipped, step } from '#scripts/live/probes/checks.ts';
import { type Asker, countPulls, createAsker } from './api.ts';
import { nameOf, newestLinks, openIssuesOf, publicOf, sumOfAll } from './figures.ts';
import { type Organisation, readOrganisations } from './organisation.ts';

/** A third party serves us for nothing, and does not say how much it will take. */
const MOST_REQUESTS = 12;

const isMissing = (error: ProbeError | undefined): boolean => error?.kind === 'http' && error.code === 404;

const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** An organisation that is not there any more has no repositories; that is a mistake in our settings, not an outage. */
const orgStep = ({ org, latencyMs, error }: Organisation): Step => {
  const id = `org.${slugOf(org)}`;
  if (error) {
    const check = failedCheck(id, error);
    return { check: isMissing(error) ? { ...check, outcome: 'warn' } : check };
  }
  return latencyMs === undefined ? skipped(id) : { check: { id, outcome: 'pass', latencyMs } };
};

/** The interface works if it said anything sensible about any organisation. */
const apiStep = (organisations: Organisation[], site: string): Step => {
  const answered = organisations.find(({ latencyMs }) => latencyMs !== undefined);
  const error = organisations.find(({ error }) => error && !isMissing(error))?.error;
  if (!answered && error) return { check: failedCheck('api', error) };
  const there = organisations.filter((one) => !isMissing(one.error));
  const figures: Figures =
    there.length > 0
      ? {
          repositories: sumOfAll(there.map(({ total }) => total)),
          openIssues: sumOfAll(there.map(openIssuesOf)),
        }
      : {};
  const latency = answered && { latencyMs: answered.latencyMs };
  const check: Check = { id: 'api', outcome: 'pass', ...latency };
  return { check, figures, links: newestLinks(organisations, site) };
};

/** One request for each repository, so only where all of them are known and few. */
const pullsStep = async (asker: Asker, organisations: Organisation[]): Promise<Step> => {
  const there = organisations.filter((one) => !isMissing(one.error));
  const names = there.flatMap(({ org, repositories }) =>
    publicOf(repositories).map((repository) => ({ org, name: nameOf(repository) })),
  );
  if (there.length === 0 || there.some(({ whole }) => !whole) || names.length > asker.left()) return skipped('pulls');
  const count = async (): Promise<Learned> => {
    const counts: (number | undefined)[] = [];
    for (const { org, name } of names) counts.push(name ? await countPulls(asker, org, name) : undefined);
    return { figures: { openPulls: sumOfAll(counts) } };
  };
  return step('pulls', count);
};

/** Checks api (critical), one for each organisation, and pulls. */
export const gitee: Probe<'gitee'> = async ({ api, orgs }, tools) => {
  const asker = createAsker(api, tools, MOST_REQUESTS);
  const organisations = await readOrganisations(asker, [...new Set(orgs)]);
  const pulls = await pullsStep(asker, organisations);
  return combined([apiStep(organisations, new URL(api).origin), ...organisations.map(orgStep), pulls]);
};
