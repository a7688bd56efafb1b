// The table of probes: one for each kind of service.
import type { ConfigOf, Probe, ProbeConfig, ProbeResult, Tools } from '../probe.ts';
import { bugzilla } from './bugzilla.ts';
import { gitee } from './gitee.ts';
import { koji } from './koji.ts';
import { mailingList } from './mailing-list.ts';
import { mbs } from './mbs.ts';
import { noggin } from './noggin.ts';
import { none } from './none.ts';
import { smtp } from './smtp.ts';
import { web } from './web.ts';
import { yumMirror } from './yum-mirror.ts';

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

/** Asks a service by the probe of its kind. */
export const probeService = <K extends Kind>(config: ConfigOf<K>, tools: Tools): Promise<ProbeResult> =>
  (probes[config.kind as K] as Probe<K>)(config, tools);
