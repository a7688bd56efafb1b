// What /upkeep/ lists as warnings, each in the file in which it is fixed: terms of office, maintainers, certificates.
import { type Item, type Kind, upkeepOf } from '#model/upkeep/upkeep.ts';
import { whatToDo } from '#model/upkeep/what.ts';
import type { FieldPath } from '#schemas/shape.ts';
import { upkeepSourceOf } from '#scripts/check/content/facts.ts';
import { rowsOf } from '#scripts/check/content/meetings.ts';
import type { Source } from '#scripts/check/content/read.ts';
import type { Message } from '#scripts/check/finding.ts';
import { type Check, placed } from '#scripts/check/rule.ts';

interface Rule<K extends Kind> extends Pick<Check, 'description'>, Omit<Message, 'found'> {
  /** The kind of items, and the rule's name. */
  name: K;
  /** The field that an item is about; an item without one is not reported. */
  fieldOf: (item: Item<K>, source: Source) => FieldPath | undefined;
}

const ruleOf = <K extends Kind>({ name, description, fieldOf, ...advice }: Rule<K>): Check => ({
  name,
  description,
  run: (site) => {
    const upkeep = upkeepSourceOf(site);
    const sources = new Map(site.sources.map((source) => [source.file, source]));
    return (upkeep ? upkeepOf(upkeep, name) : []).flatMap((item) => {
      const source = sources.get(item.file);
      const at = source && fieldOf(item, source);
      const found = whatToDo(item as Item, 'zh');
      return at ? placed(source, [{ at, severity: 'warning', found, ...advice }]) : [];
    });
  },
});

export const certificates = ruleOf({
  name: 'certificates',
  description: '自己运行的系统，最近一次探测看到的证书没有快要过期',
  expected: '还有一个月以上',
  fix: '给这个系统续证书，再运行 npm run live 核实',
  fieldOf: () => ['url'],
});

export const maintainers = ruleOf({
  name: 'maintainers',
  description: '运行中的项目有在任的负责人，或者有一个待确认的问题',
  expected: 'maintainers: [{ person: 编号 }]',
  fix: '写上现在的负责人；还不知道是谁，就在 questions/ 里添一个关于 maintainers 的问题',
  fieldOf: ({ questions }) => (questions.length === 0 ? ['maintainers'] : undefined),
});

export const terms = ruleOf({
  name: 'terms',
  description: '联席组长和秘书的任期快到或已过，还没有写接下来是谁',
  expected: '有连任的任期，或者接任的人',
  fix: '选出以后，连任的在 roles 里添一项，接任的写进他自己的记录',
  fieldOf: ({ role, date }, { data }) => {
    const term = rowsOf(data, 'roles').find(({ row }) => row['role'] === role && row['until'] === date);
    return term && [...term.path, 'until'];
  },
});
