// A list of people as minutes write it → names with affiliations.
import { entriesOf, peopleInTable } from './people-entries.ts';
import { isAbsent, isPersonName, isRemark } from './names.ts';
import { type Entry, type Evidence, readingsOf } from './pairs.ts';
import { type AddNote, cellsOf, indentOf, isHeading, isItem, type Line, hasChineseNumber, unmarked } from './source.ts';

export interface Named {
  name: string;
  affiliation?: string;
  line: number;
  /** Named in the list of those who were there, as somebody who was not. */
  isAbsent?: true;
}

const same = (a: Named, b: Named) => a.name === b.name && a.affiliation === b.affiliation;

/** Whether a line under a label of people is no more part of the list: a sentence, or an item of another one. */
export function endsPeople({ text, number }: Line, before: Line[]): boolean {
  if (isHeading(text)) return true;
  if (cellsOf(text)) return false;
  const numbered = /^\s*[（(]?\d{1,2}[、.．)）]/.test(text) || hasChineseNumber(text);
  const first = before[0];
  // A list whose names are numbered begins with a number.
  const isNumbered = first ? /^\s*[（(]?\d{1,2}[、.．)）]/.test(first.text) : true;
  if (numbered && !isNumbered) return true;
  const line = unmarked(text);
  if (/[。！？!?](?=.)/.test(line) || (/[。！？!?]$/.test(line) && line.length > 12 && !/[、，,]/.test(line)))
    return true;
  if (/^[^：:、，,（(-]{1,20}[：:]\s*$/.test(line)) return false;
  const entries = entriesOf([{ number, text }], () => {});
  return !entries.some(
    ({ sides, inBrackets }) =>
      sides.some(isPersonName) &&
      (sides.length > 1 || inBrackets || sides[0]?.length !== line.length || line.length <= 4 || isItem(text)),
  );
}

const groupOfPeople =
  /^[^：:，。]{0,8}(?:其他|其它|列席|线上|线下|现场|远程|成员|委员|理事|嘉宾|代表|人员|公司|大学|社区|研究院)[：:]$/;

/** Whether a line goes on with a list of people that an empty line had ended. */
export const goesOn = ({ text, number }: Line): boolean => {
  const line = unmarked(text);
  if (groupOfPeople.test(line)) return true;
  if (!/^\s*[-*+]\s/.test(text) || indentOf(text) > 3) return false;
  const entries = entriesOf([{ number, text }], () => {});
  return (
    entries.length > 0 &&
    entries.every(
      ({ sides, inBrackets }) => sides.every(isPersonName) && (sides.length > 1 || inBrackets !== undefined),
    )
  );
};

/** What `（某公司，迟到）` says: an affiliation, and remarks. */
function bracketsOf(text: string | undefined): { from?: string; remarks: string[] } {
  const parts = (text ?? '')
    .split(/[，,、；;]|\s+(?=\p{Script=Han})/u)
    .map((part) => part.trim())
    .filter(Boolean);
  const remarks = parts.filter((part) => isRemark(part) || isAbsent(part) || /^(?:@|\d+$)/.test(part));
  const [from, ...more] = parts.filter((part) => !remarks.includes(part));
  return { ...(from && { from }), remarks: [...remarks, ...more] };
}

/** The people on these lines, each once, in order. Doubles, remarks and what cannot be read are noted. */
export function peopleOf(lines: Line[], known: Evidence, note: AddNote): Named[] {
  const inTable = peopleInTable(lines, note);
  const entries: Entry[] = [
    ...entriesOf(
      lines.filter(({ text }) => !cellsOf(text)),
      note,
    ),
    ...inTable,
  ];
  const pairs = entries.filter(({ sides, affiliation }) => sides.length === 2 && affiliation === undefined);
  const readings = readingsOf(pairs, known);
  const people: Named[] = [];
  for (const entry of entries) {
    const { line, sides, inBrackets, whole } = entry;
    const reading = readings.get(entry);
    const [name = '', side] = reading?.order === 'affiliation-first' ? sides.toReversed() : sides;
    const undecided = sides.length === 2 && !reading && entry.affiliation === undefined;
    if (!sides.some(isPersonName)) {
      note(line, 'unplaced', `「${whole}」不像姓名，未写入`);
      continue;
    }
    if (undecided) note(line, 'remark', `「${whole}」中无法判断哪一部分是姓名，全部写入 name`);
    if (reading?.shownBy === 'rest')
      note(line, 'remark', `「${whole}」中无法判断哪一部分是姓名，按名单其他项的写法，姓名为「${name}」`);
    const { from, remarks } = bracketsOf(inBrackets);
    const affiliation = side ?? entry.affiliation ?? from;
    const left = affiliation === from || from === undefined ? remarks : [from, ...remarks];
    for (const remark of left) note(line, 'unplaced', `「${name}」后面的说明没有对应的字段：「${remark}」`);
    const absent = isAbsent(inBrackets ?? '') && { isAbsent: true as const };
    const person: Named = undecided
      ? { name: sides.join('-'), line, ...absent }
      : { name, ...(affiliation && { affiliation }), line, ...absent };
    if (people.some((other) => same(other, person))) note(line, 'remark', `「${whole}」重复，只写入一次`);
    else {
      if (people.some((other) => other.name === person.name))
        note(line, 'remark', `「${person.name}」出现多次且单位不同，已分别写入。请确认是否为同一人`);
      people.push(person);
    }
  }
  return people;
}
