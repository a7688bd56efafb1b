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
  description: '社区系统的证书在最近一次探测时未临近过期',
  expected: '证书的剩余有效期超过一个月',
  fix: '更新该系统的证书，再运行 npm run live 核实',
  fieldOf: () => ['url'],
});

export const maintainers = ruleOf({
  name: 'maintainers',
  description: '运行中的项目有在任的负责人，或有待确认的问题',
  expected: '运行中的项目填写负责人：maintainers: [{ person: ID }]',
  fix: '填写现任负责人；如果未知，请在 questions/ 中添加关于 maintainers 的问题',
  fieldOf: ({ questions }) => (questions.length === 0 ? ['maintainers'] : undefined),
});

export const terms = ruleOf({
  name: 'terms',
  description: '联席组长和秘书的任期临近结束或已结束时，有连任或接任的记录',
  expected: '任期结束前填写连任的任期或接任的人',
  fix: '选举后更新：连任时在 roles 中添加一项，接任时修改接任者的记录',
  fieldOf: ({ role, date }, { data }) => {
    const term = rowsOf(data, 'roles').find(({ row }) => row['role'] === role && row['until'] === date);
    return term && [...term.path, 'until'];
  },
});
