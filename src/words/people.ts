// People and subprojects.
import { joined } from '#language/names.ts';
import { plural, type WordTree } from './word.ts';

/** Names in one text, empty where there are none. */
type Parts = Record<'roles' | 'former' | 'maintains', string>;

export const people = {
  heading: ['组长和秘书', 'Chairs and secretary'],
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
  othersNote: ['在所辖项目中列为负责人，未登记角色。', 'Listed as maintainers of a subproject. No role is recorded.'],
  /** What a person is to the SIG, as the records say it: each part but the names is empty where they say nothing. */
  summary: (name: string, affiliation: string, sig: string, { roles, former, maintains }: Parts) => {
    const whoZh = `${name}${affiliation && `（${affiliation}）`}`;
    const whoEn = `${name}${affiliation && ` (${affiliation})`}`;
    const inEnglish = (names: string) => `${names.toLowerCase().replace(/, (?=[^,]*$)/, ' and ')} of the ${sig}`;
    if (roles) return [`${whoZh}，${joined(sig, roles)}。`, `${whoEn}, ${inEnglish(roles)}.`];
    if (former) return [`${whoZh}，曾任${joined(sig, former)}。`, `${whoEn}, former ${inEnglish(former)}.`];
    if (maintains) return [`${whoZh}，负责的项目：${maintains}。`, `${whoEn}, maintains ${maintains}.`];
    return [`${whoZh}。`, `${whoEn}.`];
  },
  /** A sentence or two of facts: the duties, empty where the charter states none, and the subprojects. */
  facts: (duties: string, maintains: string) => [
    `${duties ? `工作职责：${duties}` : '工作职责未注明。'}${maintains && `负责的项目：${maintains}。`}`,
    `${duties ? ` Duties: ${duties}` : ' Duties not stated.'}${maintains && ` Maintains: ${maintains}.`}`,
  ],
} satisfies WordTree;

export const subproject = {
  at: (hosts: string) => [`网址：${hosts}。`, `URL: ${hosts}.`],
  docs: ['相关文档', 'Documentation'],
  facts: ['基本信息', 'Details'],
  previous: ['上一个项目', 'Previous subproject'],
  next: ['下一个项目', 'Next subproject'],
  project: ['项目', 'Subproject'],
  contact: ['联系人', 'Contact'],
  count: (count: number) => [`${count} 个项目`, plural(count, 'subproject')],
  related: ['相关成员', 'Related members'],
  relatedNote: ['据成员名单', 'from the member list'],
  external: ['外部资料（未经 SIG 确认）', 'External material (not confirmed by the SIG)'],
  noDocs: ['本项目暂无指南或操作手册。', 'No guides or runbooks for this subproject yet.'],
} satisfies WordTree;
