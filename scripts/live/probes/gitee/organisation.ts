// The public repositories of organisations, as far as a few requests get.
import type { ProbeError } from '#scripts/http/contract.ts';
import { attempt } from '#scripts/http/contract.ts';
import { isHostFault } from '#scripts/live/probes/checks.ts';
import { type Asker, askRepositories, type Page, type Repository } from './api.ts';

export interface Organisation {
  org: string;
  repositories: Repository[];
  /** How many there are; undefined where Gitee does not tell and not all were read. */
  total: number | undefined;
  /** Whether `repositories` are all of them. */
  whole: boolean;
  /** Of the first page; undefined where it did not come. */
  latencyMs: number | undefined;
  error?: ProbeError;
}

type FirstPage = { org: string; page?: Page; error?: ProbeError };

/** Asking on would only wait, or make it worse. */
const isFinal = (error: ProbeError): boolean =>
  error.kind === 'rate_limited' || error.kind === 'blocked' || isHostFault(error);

const askFirstPages = async (asker: Asker, orgs: string[]): Promise<FirstPage[]> => {
  const pages: FirstPage[] = [];
  for (const org of orgs) {
    if (asker.left() === 0 || pages.some(({ error }) => error && isFinal(error))) {
      pages.push({ org });
      continue;
    }
    const result = await attempt(() => askRepositories(asker, org, 1));
    pages.push('error' in result ? { org, error: result.error } : { org, page: result.value });
  }
  return pages;
};

/** Reads on after the first page, unless the requests that are left would not get to the end. */
const readOn = async (asker: Asker, org: string, first: Page): Promise<Organisation> => {
  const { total, latencyMs } = first;
  const repositories = [...first.repositories];
  const partly = (error?: ProbeError): Organisation => ({ org, repositories, total, whole: false, latencyMs, error });
  if (first.pages !== undefined && first.pages - 1 > asker.left()) return partly();
  for (let number = 2, { pages } = first; pages === undefined || number <= pages; number += 1) {
    if (asker.left() === 0) return partly();
    const result = await attempt(() => askRepositories(asker, org, number));
    if ('error' in result) return partly(result.error);
    if (result.value.repositories.length === 0) break;
    repositories.push(...result.value.repositories);
    pages = result.value.pages;
  }
  const whole = total === undefined || repositories.length >= total;
  return { org, repositories, total: total ?? repositories.length, whole, latencyMs };
};

/** Every organisation in the order given; the small ones are read whole first. */
export const readOrganisations = async (asker: Asker, orgs: string[]): Promise<Organisation[]> => {
  const firstPages = await askFirstPages(asker, orgs);
  const read = new Map<string, Organisation>();
  const pagesOf = ({ page }: FirstPage): number => page?.pages ?? Number.MAX_SAFE_INTEGER;
  for (const { org, page, error } of firstPages.toSorted((one, other) => pagesOf(one) - pagesOf(other))) {
    if (page) read.set(org, await readOn(asker, org, page));
    else read.set(org, { org, repositories: [], total: undefined, whole: false, latencyMs: undefined, error });
  }
  return orgs.flatMap((org) => read.get(org) ?? []);
};
