// What the top of every page says while something is wrong: systems of our own that are out, and maintenance that is near.
import type { Localized } from '#language/locales.ts';
import { recordPath } from '#model/records/addresses.ts';
import type { Facts } from '#model/records/facts.ts';
import type { ServiceState } from '#schemas/snapshot.ts';
import { noticeStateAt } from './notice-state.ts';
import { allStatuses, type Live, noticesInTime, type NoticeEntry, type ServiceStatus } from './status.ts';

export interface BannerLine {
  /** `outage`: found by probes, and nobody has written an incident about it. */
  kind: 'incident' | 'outage' | 'maintenance';
  state: ServiceState;
  /** The title of the notice, or the name of the system. */
  name: Localized;
  /** The path of its page in Chinese. */
  path: string;
  /** ISO; absent where an outage has no beginning on record. */
  from?: string | undefined;
  until?: string | undefined;
}

export interface Banner {
  lines: BannerLine[];
  /** Systems that are out and have no line. */
  more: number;
}

/** Maintenance is near from this long before its start. */
export const aheadMs = 24 * 3_600_000;

/** Systems without a notice that have a line each. */
const named = 3;

const isOut = ({ service, state }: ServiceStatus): boolean =>
  service.data.owner === 'own' && (state === 'partial_outage' || state === 'major_outage');

const isIncident = ({ data }: NoticeEntry): boolean => data.kind === 'incident';

const lineOf = ({ id, data }: NoticeEntry, state: ServiceState): BannerLine => ({
  kind: data.kind,
  state,
  name: data.title,
  path: recordPath('notices', id),
  from: data.start,
  // What is broken now has no end yet, whatever its record says of a time to come.
  until: data.kind === 'maintenance' ? data.end : undefined,
});

/** What the banner says at a moment: incidents, outages without one, maintenance; no lines where all is well. */
export const bannerOf = (facts: Facts, live: Live, now: Date): Banner => {
  const out = allStatuses(facts, live, now).filter(isOut);
  const { current, coming } = noticesInTime(facts, now);
  const isAboutOut = ({ data }: NoticeEntry) => out.some(({ service }) => data.services.includes(service.id));
  const incidents = current.filter((notice) => isIncident(notice) && isAboutOut(notice));
  const silent = out.filter(({ notices }) => !notices.some(isIncident));
  const near = coming.filter(({ data }) => Date.parse(data.start) - now.getTime() < aheadMs);
  const maintenance = [...current, ...near].filter(
    (notice) => !isIncident(notice) && noticeStateAt(notice, now) !== 'completed',
  );
  return {
    lines: [
      ...incidents.map((notice) =>
        lineOf(notice, notice.data.kind === 'incident' ? notice.data.severity : 'partial_outage'),
      ),
      ...silent.slice(0, named).map(({ service, state, record }): BannerLine => {
        const begun = record.outages.find(({ until }) => !until)?.from;
        return {
          kind: 'outage',
          state: state === 'major_outage' ? 'major_outage' : 'partial_outage',
          name: service.data.name,
          path: recordPath('services', service.id),
          from: begun?.toISOString(),
        };
      }),
      ...maintenance.map((notice) => lineOf(notice, 'under_maintenance')),
    ],
    more: Math.max(0, silent.length - named),
  };
};
