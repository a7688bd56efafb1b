// Noggin, the self-service of FreeIPA accounts: does the page with its form answer, does the directory behind it.
import type { Check } from '#schemas/snapshot.ts';
import { attempt, ProbeError } from '#scripts/http/contract.ts';
import { failedCheck, type Probe, type Tools } from '#scripts/live/probe.ts';
import { below, isHostFault } from './checks.ts';

const html = ['text/html', 'application/xhtml+xml'];

/** The start page is the login form; a page without one is a notice or somebody else's. */
const askPage = async (base: string, { request }: Tools): Promise<Check> => {
  const { text, latencyMs } = await request(below(base, ''), { accept: html });
  if (/<form[\s>]/i.test(text)) return { id: 'page', outcome: 'pass', latencyMs };
  throw new ProbeError(`${new URL(base).host}：首页没有登录表单`, { kind: 'schema', theirs: false });
};

/**
 * https://pagure.io/flask-healthz: 200 once Noggin has reached FreeIPA, 503 otherwise. A proxy may not let it through, which
 * says nothing.
 */
const askDirectory = async (base: string, { request }: Tools): Promise<Check> => {
  const id = 'directory';
  const accept = ['text/html', 'text/plain', 'application/json'];
  const result = await attempt(() => request(below(base, 'healthz/ready'), { accept, statuses: [200, 404] }));
  if ('value' in result) {
    const { status, latencyMs } = result.value;
    return status === 200 ? { id, outcome: 'pass', latencyMs } : { id, outcome: 'skip' };
  }
  const { kind } = result.error;
  return kind === 'blocked' || kind === 'redirect' ? { id, outcome: 'skip' } : failedCheck(id, result.error);
};

/** Checks page (critical) and directory. */
export const noggin: Probe<'noggin'> = async ({ base }, tools) => {
  const page = await attempt(() => askPage(base, tools));
  if ('value' in page) return { checks: [page.value, await askDirectory(base, tools)], figures: {}, links: [] };
  const directory: Check = isHostFault(page.error)
    ? { id: 'directory', outcome: 'skip' }
    : await askDirectory(base, tools);
  return { checks: [failedCheck('page', page.error), directory], figures: {}, links: [] };
};
