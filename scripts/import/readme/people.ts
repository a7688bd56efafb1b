// The people of a README: one line, or one row of a table, for each.
import type { Named } from '#model/sig/readme.ts';
import { mailIn } from '#scripts/kit/private/people.ts';
import { without } from '#scripts/kit/private/span.ts';
import { isLikelyName, isPersonName, isRemark, kindOf } from '#scripts/import/names.ts';
import { peopleInTable } from '#scripts/import/people-entries.ts';
import { type AddNote, cellsOf, type Line } from '#scripts/import/source.ts';

const item = /^\s*(?:[-*+●•·○◦▪■]\s*|\d+[.、．)）]\s*)(\S.*)$/;

/** The text of a bullet or of a numbered line. */
export const itemText = (text: string): string | undefined => item.exec(text)?.[1]?.trim();

const role =
  /^(?:(?:联席|副|执行)?组长|秘书|成员|负责人|maintainer|committer|co-?chair|chair|secretary|member)\s*[：:]?\s+(?=\S)/i;

/** `[成员甲](https://…)` is the name, `成员甲 [@id](https://…)` too; `[@id](https://…)` alone is the account. */
const withoutLinks = (text: string): string => {
  const plain = text.replaceAll(/\[(?!@)([^\]]+)\]\([^)]*\)/g, '$1');
  const named = plain.replaceAll(/\s*[（(]?\[?@[\w.-]+\]?(?:\([^)]*\))?[)）]?/g, '').trim();
  return named === '' ? (/@([\w.-]+)/.exec(plain)?.[1] ?? '') : named;
};

/** `钟逊    负责维护…`, `李伟（海光）`, `成员甲（某公司）：负责…`, `联席组长 成员甲`: a name may have single spaces in it. */
export const personIn = (given: string): Named => {
  const text = withoutLinks(given)
    .replace(role, '')
    .replaceAll(/\*\*|__/g, '')
    .trim();
  const brackets = /^([^（(：:]+?)\s*[（(]([^（）()]*)[)）]\s*[：:，,]?\s*(.*)$/.exec(text);
  const [, before = text, behind] = /^(.*?)(?:\s*[：:]\s*|\s{2,}|[，,；;]\s*|\s+(?=负责))(\S.*)$/.exec(text) ?? [];
  const [name = '', affiliation, duties] = brackets ? brackets.slice(1) : [before, undefined, behind];
  const [left = '', right] = name.trim().split(/\s*[-－–—|｜/]\s*/);
  const isPair =
    right !== undefined && affiliation === undefined && (kindOf(right) === 'organisation' || isPersonName(left));
  const from = isPair ? right : affiliation?.trim();
  const isRole = from !== undefined && isRemark(from);
  return {
    name: (isPair ? left : name).trim(),
    ...(from && !isRole && { affiliation: from }),
    ...(duties?.trim() && { duties: duties.trim() }),
  };
};

/** `成员甲（某公司）、成员乙`: several on one line, where each of them is a name. */
const split = (text: string): string[] => {
  const parts = text.split(/\s*[、；;]\s*(?![^（(]*[)）])/).filter(Boolean);
  return parts.length > 1 && parts.every((part) => isPersonName(personIn(part).name) && !personIn(part).duties)
    ? parts
    : [text];
};

/** Whether a line names somebody; one that is no item of a list has to look more like it. */
const isSomebody = ({ name, affiliation }: Named, isItem: boolean): boolean => {
  if (name === '' || name.length > 40 || /[。！？：]/.test(name)) return false;
  if (isLikelyName(name) || affiliation !== undefined || /team|团队|小组|工作组/i.test(name)) return true;
  return isItem && (!/^\p{Script=Han}{5,}$/u.test(name) || name.includes('·'));
};

/** Everybody on these lines; mail addresses are never kept. What is nobody is noted. */
export const peopleIn = (lines: Line[], note: AddNote): Named[] => {
  const table = peopleInTable(lines, note).map(({ sides, affiliation, inBrackets }) => {
    const from = affiliation ?? inBrackets;
    return { name: sides[0] ?? '', ...(from && { affiliation: from }) };
  });
  const listed = lines
    .filter(({ text }) => !cellsOf(text))
    .flatMap(({ number, text }): Named[] => {
      const found = itemText(text);
      // What an account links to is no part of a mail address.
      const said = (found ?? text.trim()).replaceAll(/(?<=\[@[\w.-]+\])\([^)]*\)/g, '');
      const mails = mailIn(said);
      if (mails.length > 0) note(number, 'unplaced', '邮件地址不写入成员的记录');
      const line = without(said, mails, '')
        .replaceAll(/[<（(]\s*[>)）]/g, '')
        .replace(/[\s，,、：:]+$/, '');
      const people = split(line).map(personIn);
      if (people.every((person) => isSomebody(person, found !== undefined))) return people;
      note(number, 'unplaced', `${found === undefined ? '不是列表项' : '无法识别姓名'}，未写入：「${line}」`);
      return [];
    });
  return [...table, ...listed];
};
