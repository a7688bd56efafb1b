// The steps of a probe: each is one check with what was learned by it.
import type { Check, Figures, Link } from '#schemas/snapshot.ts';
import { attempt, type ProbeError } from '#scripts/http/contract.ts';

export interface Learned<Value = unknown> {
  /** Default: pass. */
  outcome?: Check['outcome'];
  latencyMs?: number;
  figures?: Figures | undefined;
  links?: Link[] | undefined;
  /** For the steps that come after. */
  value?: Value | undefined;
}

export interface Step<Value = unknown> extends Pick<Learned<Value>, 'figures' | 'links' | 'value'> {
  check: Check;
  /** Why the check failed. */
  error?: ProbeError;
}

type Learn<Value> = () => Learned<Value> | Promise<Learned<Value>>;

export const failed = (id: string, error: ProbeError): Step<never> => {
  const { kind, code, theirs } = error;
  const check: Check = {
    id,
    outcome: theirs ? 'fail' : 'error',
    error: code === undefined ? { kind } : { kind, code },
  };
  return { check, error };
};

export const skipped = (id: string): Step<never> => ({ check: { id, outcome: 'skip' } });

/** One check: what `learn` says of it, or failed with its ProbeError; any other error is a mistake of ours and is thrown again. */
export const step = async <Value>(id: string, learn: Learn<Value>): Promise<Step<Value>> => {
  const result = await attempt(learn);
  if ('error' in result) return failed(id, result.error);
  const { outcome = 'pass', latencyMs, ...learned } = result.value;
  return { check: { id, outcome, ...(latencyMs !== undefined && { latencyMs }) }, ...learned };
};

/** The same, skipped where there is no use in asking. */
export const stepIf = async <Value>(isUseful: boolean, id: string, learn: Learn<Value>): Promise<Step<Value>> =>
  isUseful ? step(id, learn) : skipped(id);

/**
 * One check of several facts: each that can be had is returned, and the check fails with the first error.
 * Without an error it is as `judge` says, or passed.
 */
export const gather = async <Facts extends object>(
  id: string,
  readers: { [Name in keyof Facts]: () => Facts[Name] | Promise<Facts[Name]> },
  judge: (facts: Partial<Facts>) => Check['outcome'],
): Promise<{ step: Step; facts: Partial<Facts> }> => {
  const facts: Partial<Facts> = {};
  let firstError: ProbeError | undefined;
  for (const name in readers) {
    const result = await attempt(readers[name]);
    if ('error' in result) firstError ??= result.error;
    else facts[name] = result.value;
  }
  return { step: firstError ? failed(id, firstError) : { check: { id, outcome: judge(facts) } }, facts };
};

/** Whether the host could not be reached at all, so that another request to it would only wait again. */
export const isUnreachable = ({ error }: Pick<Step, 'error'>): boolean =>
  error !== undefined && ['dns', 'connect', 'tls', 'timeout'].includes(error.kind);

export const isNotFound = ({ error }: Pick<Step, 'error'>): boolean => error?.kind === 'http' && error.code === 404;
