// People and subprojects.
import { joined } from '#language/names.ts';
import type { WordTree } from './word.ts';

export const people = {
  heading: ['人员', 'People'],
  unlisted: ['未列入成员名单', 'Not in the member list'],
  maintains: ['负责的项目', 'Maintains'],
  former: ['曾任', 'Former'],
  formers: ['往任', 'Formerly'],
  via: (role: string) => [`以${role}身份`, `as ${role.toLowerCase()}`],
  chairs: ['联席组长', 'Co-chairs'],
  secretary: ['秘书', 'Secretary'],
  members: ['成员', 'Members'],
  others: ['项目负责人', 'Subproject maintainers'],
  othersNote: [
    '章程写明负责某个项目，但没有列入成员名单。',
    'Named in the charter as maintainers of a subproject, but not in its member list.',
  ],
  /** `affiliation` is empty where it is not known, `roles` where there are none. */
  summary: (name: string, affiliation: string, sig: string, roles: string) => {
    const whoZh = `${name}${affiliation && `（${affiliation}）`}`;
    const whoEn = `${name}${affiliation && ` (${affiliation})`}`;
    const zh = roles ? joined(sig, roles) : `没有列入${joined(sig, '成员名单')}`;
    const en = roles ? roles.toLowerCase().replace(/, (?=[^,]*$)/, ' and ') : 'not in the member list';
    return [
      `${whoZh}：${zh}。单位、负责的工作和所辖项目。`,
      `${whoEn}, ${en} of the ${sig}: affiliation, duties and subprojects.`,
    ];
  },
} satisfies WordTree;

export const subproject = {
  docs: ['相关文档', 'Documentation'],
  facts: ['登记事项', 'On record'],
  previous: ['上一个项目', 'Previous subproject'],
  next: ['下一个项目', 'Next subproject'],
  project: ['项目', 'Subproject'],
  noDocs: ['还没有为本项目写的指南或操作手册。', 'No guide or runbook has been written for this subproject yet.'],
} satisfies WordTree;
