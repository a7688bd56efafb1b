// Requests to Gitee's interface, as few as do: https://gitee.com/api/v5/swagger
import { z } from 'astro/zod';
import { attempt, type HttpResponse, ProbeError } from '#scripts/http/contract.ts';
import type { Tools } from '#scripts/live/probe.ts';
import { below, count, jsonTypes, readJson } from '#scripts/live/probes/answers.ts';
import { isUnreachable } from '#scripts/live/probes/steps.ts';

const perPage = 100;

const repository = z.object({
  full_name: z.string(),
  private: z.boolean().optional(),
  open_issues_count: count.optional(),
  pushed_at: z.iso.datetime({ offset: true }).nullish(),
});
const repositoryPage = z.array(repository);

export type Repository = z.infer<typeof repository>;

interface Page {
  repositories: Repository[];
  /** From headers that Gitee sends with each page; absent where it does not. */
  total: number | undefined;
  pages: number | undefined;
  latencyMs: number;
}

export interface Asker {
  /** One request. Answers are 200 or a 404 in JSON; anything else throws ProbeError. */
  ask(path: string): Promise<HttpResponse>;
  /** How many more requests this run may make. */
  left(): number;
}

/** 403 means too many requests, as 429 does, and HTML comes from the wall before the interface: neither is an outage. */
const asLimit = (error: unknown): unknown => {
  if (!(error instanceof ProbeError)) return error;
  const { message, code } = error;
  if (code === 403) return new ProbeError(message, { kind: 'rate_limited', theirs: false, code, cause: error });
  if (error.kind === 'type') return new ProbeError(message, { kind: 'blocked', theirs: false, cause: error });
  return error;
};

/** A third party serves us for nothing, and how many requests it allows is not written anywhere. */
const maxRequests = 12;

/** Requests below `api`, at most as many as a run may make. */
export const createAsker = (api: string, tools: Tools): Asker => {
  let left = maxRequests;
  return {
    left: () => left,
    ask: async (path) => {
      if (left === 0) throw new Error('more requests than were allowed');
      left -= 1;
      const options = { accept: jsonTypes, statuses: [200, 404], maxBytes: 4 * 1024 * 1024 };
      try {
        return await tools.request(below(api, path), options);
      } catch (error) {
        throw asLimit(error);
      }
    },
  };
};

const headerCount = (answer: HttpResponse, name: string): number | undefined => {
  const text = answer.headers[name]?.trim() ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
};

/** One page of 100 of the public repositories of an organisation. Throws ProbeError, `http` 404 where there is no such organisation. */
const askRepositories = async ({ ask }: Asker, org: string, page: number): Promise<Page> => {
  const answer = await ask(`orgs/${encodeURIComponent(org)}/repos?type=public&page=${page}&per_page=${perPage}`);
  if (answer.status === 404) throw new ProbeError('Gitee 上不存在该组织', { kind: 'http', theirs: true, code: 404 });
  const repositories = readJson(answer.text, repositoryPage);
  const isLast = repositories.length < perPage;
  const seen = (page - 1) * perPage + repositories.length;
  return {
    repositories,
    total: headerCount(answer, 'total_count') ?? (isLast ? seen : undefined),
    pages: headerCount(answer, 'total_page') ?? (isLast ? page : undefined),
    latencyMs: answer.latencyMs,
  };
};

/**
 * How many pull requests of a repository are open: the total from a page of one; none where pull requests are off, and
 * undefined where there is no total. Throws ProbeError.
 */
export const countPulls = async ({ ask }: Asker, org: string, name: string): Promise<number | undefined> => {
  const repository = `${encodeURIComponent(org)}/${encodeURIComponent(name)}`;
  const answer = await ask(`repos/${repository}/pulls?state=open&page=1&per_page=1`);
  if (answer.status === 404) return 0;
  const pulls = readJson(answer.text, z.array(z.unknown()));
  return headerCount(answer, 'total_count') ?? (pulls.length === 0 ? 0 : undefined);
};

// The public repositories of organisations, as far as a few requests get.

export interface Organisation {
  org: string;
  repositories: Repository[];
  /** How many there are; undefined where Gitee gives no total and not all were read. */
  total: number | undefined;
  /** Whether `repositories` are all of them. */
  whole: boolean;
  /** Of the first page; undefined where it did not come. */
  latencyMs: number | undefined;
  error?: ProbeError;
}

/** The first page, or why it did not come; neither where it was not asked for. */
interface FirstPage {
  org: string;
  value?: Page;
  error?: ProbeError;
}

/** Asking on would only wait, or make it worse. */
const isFinal = ({ error }: FirstPage): boolean =>
  error?.kind === 'rate_limited' || error?.kind === 'blocked' || isUnreachable({ error });

const askFirstPages = async (asker: Asker, orgs: string[]): Promise<FirstPage[]> => {
  const pages: FirstPage[] = [];
  for (const org of orgs) {
    const isUseful = asker.left() > 0 && !pages.some(isFinal);
    pages.push({ org, ...(isUseful && (await attempt(() => askRepositories(asker, org, 1)))) });
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
  const pagesOf = ({ value }: FirstPage): number => value?.pages ?? Number.MAX_SAFE_INTEGER;
  for (const { org, value, error } of firstPages.toSorted((one, other) => pagesOf(one) - pagesOf(other))) {
    const unread = { org, repositories: [], total: undefined, whole: false, latencyMs: undefined, error };
    read.set(org, value ? await readOn(asker, org, value) : unread);
  }
  return orgs.flatMap((org) => read.get(org) ?? []);
};
