// The subprojects, and what belongs to each.
import { type Data, type Facts, type RecordOf, get } from '#model/records/facts.ts';

/** The neighbours of one entry in a list. */
export const around = <T extends { id: string }>(list: T[], id: string): { previous?: T; next?: T } => {
  const index = list.findIndex((entry) => entry.id === id);
  const previous = list[index - 1];
  const next = list[index + 1];
  return { ...(previous && { previous }), ...(next && { next }) };
};

/** `01`, `02`, … as the register prints it. */
export const number = (order: number): string => String(order).padStart(2, '0');

/** The systems that a subproject runs, in its own order. */
export const servicesOf = (facts: Facts, subproject: Data<'subprojects'>): RecordOf<'services'>[] =>
  subproject.services.map((id) => get(facts.services, id));

/** The subproject that runs a service, if one says so. */
export const ownerOf = (facts: Facts, service: string): RecordOf<'subprojects'> | undefined =>
  facts.subprojects.find(({ data }) => data.services.includes(service));

/** Guides and runbooks written for a subproject. */
export const docsOf = (facts: Facts, id: string): RecordOf<'docs'>[] =>
  facts.docs.filter(({ data }) => data.subprojects.includes(id));

/** Active, then incubating, then archived; stages without a subproject are left out. */
export const byStage = (facts: Facts): [Data<'subprojects'>['stage'], RecordOf<'subprojects'>[]][] => {
  const found = Object.groupBy(facts.subprojects, ({ data }) => data.stage);
  return (['active', 'incubating', 'archived'] as const).flatMap((stage) => {
    const subprojects = found[stage];
    return subprojects ? [[stage, subprojects] satisfies [unknown, unknown]] : [];
  });
};

/** A title without the community's name in front, where space is short: `OpenCloudOS 构建系统` → `构建系统`. */
export const withoutPrefix = (title: string, community: string): string => {
  const rest = title.startsWith(`${community} `) ? title.slice(community.length + 1) : title;
  return rest.charAt(0).toUpperCase() + rest.slice(1);
};
