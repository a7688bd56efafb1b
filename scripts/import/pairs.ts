// Pairs of a list, 「姓名-单位」 or 「单位-姓名」: which side is the name is decided for the whole list.
import { kindOf } from './names.ts';

type Order = 'name-first' | 'affiliation-first';

export interface Evidence {
  /** Names known from elsewhere. */
  names: ReadonlySet<string>;
  affiliations: ReadonlySet<string>;
}

/** Which side of one pair is the name, where the pair alone shows it. */
function orderAlone([left, right]: [string, string], known: Evidence): Order | undefined {
  const votes = (name: string, affiliation: string) =>
    known.names.has(name) || known.affiliations.has(affiliation) || kindOf(affiliation) === 'organisation';
  const [first, last] = [votes(left, right), votes(right, left)];
  if (first !== last) return first ? 'name-first' : 'affiliation-first';
  const kinds = [kindOf(left), kindOf(right)];
  if (kinds[0] === 'name' && kinds[1] === 'either') return 'name-first';
  return kinds[0] === 'either' && kinds[1] === 'name' ? 'affiliation-first' : undefined;
}

export interface Entry {
  line: number;
  whole: string;
  sides: string[];
  inBrackets?: string;
  /** Told by the title of its group, or by another column. */
  affiliation?: string;
}

interface Reading {
  order: Order;
  /** `rest`: only the other pairs of the list show it. */
  shownBy: 'itself' | 'rest';
}

/**
 * How each pair of a list is read; none where that is unclear. What one pair shows counts for the others, and a list that is
 * written one way nearly throughout is read that way where a pair does not show it.
 */
export function readingsOf(pairs: Entry[], known: Evidence): Map<Entry, Reading> {
  const orderBy = (evidence: Evidence) => (pair: Entry) => orderAlone(pair.sides as [string, string], evidence);
  const alone = new Map(pairs.map((pair) => [pair, orderBy(known)(pair)]));
  const names = new Set(known.names);
  const affiliations = new Set(known.affiliations);
  for (const [{ sides }, order] of alone) {
    if (!order) continue;
    const [name = '', affiliation = ''] = order === 'name-first' ? sides : sides.toReversed();
    names.add(name);
    affiliations.add(affiliation);
  }
  const orders = pairs.map((pair) => alone.get(pair) ?? orderBy({ names, affiliations })(pair));
  const usual = usualOf(orders.filter((order) => order !== undefined));
  return new Map(
    pairs.flatMap((pair, i): [Entry, Reading][] => {
      const order = orders[i];
      if (order) return [[pair, { order, shownBy: 'itself' }]];
      return usual ? [[pair, { order: usual, shownBy: 'rest' }]] : [];
    }),
  );
}

/** The order of nearly all pairs. */
function usualOf(orders: Order[]): Order | undefined {
  const share = orders.filter((order) => order === 'name-first').length / orders.length;
  if (share >= 0.8) return 'name-first';
  return share <= 0.2 ? 'affiliation-first' : undefined;
}
