// The status in the shape of Statuspage's public API, which every status client reads.
// Source: https://metastatuspage.com/api (v2: summary, status, components, incidents, scheduled-maintenances).
import type { Data } from '#model/records/facts.ts';
import type { ShownState, Snapshot } from '#schemas/snapshot.ts';
import { type NoticeEntry, type ServiceStatus, headline } from './status.ts';

/** The answers, each at `/api/v2/<name>.json`. */
export const answerNames = ['summary', 'status', 'components', 'incidents', 'scheduled-maintenances'] as const;
export type AnswerName = (typeof answerNames)[number];

interface Page {
  id: string;
  name: string;
  /** With a slash at the end. */
  url: string;
  time_zone: string;
  updated_at: string;
}

/** Statuspage knows no `unknown`: what is not known to be broken counts as operational there; `/api/v1/status.json` has `unknown`. */
const componentStatus = (state: ShownState): string =>
  state === 'unknown' || state === 'unprobed' ? 'operational' : state;

const indicators: Record<ShownState, string> = {
  major_outage: 'critical',
  partial_outage: 'major',
  degraded_performance: 'minor',
  under_maintenance: 'maintenance',
  unknown: 'none',
  unprobed: 'none',
  operational: 'none',
};

const impacts = { degraded_performance: 'minor', partial_outage: 'major', major_outage: 'critical' } as const;

export const statusOfPage = (statuses: ServiceStatus[], words: Record<ShownState, string>) => {
  const state = headline(statuses);
  return { indicator: indicators[state], description: words[state] };
};

const seenAt = (snapshot: Snapshot | undefined, page: Page): string => snapshot?.checkedAt ?? page.updated_at;

export const components = (statuses: ServiceStatus[], page: Page) =>
  statuses.map(({ service, state, snapshot }, index) => ({
    id: service.id,
    page_id: page.id,
    name: service.data.name.zh,
    description: service.data.name.en ?? null,
    status: componentStatus(state),
    position: index + 1,
    group: false,
    group_id: null,
    showcase: false,
    only_show_if_degraded: false,
    start_date: null,
    created_at: seenAt(snapshot, page),
    updated_at: seenAt(snapshot, page),
  }));

const lastState = ({ updates, kind }: Data<'notices'>): string =>
  updates.at(-1)?.state ?? (kind === 'incident' ? 'investigating' : 'scheduled');

const utc = (moment: string): string => new Date(moment).toISOString();

/** An incident or a scheduled maintenance. */
export const incident = ({ id, data }: NoticeEntry, page: Page) => {
  return {
    id,
    page_id: page.id,
    name: data.title.zh,
    status: lastState(data),
    impact: data.kind === 'incident' ? impacts[data.severity] : 'maintenance',
    shortlink: `${page.url}status/notices/${id}/`,
    created_at: utc(data.updates[0]?.at ?? data.start),
    started_at: utc(data.start),
    updated_at: utc(data.updates.at(-1)?.at ?? data.start),
    monitoring_at: data.updates.flatMap(({ state, at }) => (state === 'monitoring' ? [utc(at)] : []))[0] ?? null,
    resolved_at: data.end ? utc(data.end) : null,
    ...(data.kind === 'maintenance' && {
      scheduled_for: utc(data.start),
      scheduled_until: data.end ? utc(data.end) : null,
    }),
    incident_updates: data.updates.toReversed().map(({ at, state, text }, index) => ({
      id: `${id}-${data.updates.length - index}`,
      incident_id: id,
      status: state,
      body: text.zh,
      created_at: utc(at),
      display_at: utc(at),
      updated_at: utc(at),
      affected_components: data.services.map((code) => ({ code })),
    })),
  };
};
