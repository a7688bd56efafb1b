// A README in the community's template → its content. Every line is read, or noted.
import type { Readme, ReadmeSubproject } from '#model/sig/readme.ts';
import { type AddNote, cellsOf, isHeading, levelOf, type Line } from '#scripts/import/source.ts';
import { itemText, peopleIn } from './people.ts';
import { subprojectsIn } from './subprojects.ts';

type Section = Exclude<keyof Readme, 'title'>;

/** Headings by a word that only one of them has; joining comes first, for it names the SIG. */
const headings: [Section, RegExp][] = [
  ['joining', /加入|参与贡献|贡献指南|join|contribut/i],
  ['scope', /职责|工作(?:范围|目标)|scope|mission/i],
  ['chairs', /组长|maintainers?(?:\s*列表)?$|chair/i],
  ['secretaries', /秘书|secretar/i],
  ['contacts', /联络|联系|邮件列表|contact|mailing/i],
  ['subprojects', /所辖项目|子项目|项目列表|项目清单|项目$|subproject|projects?$/i],
  ['members', /成员|member|committers?(?:\s*列表)?$/i],
  ['meetings', /会议|meeting/i],
];

const address = /(?:mailto:)?([\w.+-]+@[\w.-]+\.[a-z]{2,})/i;

/** `邮件列表 <sig@lists.example.org>`, `[sig@…](mailto:sig@…)`: a name and an address. */
const contactIn = (text: string): Readme['contacts'][number] | undefined => {
  const found = address.exec(text)?.[1];
  if (!found) return undefined;
  const name = text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(new RegExp(address, 'gi'), '')
    .replaceAll(/[<>|`*（）()：:，,\s-]+/g, ' ')
    .trim();
  return { name, address: found };
};

/** Reads the lines of one file. What has no place is noted, so that nothing is lost unnoticed; comments are for editors of the file. */
export function parseReadme(lines: Line[], note: AddNote): Readme {
  const sections = new Map<Section, Line[]>();
  let title = '';
  let current: { section: Section; level: number; lines: Line[] } | undefined;
  for (const line of lines.filter(({ text }) => !/^\s*<!--.*-->\s*$/.test(text))) {
    const heading = isHeading(line.text) ? /^\s*#{1,6}\s*(.+?)\s*#*$/.exec(line.text)?.[1] : undefined;
    const level = levelOf(line.text);
    const isInside = current !== undefined && level > current.level;
    // Below the heading of the subprojects stand their own.
    if (heading && isInside && current?.section === 'subprojects') current.lines.push(line);
    else if (heading) {
      const section = headings.find(([, words]) => words.test(heading))?.[0];
      if (
        section &&
        (title || section !== 'members' || level > 1 || sections.size > 0 || !/^\s*#\s*SIG/i.test(line.text))
      ) {
        const known = sections.get(section) ?? [];
        sections.set(section, known);
        current = { section, level, lines: known };
      } else if (title) {
        current = undefined;
        note(line.number, 'unplaced', `没有对应的章节：「${heading}」`);
      } else title = heading;
    } else if (line.text.trim() !== '') {
      if (current) current.lines.push(line);
      else note(line.number, 'unplaced', `未写入：「${line.text.trim()}」`);
    }
  }
  const of = (section: Section): Line[] => sections.get(section) ?? [];
  return {
    title,
    scope: of('scope').map(({ text }) => text.trim()),
    chairs: peopleIn(of('chairs'), note),
    secretaries: peopleIn(of('secretaries'), note),
    members: peopleIn(of('members'), note),
    meetings: of('meetings').flatMap(({ number, text }) => {
      const item = itemText(text) ?? text.trim();
      const [, name = item, schedule] = /^(.+?)\s*[：:]\s*(\S.*)$/.exec(item) ?? [];
      if (!cellsOf(text) && name.length <= 40 && !/[。！？]|时间$/.test(name))
        return [{ name: name.trim(), ...(schedule && { schedule }) }];
      note(number, 'unplaced', `无法识别会议名称，未写入：「${item}」`);
      return [];
    }),
    contacts: of('contacts').flatMap(({ number, text }) => {
      const contact = contactIn(itemText(text) ?? text.trim());
      if (!contact) note(number, 'unplaced', `无法识别邮件地址：「${text.trim()}」`);
      return contact ?? [];
    }),
    joining: of('joining').map(({ text }) => text.trimEnd()),
    subprojects: subprojectsIn(of('subprojects'), note),
  } satisfies Record<Section, unknown> & { title: string; subprojects: ReadmeSubproject[] };
}
