// Why a system is degraded or out: what each check found, with its limit where there is one.
import type { Service } from '#schemas/service.ts';
import type { CheckError, Figures, Snapshot } from '#schemas/snapshot.ts';
import * as limits from './limits.ts';

type Probe = Service['probe'];

/** What a check found, by what there is to say about it. Seconds, hours and days; shares from 0 to 1. */
export type Reason = { id: string } & (
  | { about: 'wait'; seconds: number; limit: number }
  | { about: 'builds'; share: number; limit: number }
  | { about: 'hosts'; count: number; limit: number }
  | { about: 'certificate'; days: number; limit: number }
  | { about: 'repository'; path: string; hours: number; limit: number }
  | { about: 'check'; failed: boolean; error: CheckError | undefined }
);

/** What a warning rests on, where the figures and the record say it. */
const warningOf = (id: string, figures: Figures, probe: Probe): Reason[] => {
  const { oldestWaitingSeconds, buildsCompleted24h: good, buildsFailed24h: bad, hostsStale, tlsDaysLeft } = figures;
  if (id === 'tasks' && oldestWaitingSeconds !== undefined)
    return [{ id, about: 'wait', seconds: oldestWaitingSeconds, limit: limits.longWaitSeconds }];
  if (id === 'builds' && good !== undefined && bad !== undefined && good + bad > 0)
    return [{ id, about: 'builds', share: good / (good + bad), limit: limits.goodShare }];
  if (id === 'hosts' && hostsStale) return [{ id, about: 'hosts', count: hostsStale, limit: limits.staleHostSeconds }];
  if (id === 'certificate' && tlsDaysLeft !== undefined && tlsDaysLeft >= 0) {
    const limit = probe.kind === 'smtp' ? limits.mailCertificateDays : limits.webCertificateDays;
    return [{ id, about: 'certificate', days: tlsDaysLeft, limit }];
  }
  return [];
};

/** Repositories that are older than the record allows, each once. */
const oldRepositories = ({ repos = [] }: Figures, probe: Probe): Reason[] =>
  probe.kind !== 'yum-mirror'
    ? []
    : repos.flatMap(({ path, ageHours }): Reason[] => {
        const limit = probe.repos.find((one) => one.path === path)?.maxAgeHours;
        const isOld = limit !== undefined && ageHours !== undefined && ageHours > limit;
        return isOld ? [{ id: path, about: 'repository', path, hours: ageHours, limit }] : [];
      });

/** Everything that did not pass in the last run, in its order; nothing where all did. */
export const reasonsOf = ({ checks, figures }: Snapshot, probe: Probe): Reason[] => {
  const old = oldRepositories(figures, probe);
  const isRepository = (id: string) => old.length > 0 && /^base-\d/.test(id);
  const found = checks.flatMap(({ id, outcome, error }): Reason[] => {
    if (outcome !== 'warn' && outcome !== 'fail') return [];
    if (outcome === 'warn' && isRepository(id)) return [];
    const known = outcome === 'warn' && !error ? warningOf(id, figures, probe) : [];
    return known.length > 0 ? known : [{ id, about: 'check', failed: outcome === 'fail', error }];
  });
  return [...found, ...old];
};
