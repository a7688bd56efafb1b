// People and subprojects.
import { joined } from '#language/names.ts';
import type { WordTree } from './word.ts';

export const people = {
  heading: ['组长和秘书', 'Chairs and secretary'],
  unlisted: ['未列入成员名单', 'Not in the member list'],
  maintains: ['负责的项目', 'Maintains'],
  former: ['曾任', 'Former'],
  formers: ['已卸任', 'Former members'],
  /** The days of a term, as far as they are known. */
  term: (since: string | undefined, until: string | undefined) => [
    since && until ? `${since} 至 ${until}` : since ? `${since} 起` : `至 ${until}`,
    since && until ? `${since} to ${until}` : since ? `since ${since}` : `until ${until}`,
  ],
  via: (role: string) => [`以${role}身份`, `as ${role.toLowerCase()}`],
  chairs: ['联席组长', 'Co-chairs'],
  secretary: ['秘书', 'Secretary'],
  members: ['成员', 'Members'],
  others: ['项目负责人', 'Subproject maintainers'],
  othersNote: [
    '章程列为项目负责人，但未列入成员名单。',
    'Named in the charter as maintainers of a subproject, but not in its member list.',
  ],
  /** `affiliation` is empty where it is not known, `roles` where there are none. */
  summary: (name: string, affiliation: string, sig: string, roles: string) => {
    const whoZh = `${name}${affiliation && `（${affiliation}）`}`;
    const whoEn = `${name}${affiliation && ` (${affiliation})`}`;
    const zh = roles ? joined(sig, roles) : `未列入${joined(sig, '成员名单')}`;
    const en = roles ? roles.toLowerCase().replace(/, (?=[^,]*$)/, ' and ') : 'not in the member list';
    return [`${whoZh}，${zh}。`, `${whoEn}, ${en} of the ${sig}.`];
  },
  /** A sentence or two of facts: the duties, empty where the charter states none, and the subprojects. */
  facts: (duties: string, maintains: string) => [
    `${duties ? `工作职责：${duties}` : '工作职责未注明。'}${maintains && `负责的项目：${maintains}。`}`,
    `${duties ? ` Duties: ${duties}` : ' Duties not stated.'}${maintains && ` Maintains: ${maintains}.`}`,
  ],
} satisfies WordTree;

export const subproject = {
  docs: ['相关文档', 'Documentation'],
  facts: ['基本信息', 'Details'],
  previous: ['上一个项目', 'Previous subproject'],
  next: ['下一个项目', 'Next subproject'],
  project: ['项目', 'Subproject'],
  related: ['相关成员', 'Related members'],
  relatedNote: ['据成员名单', 'from the member list'],
  external: ['外部资料（未经 SIG 确认）', 'External material (not confirmed by the SIG)'],
  noDocs: ['本项目暂无指南或操作手册。', 'No guides or runbooks for this subproject yet.'],
} satisfies WordTree;
