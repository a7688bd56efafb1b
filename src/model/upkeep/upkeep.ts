// The upkeep of the site: one list of all that is open, missing, behind or about to expire.
import type { RecordReference } from '#model/record-names.ts';
import { type Facts, get } from '#model/records/facts.ts';
import { ownerOf } from '#model/sig/subprojects.ts';
import type { Found, Item, Kind, Responsible, UpkeepSource } from './item.ts';
import { certificates, filings, links, minutes, outages, terms } from './limits.ts';
import { docs, holes, maintainers, probes, questions, services, translations } from './records.ts';

export { type Behind, type Item, type Kind, kinds, type UpkeepSource } from './item.ts';

const finders: { [K in Kind]: (source: UpkeepSource) => Found<K>[] } = {
  questions,
  holes,
  maintainers,
  services,
  probes,
  translations,
  docs,
  terms,
  filings,
  certificates,
  outages,
  minutes,
  links,
};

const maintainersOf = (facts: Facts, subprojects: string[]): Responsible[] =>
  subprojects.flatMap((id) => get(facts.subprojects, id).data.maintainers ?? []);

/** Who can do something about a record: its maintainers. */
const responsibleFor = (facts: Facts, { collection, id }: RecordReference): Responsible[] => {
  if (collection === 'people') return [{ person: id }];
  if (collection === 'subprojects') return maintainersOf(facts, [id]);
  if (collection === 'docs') return maintainersOf(facts, get(facts.docs, id).data.subprojects);
  if (collection === 'questions') return [get(facts.questions, id).data.askedOf];
  const owner = collection === 'services' ? ownerOf(facts, id) : undefined;
  return owner ? maintainersOf(facts, [owner.id]) : [];
};

/** Everyone asked in the questions about it, else those responsible for the record, else the secretary. */
const itemOf = <K extends Kind>(facts: Facts, kind: K, { asked = [], ...found }: Found<K>): Item<K> => {
  const answering = asked.map(({ data }) => data.askedOf);
  const own = found.responsible ?? (found.record ? responsibleFor(facts, found.record) : []);
  const all: Responsible[] = [answering, own, [{ role: 'secretary' } as const]].find(({ length }) => length > 0) ?? [];
  const responsible = [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
  return { ...found, kind, responsible, questions: asked.map(({ id }) => id) } as unknown as Item<K>;
};

/** What has no day stands behind what has one. */
const never = '9999-12-31';

/** What there is to do of one kind: the earliest day first, else in the order of the records. */
export const upkeepOf = <K extends Kind>(source: UpkeepSource, kind: K): Item<K>[] =>
  finders[kind](source)
    .map((found) => itemOf(source.facts, kind, found))
    .sort(({ date: a = never }, { date: b = never }) => (a < b ? -1 : a > b ? 1 : 0));

/** Why nothing is known of a kind: the links were never checked, no certificate was ever seen, no outage could be. */
export const unseen = ({ facts, links, live }: UpkeepSource, kind: Kind): 'notChecked' | 'notProbed' | undefined => {
  if (kind === 'links' && !links) return 'notChecked';
  const own = facts.services.filter(({ data }) => data.owner === 'own');
  const seen = own.some(({ id }) => live.snapshots.get(id)?.figures.tlsDaysLeft !== undefined);
  const isRecorded = own.some(({ id }) => live.vantages?.some(({ events }) => events.has(id)));
  return (kind === 'certificates' && !seen) || (kind === 'outages' && !isRecorded) ? 'notProbed' : undefined;
};
