// A list of people as minutes write it → names with affiliations.
import { bare, type Line } from './source.ts';
import type { Tell } from './note.ts';
import { type Evidence, ordersOf } from './person-names.ts';

export interface Named {
  name: string;
  affiliation?: string;
  line: number;
}

/** Splits outside brackets. */
const separators = /[、，,；;](?![^（(]*[)）])/;
const dash = /\s*[-－–—]+\s*/;
/** Words that say how somebody took part, so they are no affiliation. */
const remark = /委托|代为|暂代|代替|列席|线上|迟到|早退|出席/;

interface Entry {
  line: number;
  whole: string;
  sides: string[];
  inBrackets?: string;
}

/** `甲-某公司 乙-另一公司`: a space parts two people only where both carry a dash. */
const atSpaces = (text: string): string[] => {
  const parts = text.replace(/\s*[-－–—]\s*/g, '-').split(/\s+/);
  return parts.length > 1 && parts.every((part) => part.includes('-')) ? parts : [text];
};

function entryOf(text: string, line: number): Entry {
  const brackets = /^(.*\S)\s*[（(]([^（）()]*)[)）]$/.exec(text);
  const base = (brackets?.[1] ?? text).replace(/^[（(](.*)[)）]$/, '$1').trim();
  const [left = '', ...right] = base.split(dash);
  const sides = right.length > 0 ? [left, right.join('-')].filter(Boolean) : [base];
  const inBrackets = brackets?.[2]?.trim();
  return { line, whole: text, sides, ...(inBrackets && { inBrackets }) };
}

function entriesOf(lines: Line[], tell: Tell): Entry[] {
  return lines.flatMap(({ number, text }) => {
    const group = /^([^：:、，,（(-]{1,20})[：:]\s*(.*)$/.exec(bare(text));
    if (group) tell(number, 'unplaced', `名单里的小标题「${group[1]}」没有对应的字段`);
    return (group ? (group[2] ?? '') : bare(text))
      .split(separators)
      .flatMap((part) => atSpaces(part.trim()))
      .map((part) => part.replace(/[。.]$/, '').trim())
      .filter(Boolean)
      .map((part) => entryOf(part, number));
  });
}

const same = (a: Named, b: Named) => a.name === b.name && a.affiliation === b.affiliation;

/** Everybody on these lines once, in order. Doubles, remarks and pairs that cannot be read are told. */
export function peopleOf(lines: Line[], known: Evidence, tell: Tell): Named[] {
  const entries = entriesOf(lines, tell);
  const pairs = entries.filter(({ sides }) => sides.length === 2);
  const orders = ordersOf(
    pairs.map(({ sides }) => sides as [string, string]),
    known,
  );
  const orderOf = new Map(pairs.map((entry, index) => [entry, orders[index]]));
  const people: Named[] = [];
  for (const entry of entries) {
    const { line, sides, inBrackets, whole } = entry;
    const reading = orderOf.get(entry);
    const [name = '', affiliation] = reading?.order === 'affiliation-first' ? [...sides].reverse() : sides;
    const undecided = sides.length === 2 && !reading;
    if (undecided) tell(line, 'remark', `「${whole}」看不出哪边是姓名，原样写在 name`);
    if (reading?.shownBy === 'rest')
      tell(line, 'remark', `「${whole}」本身看不出哪边是姓名，按名单其余各项的写法读作姓名「${name}」`);
    const isRemark = inBrackets !== undefined && (affiliation !== undefined || remark.test(inBrackets));
    if (isRemark) tell(line, 'unplaced', `「${name}」后面的说明没有对应的字段：「${inBrackets}」`);
    const from = affiliation ?? (isRemark ? undefined : inBrackets);
    const person: Named = undecided
      ? { name: sides.join('-'), line }
      : { name, ...(from && { affiliation: from }), line };
    if (people.some((other) => same(other, person))) tell(line, 'remark', `「${whole}」重复，只写一次`);
    else {
      if (people.some((other) => other.name === person.name))
        tell(line, 'remark', `「${person.name}」出现多次而单位写法不同，是否同一人请确认，各写一次`);
      people.push(person);
    }
  }
  return people;
}
