// A README in the community's template: headings in two languages, a bullet for each person, numbered subprojects.
import type { Named, Readme, ReadmeSubproject } from '#model/sig/readme.ts';

const person = ({ name, affiliation, duties }: Named): string =>
  `- ${name}${affiliation ? `（${affiliation}）` : ''}${duties ? `：${duties}` : ''}`;

const meeting = ({ name, schedule }: Readme['meetings'][number]): string =>
  `- ${name}${schedule ? `：${schedule}` : ''}`;

const contact = ({ name, address }: Readme['contacts'][number]): string => `- ${name} ${address}`;

const subproject = (one: ReadmeSubproject): string => {
  const number = `${one.number}. `;
  const indent = ' '.repeat(number.length);
  /** Further lines of a bullet stand below its text; there is none without text. */
  const bullet = (label: string, text?: string, ...more: string[]): string[] =>
    text ? [`${indent}- 【${label}】${text}`, ...more.flatMap((line) => ['', `${indent}  ${line}`])] : [];
  return [
    number + one.title,
    ...bullet('状态', one.state),
    ...bullet('简介', ...one.introduction),
    ...bullet('链接', one.link),
    ...bullet('负责人', one.maintainers?.join('、')),
    ...bullet('代码仓', one.repository),
  ].join('\n');
};

/** A section, unless there is nothing in it. */
const section = (heading: string, lines: string[], between = '\n'): string[] =>
  lines.length > 0 ? [`## ${heading}\n\n${lines.join(between)}`] : [];

/** `joining` is what the section about taking part is called: it names the SIG. */
export const renderReadme = (readme: Readme, joining: string): string =>
  [
    `<!-- 由 npm run export -- readme 根据站点记录生成，请勿直接修改；请修改记录后重新生成。 -->\n\n# ${readme.title}`,
    ...section('职责范围 Scope', readme.scope, '\n\n'),
    ...section('联席组长 Chairs', readme.chairs.map(person)),
    ...section('秘书 Secretary', readme.secretaries.map(person)),
    ...section('成员 Members', readme.members.map(person)),
    ...section('会议制度 Meetings', readme.meetings.map(meeting)),
    ...section('联络方式 Contacts', readme.contacts.map(contact)),
    ...section(joining, readme.joining),
    ...section('所辖项目 Subprojects', readme.subprojects.map(subproject), '\n\n'),
  ].join('\n\n') + '\n';
