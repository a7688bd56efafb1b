// Requests to Bugzilla's REST interface: https://bugzilla.readthedocs.io/en/5.0/api/
import { z } from 'astro/zod';
import { type HttpResponse, ProbeError } from '#scripts/http/contract.ts';
import type { Tools } from '#scripts/live/probe.ts';
import { below, readJson, readValue } from '#scripts/live/probes/checks.ts';

/** Since 5.3 the code is a string. */
const errorBody = z.object({ error: z.literal(true), code: z.union([z.number(), z.string().regex(/^-?\d{1,9}$/)]) });

/** Error code of a site that shows its bugs to no one who is not logged in. */
export const LOGIN_REQUIRED = 410;

/**
 * One resource by its schema. `/rest.cgi/` is asked where the web server has no rule that makes `/rest/` of it.
 * Throws ProbeError: `fault` for an error that Bugzilla reports. With status 200 that is a trouble of its own (its database is
 * down, say), with 400 and 401 a request of ours that it refuses. The text is dropped: it may be a stack trace.
 */
export const askBugzilla = async <T>(
  base: string,
  resource: string,
  schema: z.ZodType<T>,
  tools: Tools,
): Promise<{ value: T; latencyMs: number }> => {
  const ask = (root: string): Promise<HttpResponse> =>
    tools.request(below(base, `${root}/${resource}`), { accept: ['application/json'], statuses: [200, 400, 401] });
  const answer = await ask('rest').catch((error: unknown) => {
    if (error instanceof ProbeError && error.kind === 'http' && error.code === 404) return ask('rest.cgi');
    throw error;
  });
  const body = readJson(answer.text, z.unknown());
  const reported = errorBody.safeParse(body);
  const theirs = answer.status === 200;
  if (reported.success) {
    const code = Number(reported.data.code);
    throw new ProbeError(`Bugzilla 返回错误 ${code}`, { kind: 'fault', theirs, code });
  }
  if (!theirs) throw new ProbeError(`HTTP ${answer.status}`, { kind: 'http', theirs: true, code: answer.status });
  return { value: readValue(body, schema), latencyMs: answer.latencyMs };
};
