// Every id that a record, a page or site.config.ts names belongs to a record.
import { collections } from '#schemas/collections.ts';
import { suggest } from '#scripts/check/advice/closest.ts';
import type { Check } from '#scripts/check/run-rules.ts';
import type { RuleFinding } from '#scripts/check/finding.ts';
import { rowsOf } from '#scripts/check/content/meetings.ts';
import type { Site } from '#scripts/check/content/read.ts';
import { inSettings, type Reference, referencesIn } from '#scripts/check/content/references.ts';
import { howToFixReference } from '#scripts/check/content/references.ts';
import { ownName } from '#model/record-names.ts';

type Register = 'decisions' | 'actions';
const isRegister = (to: string): to is Register => to === 'decisions' || to === 'actions';

const idsOf = ({ sources }: Site, to: string): Set<string> =>
  new Set(
    isRegister(to)
      ? sources
          .filter(({ collection }) => collection === 'meetings')
          .flatMap(({ data }) => rowsOf(data, to).map(({ row }) => String(row['id'])))
      : sources.filter(({ collection }) => collection === to).map(({ id }) => id),
  );

/** The ids that were meant: by a record's name, or several in one, parted as Chinese parts them. */
const meant = (id: string, to: string, ids: Set<string>, { sources }: Site): string | undefined => {
  const parts = id.split(/[，、；,;\s]+/);
  if (parts.length > 1 && parts.every((part) => ids.has(part))) return `分开写：[${parts.join(', ')}]`;
  const named = sources.find((source) => source.collection === to && ownName(source, 'zh') === id);
  return named && `写编号，不写名字：${named.id}`;
};

const broken = ({ place, source, to, id, field }: Reference, ids: Set<string>, site: Site): RuleFinding => {
  const all = ids.size === 0 ? '一条也没有' : ids.size <= 15 ? [...ids].join('、') : `共 ${ids.size} 条`;
  const folder = to in collections ? `${to}/` : to;
  const fix =
    source && isRegister(to)
      ? howToFixReference(site, source, to, id)
      : (meant(id, to, ids, site) ?? suggest(id, ids, `改为已有的编号，或者先添加 ${id}`));
  return {
    ...place(),
    found: `字段 ${field}：${folder} 中没有编号为 ${id} 的记录`,
    expected: `${folder} 中一条记录的编号：${all}`,
    fix,
  };
};

export const references: Check = {
  name: 'references',
  description: '记录、页面和 site.config.ts 里写的编号都有对应的记录',
  run: (site) => {
    const known = new Map<string, Set<string>>();
    const ids = (to: string): Set<string> => {
      const found = known.get(to) ?? idsOf(site, to);
      known.set(to, found);
      return found;
    };
    return [...site.sources.flatMap(referencesIn), ...inSettings(site)]
      .filter(({ to, id }) => !ids(to).has(id))
      .map((reference) => broken(reference, ids(reference.to), site));
  },
};
