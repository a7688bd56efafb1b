// people/<id>.yaml：一个人，或一个团队。
import { z } from 'astro/zod';
import { date, localized, roleName } from './shapes.ts';

const role = z.strictObject({
  role: roleName,
  since: date.optional().describe('任期开始；不知道就不写'),
  until: date.optional().describe('任期结束（不含当天）；不知道就不写'),
});

const account = z
  .string()
  .regex(/^[\w.-]+(\/[\w.-]+)?$/, '应为用户名，不带 @，也不是网址；团队写 组织/团队')
  .optional();

export const person = z.strictObject({
  order: z.int().min(1).optional().describe('在章程名单中的顺序；不写则排在后面').meta({ title: '顺序' }),
  kind: z.enum(['person', 'team']).describe('person 个人 · team 团队').meta({ title: '类型' }),
  name: localized.describe('姓名或团队名，中文须与章程完全一致').meta({ title: '姓名' }),
  affiliation: localized.optional().describe('单位；章程没写就不写'),
  roles: z.array(role).describe('在本 SIG 的角色；不担任角色写 []').meta({ title: '角色' }),
  duties: localized.optional().describe('负责的工作；章程没写就不写'),
  accounts: z
    .strictObject({ github: account, gitee: account, atomgit: account })
    .optional()
    .describe('代码托管平台上的账号：{github: 用户名}；本人同意公开才写')
    .meta({ title: '账号' }),
});

export type Person = z.infer<typeof person>;
