// The table of probes: one for each kind of service.
import type { ConfigOf, Probe, ProbeConfig, ProbeResult, Tools } from '#scripts/live/probe.ts';
import { skipped, type Step } from './steps.ts';
import { bugzilla } from './bugzilla.ts';
import { gitee } from './gitee/gitee.ts';
import { koji } from './koji/koji.ts';
import { mailingList } from './mailing-list/mailing-list.ts';
import { mbs } from './mbs.ts';
import { noggin } from './noggin.ts';
import { smtp } from './smtp/smtp.ts';
import { web } from './web.ts';
import { yumMirror } from './yum-mirror.ts';

/** A service that has nothing to be asked is never red. */
const none: Probe<'none'> = async () => [skipped('none')];

type Kind = ProbeConfig['kind'];

const probes: { [K in Kind]: Probe<K> } = {
  bugzilla,
  gitee,
  koji,
  'mailing-list': mailingList,
  mbs,
  noggin,
  none,
  smtp,
  web,
  'yum-mirror': yumMirror,
};

/** What the steps learned together. A figure that could not be had is absent. */
const combined = (steps: Step[]): ProbeResult => {
  const figures = steps.flatMap((one) => Object.entries(one.figures ?? {})).filter(([, value]) => value !== undefined);
  return {
    checks: steps.map(({ check }) => check),
    figures: Object.fromEntries(figures),
    links: steps.flatMap(({ links = [] }) => links),
  };
};

/** Asks a service by the probe of its kind. */
export const probeService = async <K extends Kind>(config: ConfigOf<K>, tools: Tools): Promise<ProbeResult> =>
  combined(await (probes[config.kind as K] as Probe<K>)(config, tools));
