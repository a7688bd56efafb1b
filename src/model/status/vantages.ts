// What several vantage points say together: the snapshot to show for each system, and where they differ, by name.
import type { Localized } from '#language/locales.ts';
import type { Snapshot } from '#schemas/snapshot.ts';
import type { Vantage } from './record.ts';
import { staleAfterMs } from './stale.ts';

const isOutage = ({ state }: Snapshot): boolean => state === 'partial_outage' || state === 'major_outage';

const isPast = (snapshot: Snapshot | undefined, now: Date): snapshot is Snapshot =>
  snapshot !== undefined && Date.parse(snapshot.checkedAt) <= now.getTime();

const isFresh = (snapshot: Snapshot | undefined, now: Date): snapshot is Snapshot =>
  isPast(snapshot, now) && now.getTime() - Date.parse(snapshot.checkedAt) <= staleAfterMs;

/** The snapshot of a system: an outage only where two trusted vantage points agree, or one alone is heard of. */
const agreedSnapshot = (vantages: readonly Vantage[], id: string, now: Date): Snapshot | undefined => {
  const all = vantages.filter(({ trusted }) => trusted).map(({ snapshots }) => snapshots.get(id));
  const fresh = all.filter((one) => isFresh(one, now));
  if (fresh.length < 2) return fresh[0] ?? all.find((one) => isPast(one, now));
  const outages = fresh.filter(isOutage);
  if (outages.length < 2) return fresh.find((one) => !isOutage(one));
  // They agree on the milder of the two.
  return outages.find(({ state }) => state === 'partial_outage') ?? outages[0];
};

/** The snapshots to show, by system. One vantage point shows its own. */
export const agreedSnapshots = (vantages: readonly Vantage[], now: Date): Map<string, Snapshot> => {
  const ids = new Set(vantages.flatMap(({ snapshots }) => [...snapshots.keys()]));
  const found = [...ids].sort().map((id) => [id, agreedSnapshot(vantages, id, now)] as const);
  return new Map(found.flatMap(([id, snapshot]) => (snapshot ? [[id, snapshot]] : [])));
};

/** A system that answers at one vantage point and not at another. */
export interface Difference {
  reachableFrom: Localized[];
  unreachableFrom: { name: Localized; since: string | undefined }[];
}

/** Where vantage points differ about a system now, untrusted ones included; absent where they do not. */
export const differenceOf = (vantages: readonly Vantage[], id: string, now: Date): Difference | undefined => {
  const fresh = vantages.flatMap(({ name, snapshots, events }) => {
    const snapshot = snapshots.get(id);
    return isFresh(snapshot, now) ? [{ name, snapshot, outages: events.get(id)?.outages ?? [] }] : [];
  });
  const bad = fresh.filter(({ snapshot }) => isOutage(snapshot));
  const good = fresh.filter(({ snapshot }) => !isOutage(snapshot) && snapshot.state !== 'unknown');
  if (bad.length === 0 || good.length === 0) return undefined;
  return {
    reachableFrom: good.map(({ name }) => name),
    unreachableFrom: bad.map(({ name, outages }) => ({
      name,
      since: outages.find(({ ended, state }) => ended === undefined && state !== 'degraded_performance')?.opened,
    })),
  };
};

export interface VantageNote {
  name: Localized;
  /** No result for three hours; a clock that is ahead; all that it sees is out, and all of that is well elsewhere. */
  kind: 'absent' | 'clock' | 'contradicts';
  /** Its last result, where there is one. */
  at: string | undefined;
}

/** One system that looks down may be down; from two on, it is the place. */
const leastToContradict = 2;

const contradicts = (vantage: Vantage, others: readonly Vantage[], now: Date): boolean => {
  const seen = [...vantage.snapshots].filter(([, one]) => isFresh(one, now) && one.state !== 'unknown');
  const isWell = (id: string) =>
    others.some(({ snapshots }) => {
      const other = snapshots.get(id);
      return isFresh(other, now) && !isOutage(other) && other.state !== 'unknown';
    });
  return seen.length >= leastToContradict && seen.every(([id, one]) => isOutage(one) && isWell(id));
};

/** What is wrong with vantage points, by name; nothing where there is only one. */
export const vantageNotes = (vantages: readonly Vantage[], now: Date): VantageNote[] => {
  if (vantages.length < 2) return [];
  return vantages.flatMap((vantage): VantageNote[] => {
    const times = [...vantage.snapshots.values()].map(({ checkedAt }) => checkedAt).sort();
    const at = times.at(-1);
    const note = (kind: VantageNote['kind']) => [{ name: vantage.name, kind, at }];
    if (at && Date.parse(at) > now.getTime()) return note('clock');
    if (!at || now.getTime() - Date.parse(at) > staleAfterMs) return note('absent');
    const others = vantages.filter((one) => one !== vantage);
    return contradicts(vantage, others, now) ? note('contradicts') : [];
  });
};
