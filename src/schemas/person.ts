// people/<id>.yaml: a person or a team.
import { z } from 'astro/zod';
import { choice, field } from './field.ts';
import { date, localized, ordinal, reference, roleName, stated } from './shapes.ts';

export const personKind = choice({ person: ['个人', 'Person'], team: ['团队', 'Team'] });

const role = z.strictObject({
  role: field(roleName, ['角色', 'Role']),
  since: field(date.optional(), ['任期开始', 'Term start'], {
    help: ['任期的第一天；未知时省略', 'First day of the term. Omit if unknown.'],
  }),
  until: field(date.optional(), ['任期结束', 'Term end'], {
    help: [
      '任期结束的日期（不含当天）；未知时省略',
      'End of the term; the day itself is not part of it. Omit if unknown.',
    ],
    example: '2028-01-31',
  }),
});

const account = z
  .string()
  .regex(/^[\w.-]+(\/[\w.-]+)?$/, '应为用户名，不带 @，不是网址；团队填 组织/团队')
  .optional()
  .meta({ examples: ['member-a'] });

export const accounts = z.strictObject({
  github: field(account, ['GitHub', 'GitHub'], { help: ['GitHub 上的用户名', 'User name on GitHub.'] }),
  gitee: field(account, ['Gitee', 'Gitee'], { help: ['Gitee 上的用户名', 'User name on Gitee.'] }),
  atomgit: field(account, ['AtomGit', 'AtomGit'], { help: ['AtomGit 上的用户名', 'User name on AtomGit.'] }),
});

export const person = z.strictObject({
  order: field(ordinal.optional(), ['顺序', 'Order'], {
    help: [
      '在章程名单中的顺序；省略时排在最后',
      'Position in the list of the charter. Default: after those with a position.',
    ],
  }),
  kind: field(personKind, ['类型', 'Kind']),
  name: field(localized, ['姓名', 'Name'], {
    help: [
      '姓名或团队名，中文须与章程完全一致',
      'Name of the person or team. The Chinese name must be exactly as in the charter.',
    ],
    example: { zh: '成员甲', en: 'Member A' },
  }),
  affiliation: field(stated(localized), ['单位', 'Affiliation'], {
    help: ['单位；章程未注明时省略', 'Affiliation. Omit if the charter does not state it.'],
    example: { zh: '某公司', en: 'Some company' },
  }),
  roles: field(z.array(role), ['角色', 'Roles'], {
    help: ['在本 SIG 的角色；没有角色时填 []', 'Roles in this SIG. [] if there is none.'],
  }),
  duties: field(stated(localized), ['工作职责', 'Duties'], {
    help: ['工作职责；章程未注明时省略', 'Duties. Omit if the charter does not state them.'],
    example: { zh: '负责某系统的维护。' },
  }),
  services: field(z.array(reference('services')).default([]), ['涉及的系统', 'Systems'], {
    help: ['工作职责涉及的系统：services/ 中的 ID', 'Systems that the duties are about: IDs in services/.'],
  }),
  accounts: field(accounts.optional(), ['账号', 'Accounts'], {
    help: [
      '代码托管平台的账号：{github: 用户名}；仅在本人同意公开时填写',
      'Accounts on code hosting platforms: {github: user name}. Only with the consent of the person.',
    ],
  }),
});

export type Person = z.infer<typeof person>;
