// people/<id>.yaml：一个人，或一个团队。
import { z } from 'astro/zod';
import { date, localized, ordinal, roleName } from './shapes.ts';

const role = z.strictObject({
  role: roleName,
  since: date.optional().meta({ title: '任期开始', description: '任期开始；不知道就不写' }),
  until: date.optional().meta({
    title: '任期结束',
    description: '任期结束（不含当天）；不知道就不写',
    examples: ['2028-01-31'],
  }),
});

const account = z
  .string()
  .regex(/^[\w.-]+(\/[\w.-]+)?$/, '应为用户名，不带 @，也不是网址；团队写 组织/团队')
  .optional()
  .meta({ examples: ['member-a'] });

export const person = z.strictObject({
  order: ordinal.optional().meta({ title: '顺序', description: '在章程名单中的顺序；不写则排在后面' }),
  kind: z.enum(['person', 'team']).meta({ title: '类型', description: 'person 个人 · team 团队' }),
  name: localized.meta({
    title: '姓名',
    description: '姓名或团队名，中文须与章程完全一致',
    examples: [{ zh: '成员甲', en: 'Member A' }],
  }),
  affiliation: localized.optional().meta({
    title: '单位',
    description: '单位；章程没写就不写',
    examples: [{ zh: '某公司', en: 'Some company' }],
  }),
  roles: z.array(role).meta({ title: '角色', description: '在本 SIG 的角色；不担任角色写 []' }),
  duties: localized.optional().meta({
    title: '负责的工作',
    description: '负责的工作；章程没写就不写',
    examples: [{ zh: '负责某系统的维护。' }],
  }),
  accounts: z
    .strictObject({
      github: account.meta({ title: 'GitHub', description: 'GitHub 上的用户名' }),
      gitee: account.meta({ title: 'Gitee', description: 'Gitee 上的用户名' }),
      atomgit: account.meta({ title: 'AtomGit', description: 'AtomGit 上的用户名' }),
    })
    .optional()
    .meta({ title: '账号', description: '代码托管平台上的账号：{github: 用户名}；本人同意公开才写' }),
});

export type Person = z.infer<typeof person>;
