// No two records of a collection have one id, no two decisions or actions of all meetings, no two headings of a text.
import { headingsOf, isProse, writtenId } from '#scripts/check/content/body.ts';
import type { Check } from '#scripts/check/run-rules.ts';
import type { RuleFinding, Place } from '#scripts/check/finding.ts';
import { at, atField, atNode } from '#scripts/check/content/places.ts';
import type { Source } from '#scripts/check/content/read.ts';

interface Claim {
  id: string;
  place: Place;
}

/** The first to claim an id keeps it. */
const disputed = (claims: Claim[], expected: string, fix: string): RuleFinding[] => {
  const owners = new Map<string, Claim>();
  return claims.flatMap((claim) => {
    const owner = owners.get(claim.id);
    if (!owner) owners.set(claim.id, claim);
    if (!owner) return [];
    const found = `编号 ${claim.id} 与 ${owner.place.file}:${owner.place.line} 相同`;
    return [{ ...claim.place, found, expected, fix }];
  });
};

const groups = (sources: Source[]) => Map.groupBy(sources, ({ collection }) => collection).values();

const registered = (source: Source, register: 'decisions' | 'actions'): Claim[] => {
  const rows = (source.data as Record<string, unknown> | undefined)?.[register];
  if (!Array.isArray(rows)) return [];
  return rows.flatMap((row: { id?: unknown } | null, index) =>
    typeof row?.id === 'string' ? [{ id: row.id, place: atField(source, [register, index, 'id']) }] : [],
  );
};

const headings = (source: Source): RuleFinding[] =>
  isProse(source) && source.record.body.includes('[#')
    ? disputed(
        headingsOf(source).flatMap((heading) => {
          const id = writtenId(heading);
          return id ? [{ id: `#${String(id)}`, place: atNode(source, heading) }] : [];
        }),
        '标题的编号在一篇里只用一次',
        '给其中一个标题换一个编号',
      )
    : [];

export const uniqueIds: Check = {
  name: 'unique-ids',
  description: '同一类记录的编号、决议和待办的编号、一篇里标题的编号都不重复',
  run: ({ sources }) => {
    const meetings = sources.filter(({ collection }) => collection === 'meetings');
    const records = [...groups(sources)].flatMap((group) =>
      disputed(
        group.map((source) => ({ id: source.id, place: at(source, 0) })),
        '一个编号只有一个文件（扩展名和年份文件夹不算在编号里）',
        '删去其中一个文件，或者给它换一个名字',
      ),
    );
    const rows = (['decisions', 'actions'] as const).flatMap((register) =>
      disputed(
        meetings.flatMap((source) => registered(source, register)),
        '编号在所有会议中只用一次',
        '改用下一个没用过的编号',
      ),
    );
    return [...records, ...rows, ...sources.flatMap(headings)];
  },
};
