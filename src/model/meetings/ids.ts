// The numbers of decisions and action items: `D-2026-07` is the seventh decision of 2026.

/** Returns a function that gives the next free number of a kind and year, beyond those in use and those it has given. */
export function idGiver(inUse: Iterable<string>): (kind: 'D' | 'A', year: string) => string {
  const highest = new Map<string, number>();
  for (const id of inUse) {
    const [, group = '', digits = ''] = /^([DA]-\d{4})-(\d+)$/.exec(id) ?? [];
    highest.set(group, Math.max(highest.get(group) ?? 0, Number(digits)));
  }
  return (kind, year) => {
    const group = `${kind}-${year}`;
    const next = (highest.get(group) ?? 0) + 1;
    highest.set(group, next);
    return `${group}-${String(next).padStart(2, '0')}`;
  };
}
