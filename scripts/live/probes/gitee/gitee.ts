// Gitee: how many repositories, open issues and open pull requests the organisations have, and what was pushed last.
import { utcSeconds } from '#language/dates.ts';
import type { Figures, Link } from '#schemas/snapshot.ts';
import { cleanText } from '#scripts/kit/redact.ts';
import type { Probe } from '#scripts/live/probe.ts';
import { slugOf, timeOf } from '#scripts/live/probes/answers.ts';
import { failed, isNotFound, type Step, skipped, stepIf } from '#scripts/live/probes/steps.ts';
import { type Asker, countPulls, createAsker, type Organisation, type Repository, readOrganisations } from './api.ts';

const maxLinks = 5;

/** The sum, unless one of the numbers could not be had: a part of it would be a wrong figure. */
const sumOfAll = (numbers: (number | undefined)[]): number | undefined => {
  const known = numbers.filter((number) => number !== undefined);
  return known.length === numbers.length ? known.reduce((sum, number) => sum + number, 0) : undefined;
};

/** A token in the environment may see more than the public does. */
const publicOf = (repositories: Repository[]): Repository[] =>
  repositories.filter((repository) => repository.private !== true);

/** The last part of `organisation/repository`; undefined for a name that does not fit into an address as it is. */
const nameOf = ({ full_name: fullName }: Repository): string | undefined =>
  /^[\w.-]{1,100}\/(?!\.{1,2}$)([\w.-]{1,100})$/.exec(fullName)?.[1];

/** The most recently pushed of the organisations that were read whole: of the others it is not known which those are. */
const newestLinks = (organisations: Organisation[], site: string, now: Date): Link[] =>
  organisations
    .filter(({ whole }) => whole)
    .flatMap(({ org, repositories }) => publicOf(repositories).map((repository) => ({ org, repository })))
    .flatMap(({ org, repository }) => {
      const [name, pushed] = [nameOf(repository), timeOf(repository.pushed_at, now)];
      return name && pushed ? [{ org, name, pushed }] : [];
    })
    .toSorted((one, other) => other.pushed.getTime() - one.pushed.getTime())
    .slice(0, maxLinks)
    .map(({ org, name, pushed }) => ({
      title: cleanText(`${org}/${name}`),
      url: `${site}/${encodeURIComponent(org)}/${name}`,
      at: utcSeconds(pushed),
    }));

const openIssuesOf = ({ whole, repositories }: Organisation): number | undefined =>
  whole ? sumOfAll(publicOf(repositories).map((one) => one.open_issues_count)) : undefined;

/** An organisation that is not there any more has no repositories; that is a mistake in our settings, not an outage. */
const orgStep = (organisation: Organisation): Step => {
  const id = `org.${slugOf(organisation.org)}`;
  const { latencyMs, error } = organisation;
  if (error) {
    const step = failed(id, error);
    return isNotFound(organisation) ? { ...step, check: { ...step.check, outcome: 'warn' } } : step;
  }
  return latencyMs === undefined ? skipped(id) : { check: { id, outcome: 'pass', latencyMs } };
};

/** The interface works if it gave a valid answer about any organisation. */
const apiStep = (organisations: Organisation[], site: string, now: Date): Step => {
  const answered = organisations.find(({ latencyMs }) => latencyMs !== undefined);
  const there = organisations.filter((one) => !isNotFound(one));
  const error = there.find(({ error }) => error)?.error;
  if (!answered && error) return failed('api', error);
  const figures: Figures =
    there.length > 0
      ? {
          repositories: sumOfAll(there.map(({ total }) => total)),
          openIssues: sumOfAll(there.map(openIssuesOf)),
        }
      : {};
  const check = { id: 'api', outcome: 'pass' as const, ...(answered && { latencyMs: answered.latencyMs }) };
  return { check, figures, links: newestLinks(organisations, site, now) };
};

/** One request for each repository, so only where all of them are known and few. */
const pullsStep = (asker: Asker, organisations: Organisation[]): Promise<Step> => {
  const there = organisations.filter((one) => !isNotFound(one));
  const names = there.flatMap(({ org, repositories }) =>
    publicOf(repositories).map((repository) => ({ org, name: nameOf(repository) })),
  );
  const isUseful = there.length > 0 && there.every(({ whole }) => whole) && names.length <= asker.left();
  return stepIf(isUseful, 'pulls', async () => {
    const counts: (number | undefined)[] = [];
    for (const { org, name } of names) counts.push(name ? await countPulls(asker, org, name) : undefined);
    return { figures: { openPulls: sumOfAll(counts) } };
  });
};

/** Checks api (critical), one for each organisation, and pulls. */
export const gitee: Probe<'gitee'> = async ({ api, orgs }, tools) => {
  const asker = createAsker(api, tools);
  const organisations = await readOrganisations(asker, [...new Set(orgs)]);
  const pulls = await pullsStep(asker, organisations);
  return [apiStep(organisations, new URL(api).origin, tools.now), ...organisations.map(orgStep), pulls];
};
