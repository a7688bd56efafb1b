// Requests to Gitee's interface, few of them: https://gitee.com/api/v5/swagger
import { z } from 'astro/zod';
import { type HttpResponse, ProbeError } from '#scripts/http/contract.ts';
import type { Tools } from '#scripts/live/probe.ts';
import { below, count, readJson } from '#scripts/live/probes/checks.ts';

const PER_PAGE = 100;

const repository = z.object({
  full_name: z.string(),
  private: z.boolean().optional(),
  open_issues_count: count.optional(),
  pushed_at: z.iso.datetime({ offset: true }).nullish(),
});
const repositoryPage = z.array(repository);

export type Repository = z.infer<typeof repository>;

export interface Page {
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

/** 403 tells of too many requests as 429 does, and HTML is the wall before the interface: neither is an outage. */
const asLimit = (error: unknown): unknown => {
  if (!(error instanceof ProbeError)) return error;
  const { message, code } = error;
  if (code === 403) return new ProbeError(message, { kind: 'rate_limited', theirs: false, code, cause: error });
  if (error.kind === 'type') return new ProbeError(message, { kind: 'blocked', theirs: false, cause: error });
  return error;
};

/** Requests below `api`, at most `most`: how many Gitee allows is not written anywhere. */
export const createAsker = (api: string, tools: Tools, most: number): Asker => {
  let left = most;
  return {
    left: () => left,
    ask: async (path) => {
      if (left === 0) throw new Error('more requests than were allowed');
      left -= 1;
      const options = { accept: ['application/json'], statuses: [200, 404], maxBytes: 4 * 1024 * 1024 };
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
export const askRepositories = async ({ ask }: Asker, org: string, page: number): Promise<Page> => {
  const answer = await ask(`orgs/${encodeURIComponent(org)}/repos?type=public&page=${page}&per_page=${PER_PAGE}`);
  if (answer.status === 404) throw new ProbeError('Gitee 上没有这个组织', { kind: 'http', theirs: true, code: 404 });
  const repositories = readJson(answer.text, repositoryPage);
  const isLast = repositories.length < PER_PAGE;
  const seen = (page - 1) * PER_PAGE + repositories.length;
  return {
    repositories,
    total: headerCount(answer, 'total_count') ?? (isLast ? seen : undefined),
    pages: headerCount(answer, 'total_page') ?? (isLast ? page : undefined),
    latencyMs: answer.latencyMs,
  };
};

/**
 * How many pull requests of a repository are open: the total told with a page of one; none where pull requests are off, and
 * undefined where it is not told. Throws ProbeError.
 */
export const countPulls = async ({ ask }: Asker, org: string, name: string): Promise<number | undefined> => {
  const repository = `${encodeURIComponent(org)}/${encodeURIComponent(name)}`;
  const answer = await ask(`repos/${repository}/pulls?state=open&page=1&per_page=1`);
  if (answer.status === 404) return 0;
  const pulls = readJson(answer.text, z.array(z.unknown()));
  return headerCount(answer, 'total_count') ?? (pulls.length === 0 ? 0 : undefined);
};
