// The status in the shape of Statuspage's public API, which every status client reads.
// Source: https://metastatuspage.com/api (v2: summary, status, components, incidents, scheduled-maintenances).
import type { Facts } from '#model/records/facts.ts';
import type { ServiceState, ShownState } from '#schemas/snapshot.ts';
import { noticeStateAt } from './notice-state.ts';
import { headline, type NoticeEntry, noticesInTime, type ServiceStatus, worst } from './status.ts';

/** The answers, each at `/api/v2/<name>.json`. */
export const answerNames = [
  'summary',
  'status',
  'components',
  'incidents',
  'incidents/unresolved',
  'scheduled-maintenances',
  'scheduled-maintenances/upcoming',
  'scheduled-maintenances/active',
] as const;
export type AnswerName = (typeof answerNames)[number];

export interface StatusPage {
  id: string;
  name: string;
  /** With a slash at the end. */
  url: string;
  time_zone: string;
  updated_at: string;
}

/** Statuspage has no word for a state that is not known; `unknown` is our one addition. */
const indicators: Record<ShownState, string> = {
  major_outage: 'critical',
  partial_outage: 'major',
  degraded_performance: 'minor',
  under_maintenance: 'maintenance',
  unknown: 'unknown',
  unprobed: 'unknown',
  operational: 'none',
};

const impacts = { degraded_performance: 'minor', partial_outage: 'major', major_outage: 'critical' } as const;

const statusOfPage = (statuses: ServiceStatus[], words: Record<ShownState, string>) => {
  const state = headline(statuses);
  return { indicator: indicators[state], description: words[state] };
};

const component = (id: string, name: string, status: ServiceState, page: StatusPage) => ({
  id,
  page_id: page.id,
  name,
  description: null as string | null,
  status,
  position: 0,
  group: false,
  group_id: null as string | null,
  showcase: false,
  only_show_if_degraded: false,
  start_date: null,
  created_at: page.updated_at,
  updated_at: page.updated_at,
});

type Component = ReturnType<typeof component>;

/** A system; `undefined` where its state is not known, for which Statuspage has no word: such a one is left out. */
const componentOf = ({ service, state, snapshot }: ServiceStatus, page: StatusPage): Component | undefined => {
  if (state === 'unknown' || state === 'unprobed') return undefined;
  const { zh, en = null } = service.data.name;
  const seenAt = snapshot?.checkedAt ?? page.updated_at;
  return { ...component(service.id, zh, state, page), description: en, created_at: seenAt, updated_at: seenAt };
};

/** Every system whose state is known, each subproject's under a group; no id of a record has a colon. */
const componentsOf = (facts: Facts, statuses: ServiceStatus[], page: StatusPage) => {
  const known = statuses.flatMap((status) => componentOf(status, page) ?? []);
  const groupIds = new Map(
    facts.subprojects.toReversed().flatMap(({ id, data }) => data.services.map((one) => [one, `subproject:${id}`])),
  );
  const grouped = Map.groupBy(known, ({ id }) => groupIds.get(id) ?? null);
  const groups = facts.subprojects.flatMap(({ id, data }) => {
    const components = grouped.get(`subproject:${id}`);
    if (!components) return [];
    const status = worst(components.map((one) => one.status)) ?? 'operational';
    return [{ group: component(`subproject:${id}`, data.title, status, page), components }];
  });
  const rows = [
    ...groups.flatMap(({ group, components }) => [
      { ...group, group: true, components: components.map(({ id }) => id) },
      ...components.map((one) => ({ ...one, group_id: group.id })),
    ]),
    ...(grouped.get(null) ?? []),
  ];
  return rows.map((row, index) => ({ ...row, position: index + 1 }));
};

const utc = (moment: string): string => new Date(moment).toISOString();

/** What is over is closed in Statuspage's words. */
const closing = { incident: 'resolved', maintenance: 'completed' } as const;

/** An incident or a scheduled maintenance as it is at a moment; nothing in it lies ahead of that but what is scheduled. */
export const incident = (notice: NoticeEntry, components: Component[], page: StatusPage) => {
  const { id, data } = notice;
  const now = new Date(page.updated_at);
  const updates = data.updates.filter(({ at }) => Date.parse(at) <= now.getTime());
  const stateNow = noticeStateAt(notice, now);
  const state = stateNow === 'over' ? closing[data.kind] : stateNow;
  const resolvedAt = (state === 'resolved' || state === 'completed') && data.end ? utc(data.end) : null;
  const moments = [data.start, ...updates.map(({ at }) => at), page.updated_at].map(utc).sort();
  const createdAt = moments[0] ?? page.updated_at;
  const updatedAt = [createdAt, ...updates.map(({ at }) => utc(at)), ...(resolvedAt ? [resolvedAt] : [])].sort().at(-1);
  const affected = components.filter((one) => data.services.includes(one.id));
  return {
    id,
    page_id: page.id,
    name: data.title.zh,
    status: state,
    impact: data.kind === 'incident' ? impacts[data.severity] : 'maintenance',
    shortlink: `${page.url}status/notices/${id}/`,
    created_at: createdAt,
    started_at: utc(data.start),
    updated_at: updatedAt,
    monitoring_at: updates.flatMap((update) => (update.state === 'monitoring' ? [utc(update.at)] : []))[0] ?? null,
    resolved_at: resolvedAt,
    ...(data.kind === 'maintenance' && {
      scheduled_for: utc(data.start),
      scheduled_until: data.end ? utc(data.end) : null,
    }),
    components: affected,
    incident_updates: updates.toReversed().map(({ at, state: update, text }, index) => ({
      id: `${id}-${updates.length - index}`,
      incident_id: id,
      status: update,
      body: text.zh,
      created_at: utc(at),
      display_at: utc(at),
      updated_at: utc(at),
      affected_components: data.services.map((code) => ({ code })),
    })),
  };
};

interface Source {
  facts: Facts;
  statuses: ServiceStatus[];
  page: StatusPage;
  /** The headline for each state. */
  words: Record<ShownState, string>;
}

/** All answers at the moment of `page.updated_at`. */
export const answersOf = ({ facts, statuses, page, words }: Source): Record<AnswerName, object> => {
  const { current, coming, past } = noticesInTime(facts, new Date(page.updated_at));
  const components = componentsOf(facts, statuses, page);
  const ofKind = (kind: string, notices: NoticeEntry[]) =>
    notices.filter(({ data }) => data.kind === kind).map((notice) => incident(notice, components, page));
  const maintenances = (notices: NoticeEntry[]) => ({
    scheduled_maintenances: ofKind('maintenance', notices),
  });
  const status = statusOfPage(statuses, words);
  const unresolved = { incidents: ofKind('incident', current) };
  return {
    summary: { status, components, ...unresolved, ...maintenances([...current, ...coming]) },
    status: { status },
    components: { components },
    incidents: { incidents: ofKind('incident', [...current, ...past]) },
    'incidents/unresolved': unresolved,
    'scheduled-maintenances': maintenances([...current, ...coming, ...past]),
    'scheduled-maintenances/upcoming': maintenances(coming),
    'scheduled-maintenances/active': maintenances(current),
  };
};
