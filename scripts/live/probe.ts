// What a probe is: it asks one service, and returns what it learned. It takes the network and the clock as arguments.
import type { Service } from '#schemas/service.ts';
import type { Check, Figures, Link } from '#schemas/snapshot.ts';
import type { CertificateDays, Connect, HttpRequest, Resolver } from '#scripts/http/contract.ts';
import type { Step } from './probes/steps.ts';

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
