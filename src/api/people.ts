// /api/v1/people.json: members and teams, their roles, the subprojects that they maintain.
import { z } from 'astro/zod';
import { profile } from '#model/sig/people.ts';
import { personKind } from '#schemas/person.ts';
import { roleName } from '#schemas/shapes.ts';
import { day, idIn, identity, identityOf, listFile, text } from './source.ts';

const term = z.strictObject({
  role: roleName,
  since: day.optional().describe('任期的第一天；未知时省略'),
  until: day.optional().describe('任期结束的日期（不含当天）；未知时省略'),
  state: z
    .enum(['current', 'coming', 'ended'])
    .describe('数据生成当天的状态：current 在任 · coming 尚未开始 · ended 已结束'),
});

const maintained = z.strictObject({
  subproject: idIn('subprojects'),
  role: roleName.optional().describe('以该角色负责，随任期变化；本人直接负责时省略'),
});

const person = z.strictObject({
  ...identity,
  kind: personKind,
  name: text.describe('姓名或团队名'),
  affiliation: text.optional().describe('单位；章程未注明时省略'),
  duties: text.optional().describe('工作职责；章程未注明时省略'),
  roles: z.array(term).describe('在本 SIG 的角色；没有角色时为 []'),
  maintains: z.array(maintained).describe('负责的所辖项目，按章程的顺序'),
});

export const people = listFile('people', person, '按章程名单的顺序', (source) =>
  source.facts.people.map((person) => {
    const { kind, name, affiliation, duties, roles } = person.data;
    const { current, former, maintains } = profile(source.facts, person.id, source.today);
    const stateOf = (term: (typeof roles)[number]) =>
      current.includes(term) ? 'current' : former.includes(term) ? 'ended' : 'coming';
    return {
      ...identityOf(source, person),
      kind,
      name,
      affiliation,
      duties,
      roles: roles.map((term) => ({ ...term, state: stateOf(term) })),
      maintains: maintains.map(({ id: subproject, role }) => ({ subproject, role })),
    };
  }),
);
