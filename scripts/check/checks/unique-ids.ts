// No two records of a collection have one id, no two decisions or actions of all meetings, no two headings of a text.
import { isProse, nodesOf, writtenId } from '#scripts/check/content/body.ts';
import { rowsOf } from '#scripts/check/content/meetings.ts';
import { at, type Spot } from '#scripts/check/content/places.ts';
import { recordsOf, type Source } from '#scripts/check/content/read.ts';
import { type Check, placed, type RuleFinding } from '#scripts/check/rule.ts';

interface Claim {
  id: string;
  source: Source;
  spot: Spot;
}

/** The first to claim an id keeps it. */
const disputed = (claims: Claim[], expected: string, fix: string): RuleFinding[] => {
  const owners = new Map<string, Claim>();
  return claims.flatMap((claim) => {
    const owner = owners.get(claim.id);
    if (!owner) owners.set(claim.id, claim);
    if (!owner) return [];
    const { file, line } = at(owner.source, owner.spot);
    const found = `${claim.id} 与 ${file}:${line} 重复`;
    return placed(claim.source, [{ at: claim.spot, found, expected, fix }]);
  });
};

const registered = (source: Source, register: 'decisions' | 'actions'): Claim[] =>
  rowsOf(source.data, register).flatMap(({ path, row: { id } }) =>
    typeof id === 'string' ? [{ id, source, spot: [...path, 'id'] }] : [],
  );

const inHeadings = (source: Source): Claim[] =>
  isProse(source) && source.record.body.includes('[#')
    ? nodesOf(source, 'heading').flatMap((heading) => {
        const id = writtenId(heading);
        return id ? [{ id: `#${String(id)}`, source, spot: heading }] : [];
      })
    : [];

export const uniqueIds: Check = {
  name: 'unique-ids',
  description: '记录的 ID、决议和待办的编号、同一篇中标题的锚点不重复',
  // Of the other records only the names and numbers matter, which are looked at in every check.
  given: () => null,
  run: (site, sources = site.sources) => {
    const records = [...Map.groupBy(site.sources, ({ collection }) => collection).values()].flatMap((group) =>
      disputed(
        group.map((source) => ({ id: source.id, source, spot: 0 })),
        '每个 ID 只对应一个文件（ID 不含扩展名和年份目录）',
        '删除或重命名其中一个文件',
      ),
    );
    const rows = (['decisions', 'actions'] as const).flatMap((register) =>
      disputed(
        recordsOf(site, 'meetings').flatMap((source) => registered(source, register)),
        '每个编号在所有会议中只使用一次',
        '改用下一个未使用的编号',
      ),
    );
    const headings = sources.flatMap((source) =>
      disputed(inHeadings(source), '每个锚点在同一篇中只使用一次', '修改其中一个标题的锚点'),
    );
    return [...records, ...rows, ...headings];
  },
};
