// Asks all services at once, within the limits, and gets a result for each whatever happens.
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type CachedResponses, createCache } from '#scripts/http/cache.ts';
import type { Try } from '#scripts/http/contract.ts';
import { withNetwork } from '#scripts/http/network.ts';
import { describeError } from '#scripts/kit/redact.ts';
import type { ProbeResult } from './probe.ts';
import { probeService } from './probes/index.ts';
import type { LiveService } from './services.ts';
import type { Settings } from './settings.ts';
import { type Limits, type Shared, toolboxFor } from './tools.ts';

/** With the time to write, a run ends within 120 s. */
const usualLimits: Limits = {
  runMs: 105_000,
  serviceMs: 40_000,
  tryMs: 15_000,
  connectMs: 10_000,
  connections: 6,
};

export interface Outcome {
  service: LiveService;
  result: ProbeResult;
  milliseconds: number;
  /** What went wrong, in words, not yet redacted. */
  notes: string[];
  /** How far each try came: what the judgement of the run rests on. */
  tries: Try[];
  /** Kept for the next run. */
  responses: CachedResponses;
}

type FromSettings = Pick<Settings, 'services' | 'exempt' | 'now' | 'environment' | 'userAgent'>;

export interface AskSettings extends FromSettings {
  /** Aborted when the program is stopped. */
  signal: AbortSignal;
  cachedOf(id: string): CachedResponses;
  /** Called when a service is done, in the order in which they are. */
  done(outcome: Outcome): void;
  limits?: Limits;
  probe?: typeof probeService;
}

/** For a probe that does not end by itself when its signal does: time to close what it opened. */
const graceMs = 2000;

const overdue = async (signal: AbortSignal): Promise<undefined> => {
  if (!signal.aborted) await once(signal, 'abort');
  await sleep(graceMs, undefined, { ref: false });
};

/** The result of a probe that gave none. */
const noResult = (kind: 'timeout' | 'fault', code?: string): ProbeResult => ({
  checks: [{ id: 'probe', outcome: 'error', error: { kind, ...(code && { code }) } }],
  figures: {},
  links: [],
});

const askOne = async (service: LiveService, settings: AskSettings & Shared): Promise<Outcome> => {
  const { probe = probeService, cachedOf } = settings;
  const notes: string[] = [];
  const cache = createCache(cachedOf(service.id));
  const { tools, tries, elapsed, end } = toolboxFor(service, settings, cache, (line) => notes.push(line));
  let result: ProbeResult;
  try {
    result = (await Promise.race([probe(service.probe, tools), overdue(tools.signal)])) ?? noResult('timeout');
  } catch (error) {
    notes.push(`探测程序出错，请报告：${describeError(error, true)}`);
    result = noResult('fault', error instanceof Error ? error.name : undefined);
  }
  end();
  return { service, result, milliseconds: elapsed(), notes, tries, responses: cache.used() };
};

/** Asks every service; throws nothing for what goes wrong with one. */
export const askAll = ({ limits = usualLimits, ...settings }: AskSettings): Promise<Outcome[]> =>
  withNetwork(limits, settings, (network) => {
    const ask = async (service: LiveService) => {
      const outcome = await askOne(service, { ...settings, ...network, limits });
      settings.done(outcome);
      return outcome;
    };
    return Promise.all(settings.services.map(ask));
  });
