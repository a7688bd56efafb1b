// What a probe is: it asks one service, and returns what it learned. It takes the network and the clock as arguments.
import type { Service } from '#schemas/service.ts';
import type { Check, Figures, Link } from '#schemas/snapshot.ts';
import {
  type CertificateDays,
  type Connect,
  type HttpRequest,
  ProbeError,
  type Resolver,
} from '#scripts/http/contract.ts';

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
  /** Redacted before it is printed. */
  log(line: string): void;
}

export interface ProbeResult {
  checks: Check[];
  figures: Figures;
  links: Link[];
}

export type Probe<Kind extends ProbeConfig['kind']> = (config: ConfigOf<Kind>, tools: Tools) => Promise<ProbeResult>;

/** The check that failed with this error; anything but a ProbeError is a mistake of ours and is thrown again. */
export const failedCheck = (id: string, error: unknown): Check => {
  if (!(error instanceof ProbeError)) throw error;
  const { kind, code, theirs } = error;
  return { id, outcome: theirs ? 'fail' : 'error', error: code === undefined ? { kind } : { kind, code } };
};
