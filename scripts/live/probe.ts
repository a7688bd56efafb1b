// What a probe is: it asks one service, and returns what it learned. It takes the network and the clock as arguments.
import { z } from 'astro/zod';
import type { Service } from '#schemas/service.ts';
import type { Check, Figures, Link } from '#schemas/snapshot.ts';
import {
  attempt,
  type CertificateDays,
  type Connect,
  type HttpRequest,
  ProbeError,
  type Resolver,
} from '#scripts/http/contract.ts';
import { cleanText } from '#scripts/kit/redact.ts';

export type ProbeConfig = Service['probe'];
export type ConfigOf<Kind extends ProbeConfig['kind']> = Extract<ProbeConfig, { kind: Kind }>;

export interface Tools {
  request: HttpRequest;
  certificateDays: CertificateDays;
  connect: Connect;
  resolver: Resolver;
  /** The run's clock: figures count back from it. */
  now: Date;
  /** Aborted when the run's time is over. */
  signal: AbortSignal;
}

export interface ProbeResult {
  checks: Check[];
  figures: Figures;
  links: Link[];
}

/** The first step has the critical check. Throws nothing but mistakes of ours. */
export type Probe<Kind extends ProbeConfig['kind']> = (config: ConfigOf<Kind>, tools: Tools) => Promise<Step[]>;

// The steps of a probe: each is one check with what was learned by it.

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

/** What the steps learned together. A figure that could not be had is absent. */
export const combined = (steps: Step[]): ProbeResult => {
  const figures = steps.flatMap((one) => Object.entries(one.figures ?? {})).filter(([, value]) => value !== undefined);
  return {
    checks: steps.map(({ check }) => check),
    figures: Object.fromEntries(figures),
    links: steps.flatMap(({ links = [] }) => links),
  };
};

/** Whether the host could not be reached at all, so that another request to it would only wait again. */
export const isUnreachable = ({ error }: Pick<Step, 'error'>): boolean =>
  error !== undefined && ['dns', 'connect', 'tls', 'timeout'].includes(error.kind);

export const isNotFound = ({ error }: Pick<Step, 'error'>): boolean => error?.kind === 'http' && error.code === 404;

// Reading an answer.

export const htmlTypes = ['text/html', 'application/xhtml+xml'];
export const jsonTypes = ['application/json'];

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

/** A version or another short word as it may be shown; absent where nothing is left of it. */
export const shortWord = (text: string): string | undefined => cleanText(text, 60) || undefined;

/** A URL below a configured one, whether that ends in a slash or not. */
export const below = (base: string, path: string): string => `${base.replace(/\/+$/, '')}/${path}`;

/** A name as a part of the id of a check: lower case, digits and hyphens. */
export const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
