// /api/v1/people.json: members and teams, their roles, the subprojects that they maintain.
import { z } from 'astro/zod';
import { profile } from '#model/sig/people.ts';
import { personKind } from '#schemas/person.ts';
import { roleName } from '#schemas/shapes.ts';
import { day, idIn, identity, identityOf, listFile, text } from './source.ts';

const term = z.strictObject({
  role: roleName,
  since: day.optional().describe('任期开始；不知道就没有'),
  until: day.optional().describe('任期结束（不含当天）；不知道就没有'),
  state: z
    .enum(['current', 'coming', 'ended'])
    .describe('生成这份数据的那一天：current 在任 · coming 还没开始 · ended 已结束'),
});

const maintained = z.strictObject({
  subproject: idIn('subprojects'),
  role: roleName.optional().describe('以这个角色负责，随任期变化；指名负责的没有'),
});

const person = z.strictObject({
  ...identity,
  kind: personKind,
  name: text.describe('姓名或团队名'),
  affiliation: text.optional().describe('单位；章程没有提到就没有'),
  duties: text.optional().describe('负责的工作；章程没有提到就没有'),
  roles: z.array(term).describe('在本 SIG 的角色；没有角色是 []'),
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
