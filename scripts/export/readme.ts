// A README in the community's template: headings in two languages, a bullet for each person, numbered subprojects.
import type { Named, Readme, ReadmeSubproject } from '#model/sig/readme.ts';

const person = ({ name, affiliation, duties }: Named): string =>
  `- ${name}${affiliation ? `（${affiliation}）` : ''}${duties ? `：${duties}` : ''}`;

const subproject = (one: ReadmeSubproject): string => {
  const number = `${one.number}. `;
  const indent = ' '.repeat(number.length);
  /** Further lines of a bullet stand below its text. */
  const bullet = (label: string, [first = '', ...more]: string[]): string[] => [
    `${indent}- 【${label}】${first}`,
    ...more.flatMap((line) => ['', `${indent}  ${line}`]),
  ];
  return [
    number + one.title,
    ...(one.state ? bullet('状态', [one.state]) : []),
    ...(one.introduction.length > 0 ? bullet('简介', one.introduction) : []),
    ...(one.link ? bullet('链接', [one.link]) : []),
    ...(one.maintainers ? bullet('负责人', [one.maintainers.join('、')]) : []),
    ...(one.repository ? bullet('代码仓', [one.repository]) : []),
  ].join('\n');
};

/** A section, unless there is nothing in it. */
const section = (heading: string, lines: string[], between = '\n'): string[] =>
  lines.length > 0 ? [`## ${heading}\n\n${lines.join(between)}`] : [];

/** `joining` is what the section about taking part is called: it names the SIG. */
export const renderReadme = (readme: Readme, joining: string): string =>
  [
    `<!-- 由站点的记录写成：npm run export -- readme。改记录，再写一遍，不要改这里。 -->\n\n# ${readme.title}`,
    ...section('职责范围 Scope', readme.scope, '\n\n'),
    ...section('联席组长 Chairs', readme.chairs.map(person)),
    ...section('秘书 Secretary', readme.secretaries.map(person)),
    ...section('成员 Members', readme.members.map(person)),
    ...section(
      '会议制度 Meetings',
      readme.meetings.map(({ name, schedule }) => `- ${name}${schedule ? `：${schedule}` : ''}`),
    ),
    ...section(
      '联络方式 Contacts',
      readme.contacts.map(({ name, address }) => `- ${name} ${address}`),
    ),
    ...section(joining, readme.joining),
    ...section('所辖项目 Subprojects', readme.subprojects.map(subproject), '\n\n'),
  ].join('\n\n') + '\n';
