// What the repositories of organisations on Gitee add up to.

import { utcSeconds } from '#language/dates.ts';
import type { Link } from '#schemas/snapshot.ts';
import { cleanText } from '#scripts/kit/redact.ts';
import type { Repository } from './api.ts';
import type { Organisation } from './organisation.ts';

const NEWEST = 5;

/** The sum, unless one of the numbers could not be had: a part of it would be a wrong figure. */
export const sumOfAll = (numbers: (number | undefined)[]): number | undefined => {
  const known = numbers.filter((number) => number !== undefined);
  return known.length === numbers.length ? known.reduce((sum, number) => sum + number, 0) : undefined;
};

/** A token in the environment may see more than the public does. */
export const publicOf = (repositories: Repository[]): Repository[] =>
  repositories.filter((repository) => repository.private !== true);

/** The last part of `organisation/repository`; undefined for a name that does not fit into an address as it is. */
export const nameOf = ({ full_name: fullName }: Repository): string | undefined =>
  /^[\w.-]{1,100}\/(?!\.{1,2}$)([\w.-]{1,100})$/.exec(fullName)?.[1];

/** The most recently pushed of the organisations that were read whole: of the others, nobody knows which those are. */
export const newestLinks = (organisations: Organisation[], site: string): Link[] =>
  organisations
    .filter(({ whole }) => whole)
    .flatMap(({ org, repositories }) => publicOf(repositories).map((repository) => ({ org, repository })))
    .flatMap(({ org, repository }) => {
      const [name, pushed] = [nameOf(repository), repository.pushed_at];
      return name && pushed ? [{ org, name, pushed: new Date(pushed) }] : [];
    })
    .toSorted((one, other) => other.pushed.getTime() - one.pushed.getTime())
    .slice(0, NEWEST)
    .map(({ org, name, pushed }) => ({
      title: cleanText(`${org}/${name}`),
      url: `${site}/${encodeURIComponent(org)}/${name}`,
      at: utcSeconds(pushed),
    }));

export const openIssuesOf = ({ whole, repositories }: Organisation): number | undefined =>
  whole ? sumOfAll(publicOf(repositories).map((one) => one.open_issues_count)) : undefined;
