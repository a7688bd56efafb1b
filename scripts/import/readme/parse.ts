// A README in the community's template → its content. Every line is read, or noted.
import type { Named, Readme, ReadmeSubproject, Stated } from '#model/sig/readme.ts';
import type { AddNote, Line } from '#scripts/import/source.ts';

type Section = Exclude<keyof Readme, 'title'>;

/** Headings by a word that only one of them has; joining comes first, for it names the SIG. */
const headings: [Section, RegExp][] = [
  ['joining', /加入|贡献|join/i],
  ['scope', /职责|scope/i],
  ['chairs', /组长|chair/i],
  ['secretaries', /秘书|secretar/i],
  ['members', /成员|member/i],
  ['meetings', /会议|meeting/i],
  ['contacts', /联络|联系|contact/i],
  ['subprojects', /项目|subproject/i],
];

const item = /^\s*(?:[-*+]|\d+[.、．])\s+(.*)$/;
const itemText = (text: string): string | undefined => item.exec(text)?.[1]?.trim();

/** `钟逊    负责维护…`, `李伟（海光）`, `成员甲（某公司）：负责…`: a name may have single spaces in it. */
export const personIn = (text: string): Named => {
  const [, front = '', duties] = /^(.*?)(?:\s*[：:]\s*|\s{2,}|\s+(?=负责))(\S.*)$/.exec(text) ?? [undefined, text];
  const [, name = '', affiliation] = /^(.*?)\s*[（(]([^（）()]*)[）)]$/.exec(front.trim()) ?? [undefined, front.trim()];
  return {
    name: name.trim(),
    ...(affiliation?.trim() && { affiliation: affiliation.trim() }),
    ...(duties?.trim() && { duties: duties.trim() }),
  };
};

/** `郁葱葱 练海富`, `成员甲、示例团队`: at a comma, or else at spaces between names of Chinese characters. */
const peopleIn = (text: string): string[] => {
  const parts = text.split(/\s*[、，,；;]\s*/).filter(Boolean);
  const words = text.trim().split(/\s+/);
  const names = words.every((word) => /^\p{Script=Han}{2,4}$/u.test(word));
  return parts.length === 1 && words.length > 1 && names ? words : parts;
};

/** `<https://…>` and `[x](https://…)` are the address. */
const statedIn = (text: string): Stated => {
  const address = /https?:\/\/[^\s<>（）)]+/.exec(text)?.[0];
  return address ?? (/^TBD/i.test(text) ? 'TBD' : /^N\/?A/i.test(text) ? 'N/A' : text);
};

const labels: Record<string, (one: ReadmeSubproject, text: string) => void> = {
  简介: (one, text) => one.introduction.push(text),
  链接: (one, text) => (one.link = statedIn(text)),
  负责人: (one, text) => (one.maintainers = peopleIn(text)),
  代码仓: (one, text) => (one.repository = statedIn(text)),
  状态: (one, text) => (one.state = text),
};

const subprojectsIn = (lines: Line[], note: AddNote): ReadmeSubproject[] => {
  const found: ReadmeSubproject[] = [];
  for (const { number, text } of lines) {
    const one = found.at(-1);
    const [, digits, title] = /^(\d+)[.、．]\s*(\S.*)$/.exec(text) ?? [];
    const [, label = '', value = ''] = /^\s*[-*+]\s*【(.+?)】\s*(.*)$/.exec(text) ?? [];
    const read = labels[label];
    if (title) found.push({ number: Number(digits), title: title.trim(), introduction: [] });
    else if (one && read) read(one, value.trim());
    else if (one && !label && /^\s{3,}\S/.test(text) && one.introduction.length > 0) one.introduction.push(text.trim());
    else note(number, 'unplaced', `未写入：「${text.trim()}」`);
  }
  return found;
};

/** Reads the lines of one file. What has no place is noted, so that nothing is lost unnoticed; comments are for editors of the file. */
export function parseReadme(lines: Line[], note: AddNote): Readme {
  const sections = new Map<Section, Line[]>();
  let title = '';
  let current: Line[] | undefined;
  for (const line of lines.filter(({ text }) => !/^\s*<!--.*-->\s*$/.test(text))) {
    const heading = /^#{1,6}\s*(.+?)\s*#*$/.exec(line.text)?.[1];
    const section = heading && headings.find(([, words]) => words.test(heading))?.[0];
    if (heading && section && !sections.has(section)) {
      current = [];
      sections.set(section, current);
    } else if (heading && !title && !section) title = heading;
    else if (heading) {
      current = undefined;
      note(line.number, 'unplaced', `没有对应的章节：「${heading}」`);
    } else if (line.text.trim() !== '') {
      if (current) current.push(line);
      else note(line.number, 'unplaced', `未写入：「${line.text.trim()}」`);
    }
  }
  const of = (section: Section): Line[] => sections.get(section) ?? [];
  const items = (section: Section): string[] =>
    of(section).flatMap(({ number, text }) => {
      const found = itemText(text);
      if (found === undefined) note(number, 'unplaced', `不是列表项，未写入：「${text.trim()}」`);
      return found || [];
    });
  return {
    title,
    scope: of('scope').map(({ text }) => text.trim()),
    chairs: items('chairs').map(personIn),
    secretaries: items('secretaries').map(personIn),
    members: items('members').map(personIn),
    meetings: items('meetings').map((text) => {
      const [, name = text, schedule] = /^(.+?)\s*[：:]\s*(\S.*)$/.exec(text) ?? [];
      return { name: name.trim(), ...(schedule && { schedule }) };
    }),
    contacts: of('contacts').flatMap(({ number, text }) => {
      const [, name, address] = /^(.*?)[\s：:]*<?([\w.+-]+@[\w.-]+)>?$/.exec(itemText(text) ?? '') ?? [];
      if (!address) note(number, 'unplaced', `无法识别邮件地址：「${text.trim()}」`);
      return address ? [{ name: name?.trim() ?? '', address }] : [];
    }),
    joining: of('joining').map(({ text }) => text.trimEnd()),
    subprojects: subprojectsIn(of('subprojects'), note),
  };
}
