// Noggin, the self-service of FreeIPA accounts: does the page with its form answer, does the directory behind it.
import { attempt, ProbeError } from '#scripts/http/contract.ts';
import type { Probe, Tools } from '#scripts/live/probe.ts';
import { below, htmlTypes } from './answers.ts';
import { isUnreachable, type Learned, step, stepIf } from './steps.ts';

const hasField = (text: string, name: string): boolean =>
  new RegExp(`<input\\b[^>]{0,500}\\bname=["']?${name}["'\\s/>]`, 'i').test(text);

/** Noggin's own form, by the names of its fields; a page with another one, or none, is a notice, a portal or another site. */
const askPage = async (base: string, { request }: Tools): Promise<Learned> => {
  const { text, latencyMs } = await request(below(base, ''), { accept: htmlTypes });
  if (['login-username', 'login-password'].every((name) => hasField(text, name))) return { latencyMs };
  throw new ProbeError(`${new URL(base).host}：首页未找到 Noggin 的登录表单`, { kind: 'schema', theirs: false });
};

/**
 * https://pagure.io/flask-healthz: 200 once Noggin has reached FreeIPA, 503 otherwise. A proxy may not let it through, which
 * says nothing.
 */
const askDirectory = async (base: string, { request }: Tools): Promise<Learned> => {
  const accept = ['text/html', 'text/plain', 'application/json'];
  const result = await attempt(() => request(below(base, 'healthz/ready'), { accept, statuses: [200, 404] }));
  if ('error' in result) {
    const { kind } = result.error;
    if (kind === 'blocked' || kind === 'redirect') return { outcome: 'skip' };
    throw result.error;
  }
  const { status, latencyMs } = result.value;
  return status === 200 ? { latencyMs } : { outcome: 'skip' };
};

/** Checks page (critical) and directory. */
export const noggin: Probe<'noggin'> = async ({ base }, tools) => {
  const page = await step('page', () => askPage(base, tools));
  return [page, await stepIf(!isUnreachable(page), 'directory', () => askDirectory(base, tools))];
};
