// What /upkeep/ lists as warnings, each in the file in which it is fixed: terms of office, maintainers, certificates.
import { type Item, type Kind, upkeepOf } from '#model/upkeep/upkeep.ts';
import { whatToDo } from '#model/upkeep/what.ts';
import type { FieldPath } from '#schemas/shape.ts';
import { upkeepSourceOf } from '#scripts/check/content/facts.ts';
import { rowsOf } from '#scripts/check/content/meetings.ts';
import type { Site, Source } from '#scripts/check/content/read.ts';
import type { Message } from '#scripts/check/finding.ts';
import { type Check, placed, type RuleFinding } from '#scripts/check/rule.ts';

/** `fieldOf` names the field concerned; an item without one is not reported. */
const warnings = <K extends Kind>(
  site: Site,
  kind: K,
  fieldOf: (item: Item<K>, source: Source) => FieldPath | undefined,
  advice: Omit<Message, 'found'>,
): RuleFinding[] => {
  const upkeep = upkeepSourceOf(site);
  const sources = new Map(site.sources.map((source) => [source.file, source]));
  return (upkeep ? upkeepOf(upkeep, kind) : []).flatMap((item) => {
    const source = sources.get(item.file);
    const at = source && fieldOf(item, source);
    const found = whatToDo(item as Item, 'zh');
    return at ? placed(source, [{ at, severity: 'warning', found, ...advice }]) : [];
  });
};

export const certificates: Check = {
  name: 'certificates',
  description: '自己运行的系统，最近一次探测看到的证书没有快要过期',
  run: (site) =>
    warnings(site, 'certificates', () => ['url'], {
      expected: '还有一个月以上',
      fix: '给这个系统续证书，再运行 npm run live 核实',
    }),
};

export const maintainers: Check = {
  name: 'maintainers',
  description: '运行中的项目有在任的负责人，或者有一个待确认的问题',
  run: (site) =>
    warnings(site, 'maintainers', ({ questions }) => (questions.length === 0 ? ['maintainers'] : undefined), {
      expected: 'maintainers: [{ person: 编号 }]',
      fix: '写上现在的负责人；还不知道是谁，就在 questions/ 里添一个关于 maintainers 的问题',
    }),
};

export const terms: Check = {
  name: 'terms',
  description: '联席组长和秘书的任期快到或已过，还没有写接下来是谁',
  run: (site) =>
    warnings(
      site,
      'terms',
      ({ role, date }, { data }) => {
        const term = rowsOf(data, 'roles').find(({ row }) => row['role'] === role && row['until'] === date);
        return term && [...term.path, 'until'];
      },
      {
        expected: '有连任的任期，或者接任的人',
        fix: '选出以后，连任的在 roles 里添一项，接任的写进他自己的记录',
      },
    ),
};
