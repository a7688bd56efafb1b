// The lines of a list of people, or the rows of a table of them → one entry for each.
import { isCategory, isLikelyName, isPersonName, isRemark, kindOf } from './names.ts';
import type { Entry } from './pairs.ts';
import { type AddNote, cellsOf, isRule, type Line, unmarked } from './source.ts';

/** `成员甲 [@account](https://…)` → `成员甲 @account`; what is linked in brackets is an account. */
const withoutLinks = (text: string): string =>
  text.replaceAll(/([（(]\s*)?\[(@?)([^\]]*)\]\([^)]*\)/g, (_, bracket = '', at = '', name = '') =>
    bracket ? `${bracket}@${name}` : `${at}${name}`,
  );

/** Splits outside brackets. */
const separators = /[、，,；;](?![^（(]*[)）])/;
const dash = /\s*[-－–—]+\s*/;
const isOrganisation = (word: string) => kindOf(word) === 'organisation';

/** Two words side by side of which one is an organisation are one person; of names each is one. */
function atSigns(text: string, sign: RegExp): string[] {
  const parts = text.split(sign).filter(Boolean);
  if (parts.length < 2) return [text];
  const [left = '', right = ''] = parts;
  if (parts.length === 2 && isOrganisation(left) !== isOrganisation(right)) return [`${left}-${right}`];
  return parts.every((part) => isLikelyName(part) || /^\p{Script=Han}{2,4}$/u.test(part) || part.startsWith('@'))
    ? parts
    : [text];
}

