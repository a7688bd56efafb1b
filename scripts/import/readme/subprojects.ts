// The subprojects of a README: numbered lines or headings, with labelled facts below.
import type { ReadmeSubproject, Stated } from '#model/sig/readme.ts';
import { type AddNote, isHeading, type Line } from '#scripts/import/source.ts';

/** `郁葱葱 练海富`, `成员甲、示例团队`: at a comma, or else at spaces between names of Chinese characters. */
const namesIn = (text: string): string[] => {
  const parts = text.split(/\s*[、，,；;]\s*/).filter(Boolean);
  const words = text.trim().split(/\s+/);
  const names = words.every((word) => /^\p{Script=Han}{2,4}$/u.test(word));
  return [...new Set(parts.length === 1 && words.length > 1 && names ? words : parts)];
};

/** `<https://…>` and `[x](https://…)` are the address, and `git@host:path.git` is that of its page. */
const statedIn = (text: string): Stated => {
  const address = /https?:\/\/[^\s<>（）)]+/.exec(text)?.[0];
  const git = /(?:ssh:\/\/)?git@([\w.-]+)[:/]([\w./-]+?)(?:\.git)?(?=$|[\s>）)])/.exec(text);
  if (address) return address;
  if (git) return `https://${git[1]}/${git[2]}`;
  return /^(?:TBD|待定|待确认|待补充)/i.test(text) ? 'TBD' : /^(?:N\/?A|无|不适用)[。.]?$/i.test(text) ? 'N/A' : text;
};

type Read = (one: ReadmeSubproject, text: string) => void;

const labels: [RegExp, Read][] = [
  [
    /^(?:项目)?(?:简介|介绍|描述|说明)$|^(?:description|introduction)$/i,
    (one, text) => void (text && one.introduction.push(text)),
  ],
  [/^(?:链接|地址|网址|主页|访问地址|官网)$|^(?:link|url|homepage)$/i, (one, text) => (one.link = statedIn(text))],
  [/^(?:项目)?(?:负责人|维护者|维护人)$|^(?:maintainers?|owners?)$/i, (one, text) => (one.maintainers = namesIn(text))],
  [
    /^(?:项目)?(?:代码)?(?:仓|库|仓库)(?:地址|链接)?$|^代码$|^(?:repository|repo|source)$/i,
    (one, text) => (one.repository = statedIn(text)),
  ],
  [/^(?:项目)?(?:状态|阶段)$|^(?:state|status|stage)$/i, (one, text) => (one.state = text)],
];

const shapes = [
  /^\s*(?:[-*+●•·]\s*)?【(.+?)】\s*[：:]?\s*(.*)$/,
  /^\s*(?:[-*+●•·]\s*)?(?:\*\*)?([^：:*【】]{1,12})(?:\*\*)?\s*[：:](?:\*\*)?\s*(.*)$/,
];

const labelled = (text: string): { read: Read; value: string } | undefined => {
  for (const shape of shapes) {
    const [, label = '', value = ''] = shape.exec(text) ?? [];
    const read = labels.find(([words]) => words.test(label.trim()))?.[1];
    if (read) return { read, value: value.trim() };
  }
  return undefined;
};

/** Headings over several subprojects say their stage. */
const stages = /^(?:.{0,4})(孵化|归档|毕业|正式|活跃|运行)(?:中|的|类)?(?:项目|阶段)?/;

/** Reads the lines below the heading of the subprojects; what is no fact of one is noted. */
export const subprojectsIn = (lines: Line[], note: AddNote): ReadmeSubproject[] => {
  const found: ReadmeSubproject[] = [];
  let stage: string | undefined;
  let last: Read | undefined;
  const open = (title: string, number = found.length + 1) => {
    last = undefined;
    found.push({ number, title: title.trim(), introduction: [], ...(stage && { state: stage }) });
  };
  for (const { number, text } of lines) {
    const one = found.at(-1);
    const heading = isHeading(text) ? text.replace(/^\s*#+\s*/, '').replace(/^\d+[.、．]\s*/, '') : undefined;
    const [, digits, title] = /^(\d+)[.、．]\s*(\S.*)$/.exec(text) ?? [];
    const fact = labelled(text);
    const ofStage = heading && stages.exec(heading)?.[1];
    if (ofStage) stage = /孵化|归档/.test(ofStage) ? ofStage : undefined;
    else if (heading) open(heading);
    else if (title && !fact) open(title, Number(digits));
    else if (one && fact) {
      last = fact.read;
      fact.read(one, fact.value);
    } else if (one && isMore(text, one, last)) one.introduction.push(text.trim());
    else note(number, 'unplaced', `未写入：「${text.trim()}」`);
  }
  return found;
};

/** A further line of the introduction: indented, or the first below a heading. */
const isMore = (text: string, one: ReadmeSubproject, last: Read | undefined): boolean => {
  if (!/^\s*[^\s【】-]/.test(text)) return false;
  if (last === undefined) return true;
  return last === labels[0]?.[1] && (one.introduction.length === 0 || /^\s{3,}\S/.test(text));
};
