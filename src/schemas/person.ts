// people/<id>.yaml：一个人，或一个团队。
import { z } from 'astro/zod';
import { date, localized } from './shapes.ts';

const role = z.strictObject({
  role: z.enum(['chair', 'secretary', 'member']).describe('chair 联席组长 · secretary 秘书 · member 成员'),
  since: date.optional().describe('任期开始；不知道就不写'),
  until: date.optional().describe('任期结束（不含当天）；不知道就不写'),
});

export const person = z.strictObject({
  order: z.int().min(1).optional().describe('在章程名单中的顺序；不写则排在后面'),
  kind: z.enum(['person', 'team']).describe('person 个人 · team 团队'),
  name: localized.describe('姓名或团队名，中文须与章程完全一致'),
  affiliation: localized.optional().describe('单位；章程没写就不写'),
  roles: z.array(role).describe('在本 SIG 的角色；不担任角色写 []'),
  duties: localized.optional().describe('负责的工作；章程没写就不写'),
});

export type Person = z.infer<typeof person>;