/** `甲-某公司 乙-另一公司`: where dashes are, a space parts two people only where both carry one. */
const atSpaces = (text: string): string[] => {
  if (/^[^@\s]+\s+@\S+$/.test(text)) return [text];
  if (!dash.test(text)) return atSigns(text, /(?<![（(][^）)]*)\s+(?![（(])/);
  const parts = text.replace(/\s*[-－–—]\s*/g, '-').split(/\s+/);
  const both = parts.length > 1 && parts.every((part, i) => part.includes('-') || (i === 0 && isLikelyName(part)));
  return both ? parts : [text];
};

/** 「成员甲和成员乙」, where both are names. */
const atAnd = (text: string): string[] => {
  const parts = text.split(/\s*(?:以及|和|与|及|&)\s*/);
  return parts.length > 1 && parts.every(isLikelyName) ? parts : [text];
};

/** `成员甲，某公司` on a line of its own is one person. */
const partsOf = (text: string): string[] => {
  const parts = text.split(separators).map((part) => part.trim());
  const [left = '', right = ''] = parts;
  const isOne = parts.length === 2 && isOrganisation(right) && isLikelyName(left) && !dash.test(text);
  return isOne ? [`${left}-${right}`] : parts;
};

function entryOf(text: string, line: number, affiliation: string | undefined): Entry {
  const brackets = /^(.*\S)\s*[（(]([^（）()]*)[)）]$/.exec(text);
  let base = (brackets?.[1] ?? text).replace(/^[（(](.*)[)）]$/, '$1').trim();
  let inBrackets = brackets?.[2]?.trim();
  // `@account(姓名)`
  if (/^@/.test(base) && inBrackets && isPersonName(inBrackets)) [base, inBrackets] = [inBrackets, base];
  base = base.replace(/^@/, '').replace(/\s+@\S+$/, '');
  const [left = '', ...right] = base.split(dash);
  const sides = right.length > 0 ? [left, right.join('-')].filter(Boolean) : [base];
  const own = sides.length === 1 && !(inBrackets && !isRemark(inBrackets)) ? affiliation : undefined;
  return { line, whole: text, sides, ...(inBrackets && { inBrackets }), ...(own && { affiliation: own }) };
}

/** Whether what stands before a colon is where the people behind it are from. */
const isAffiliation = (heading: string, people: string): boolean =>
  !isCategory(heading) &&
  !isLikelyName(heading) &&
  (isOrganisation(heading) ||
    (people !== '' && partsOf(people).every((part) => isPersonName(part.replace(/[。.]$/, '')))));

const total = /[（(]?\s*(?:等|共计?|合计|总计)\s*(\d+)\s*(?:人|位|名)(?:参会|参加|出席)?\s*[)）]?/;

/** The entries of lines of text; group titles and totals that do not agree are noted. */
export function entriesOf(lines: Line[], note: AddNote): Entry[] {
  let group: { text: string; line: number } | undefined;
  const said: { line: number; count: number }[] = [];
  const entries = lines.flatMap(({ number, text }): Entry[] => {
    const line = withoutLinks(unmarked(text)).replace(/^[（(]?\d{1,2}[、.．)）]\s*/, '');
    const count = total.exec(line);
    if (count) said.push({ line: number, count: Number(count[1]) });
    const title = /^([^：:、，,（(@-]{1,20})[：:]\s*(.*)$/.exec(line.replace(total, ''));
    const titled = title ? (title[2] ?? '') : line.replace(total, '');
    const heading = title?.[1]?.trim() ?? '';
    // 「成员甲：某公司」
    if (title && isOrganisation(titled.trim()) && isLikelyName(heading))
      return [entryOf(`${heading}-${titled.trim()}`, number, undefined)];
    if (title) {
      group = isAffiliation(heading, titled) ? { text: heading, line: number } : undefined;
      if (!group) note(number, 'unplaced', `名单中的小标题「${heading}」没有对应的字段`);
    }
    const affiliation =
      group && (group.line === number || /^\s+/.test(text) || titledAlone(lines, group.line)) ? group.text : undefined;
    return partsOf(titled)
      .flatMap((part) => (part.split(/[/|｜](?![^（(]*[)）])/).length > 1 ? atSigns(part, /\s*[/|｜]\s*/) : [part]))
      .flatMap((part) => atSpaces(part.trim()))
      .flatMap(atAnd)
      .map((part) =>
        part
          .replace(/[。.]$/, '')
          .replace(/^@(?=\p{Script=Han})/u, '')
          .trim(),
      )
      .filter((part) => part !== '' && part !== '等')
      .map((part) => part.replace(/等$/, ''))
      .map((part) => entryOf(part, number, affiliation));
  });
  for (const { line, count } of said)
    if (count !== entries.length) note(line, 'remark', `原文注明 ${count} 人，名单中识别出 ${entries.length} 人`);
  return entries;
}

/** Whether a group title has its line to itself, so that it holds for the lines below. */
const titledAlone = (lines: Line[], number: number): boolean =>
  lines.some((line) => line.number === number && /[：:]\s*$/.test(line.text));

const columns = {
  name: /^(?:姓名|名字|(?:参会|与会|出席|参加)(?:人员?|者|成员|名单)|人员|成员|name|attendee|participant)s?$/i,
  affiliation: /^(?:单位|公司|组织|机构|所属(?:单位|公司|组织)?|来自|affiliation|company|organi[sz]ation|org)$/i,
};

/** The entries of the rows of a table whose header names a column of names. */
export function peopleInTable(lines: Line[], note: AddNote): Entry[] {
  const rows = lines.flatMap(({ number, text }) => {
    const cells = cellsOf(text);
    return cells ? [{ number, cells }] : [];
  });
  const [header, ...rest] = rows;
  if (!header) return [];
  const name = header.cells.findIndex((cell) => columns.name.test(cell.replaceAll(/\s/g, '')));
  const from = header.cells.findIndex((cell) => columns.affiliation.test(cell.replaceAll(/\s/g, '')));
  if (name < 0) {
    note(header.number, 'unplaced', `表格的表头中没有「姓名」一列：「${header.cells.join('、')}」`);
    return [];
  }
  return rest
    .filter(({ cells }) => !isRule(cells))
    .flatMap(({ number, cells }): Entry[] => {
      const who = withoutLinks(cells[name] ?? '');
      if (who === '') return [];
      if (isCategory(who)) {
        note(number, 'unplaced', `「${who}」不像姓名，未写入`);
        return [];
      }
      const affiliation = cells[from] || undefined;
      for (const [at, cell] of cells.entries())
        if (at !== name && at !== from && cell !== '' && !/^\d+$/.test(cell))
          note(number, 'unplaced', `「${who}」一行的「${header.cells[at] ?? ''}」没有对应的字段：「${cell}」`);
      return partsOf(who)
        .flatMap(atSpaces)
        .map((part) => entryOf(part, number, affiliation));
    });
}
