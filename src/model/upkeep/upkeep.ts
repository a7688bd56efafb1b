// The upkeep of the site: one list of all that is open, missing, behind or about to run out.
import type { Item, Kind, UpkeepSource } from './item.ts';
import { certificates, filings, terms } from './limits.ts';
import { links } from './limits.ts';
import { holes, maintainers, questions, services } from './records.ts';
import { docs, translations } from './texts.ts';

export { type Behind, type Item, type Kind, kinds, type Limit, type Mender, type UpkeepSource } from './item.ts';

const finders: { [K in Kind]: (source: UpkeepSource) => Item<K>[] } = {
  questions,
  holes,
  maintainers,
  services,
  translations,
  docs,
  terms,
  filings,
  certificates,
  links,
};

/** What has no day stands behind what has one. */
const never = '9999-12-31';

/** What there is to do of one kind: the earliest day first, else in the order of the records. */
export const upkeepOf = <K extends Kind>(source: UpkeepSource, kind: K): Item<K>[] =>
  finders[kind](source).sort(({ date: a = never }, { date: b = never }) => (a < b ? -1 : a > b ? 1 : 0));

/** Why nothing can be said of a kind: the links were never checked, no certificate was ever seen. */
export const unseen = ({ facts, links, live }: UpkeepSource, kind: Kind): 'notChecked' | 'notProbed' | undefined => {
  if (kind === 'links' && !links) return 'notChecked';
  const own = facts.services.filter(({ data }) => data.owner === 'own');
  const seen = own.some(({ id }) => live.snapshots.get(id)?.figures.tlsDaysLeft !== undefined);
  return kind === 'certificates' && !seen ? 'notProbed' : undefined;
};
