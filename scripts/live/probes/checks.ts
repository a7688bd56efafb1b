// What several probes do alike: read a body by its schema, run a check, tell when asking on is pointless.
import { z } from 'astro/zod';
import type { Check, Figures, Link } from '#schemas/snapshot.ts';
import { attempt, ProbeError } from '#scripts/http/contract.ts';
import { failedCheck, type ProbeResult } from '#scripts/live/probe.ts';

export const count = z.int().min(0);

/** The named fields of the schema and no others. Throws ProbeError `schema`: the mistake may be ours. */
export const readValue = <T>(value: unknown, schema: z.ZodType<T>): T => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields = result.error.issues
    .slice(0, 5)
    .map((issue) => issue.path.join('.') || '整体')
    .join('、');
  throw new ProbeError(`应答与约定的字段不符：${fields}`, { kind: 'schema', theirs: false });
};

/** A JSON body by its schema. Throws ProbeError `parse` or `schema`. */
export const readJson = <T>(text: string, schema: z.ZodType<T>): T => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ProbeError('应答不是 JSON', { kind: 'parse', theirs: false, cause });
  }
  return readValue(value, schema);
};

/** Whether the service could not be reached at all, so that another request to the same host would only wait again. */
export const isHostFault = ({ kind }: ProbeError): boolean =>
  kind === 'dns' || kind === 'connect' || kind === 'tls' || kind === 'timeout';

export interface Learned {
  latencyMs?: number;
  figures?: Figures;
  links?: Link[];
}

export interface Step extends Learned {
  check: Check;
  error?: ProbeError;
}

/** One check and what was learned with it: passed, or failed with the error that `learn` threw. */
export const step = async (id: string, learn: () => Promise<Learned>): Promise<Step> => {
  const result = await attempt(learn);
  if ('error' in result) return { check: failedCheck(id, result.error), error: result.error };
  const { latencyMs, figures, links } = result.value;
  const check: Check = { id, outcome: 'pass', ...(latencyMs !== undefined && { latencyMs }) };
  return { check, figures, links };
};

export const skipped = (id: string): Step => ({ check: { id, outcome: 'skip' } });

/** What the steps learned together; a figure that could not be had is absent. */
export const combined = (steps: Step[]): ProbeResult => {
  const figures = steps.flatMap((one) => Object.entries(one.figures ?? {})).filter(([, value]) => value !== undefined);
  return {
    checks: steps.map(({ check }) => check),
    figures: Object.fromEntries(figures),
    links: steps.flatMap(({ links = [] }) => links),
  };
};

/**
 * Reads several facts that make one check: each that can be had is returned, and the check fails with the first error.
 * Without an error it is as `judge` says, or passed.
 */
export const gather = async <T extends object>(
  id: string,
  readers: { [K in keyof T]: () => T[K] | Promise<T[K]> },
  judge: (facts: Partial<T>) => Check['outcome'] = () => 'pass',
): Promise<{ check: Check; facts: Partial<T> }> => {
  const facts: Partial<T> = {};
  let firstError: ProbeError | undefined;
  for (const name in readers) {
    const result = await attempt(readers[name]);
    if ('error' in result) firstError ??= result.error;
    else facts[name] = result.value;
  }
  const check: Check = firstError ? failedCheck(id, firstError) : { id, outcome: judge(facts) };
  return { check, facts };
};

/** An address below a configured one, whether that ends in a slash or not. */
export const below = (base: string, path: string): string => `${base.replace(/\/+$/, '')}/${path}`;
