// 角色和人员的字，中文。
import { joined } from '#language/names.ts';

export const people = {
  role: { chair: '联席组长', secretary: '秘书', member: '成员', none: '未列入成员名单' },
  people: {
    heading: '人员',
    roles: '角色',
    affiliation: '单位',
    duties: '负责的工作',
    maintains: '负责的项目',
    accounts: '账号',
    forges: { github: 'GitHub', gitee: 'Gitee', atomgit: 'AtomGit' },
    former: '曾任',
    formers: '往任',
    team: '团队',
    via: (role: string) => `以${role}身份`,
    chairs: '联席组长',
    secretary: '秘书',
    members: '成员',
    others: '项目负责人',
    othersNote: '章程写明负责某个项目，但没有列入成员名单。',
    name: '姓名',
    /** `affiliation` is empty where it is not known, `roles` where there are none. */
    summary: (name: string, affiliation: string, sig: string, roles: string) => {
      const who = `${name}${affiliation && `（${affiliation}）`}`;
      const what = roles ? joined(sig, roles) : `没有列入${joined(sig, '成员名单')}`;
      return `${who}：${what}。单位、负责的工作和所辖项目。`;
    },
  },
};
