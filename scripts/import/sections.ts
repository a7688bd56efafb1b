// The lines of one minutes file, sorted: title, number, the labelled facts, agenda, action items, and the text.
import { type Actions, takeAction } from './action-lines.ts';
import { topicOf } from './decisions.ts';
import { hasHours } from './hours.ts';
import { factOf, factsOn, type Label, type Part, partOf } from './labels.ts';
import { isPersonName } from './names.ts';
import { endsPeople, goesOn } from './people.ts';
import {
  type AddNote,
  cellsOf,
  hasChineseNumber,
  indentOf,
  isHeading,
  isItem,
  isNothing,
  isRule,
  type Line,
  plainNumber,
  unmarked,
  words,
} from './source.ts';

const meetingNumber = /^N[O0][.．:：]?\s*0*([1-9]\d*)$/i;

export interface Sections {
  title?: Line;
  number?: number;
  labelled: Map<Label, Line[]>;
  /** How many people a label says were there. */
  totals: { line: number; count: number }[];
  agenda: Line[];
  actions: Line[];
  /** What became of earlier action items. */
  earlier: Line[];
  /** The text, blank lines included. */
  body: Line[];
}

type Where = 'head' | 'agenda' | 'minutes' | 'earlier' | Label | Actions;

const severalPeople: ReadonlySet<string> = new Set(['attendees', 'apologies']);

/** Reads line by line; `where` is the part that the next line belongs to, unless it opens another. */
class Sorter {
  readonly sections: Sections = { labelled: new Map(), totals: [], agenda: [], actions: [], earlier: [], body: [] };
  private where: Where = 'head';
  /** The list of people that an empty line ended last. */
  private ended: Label | undefined;
  /** The heading over what became of earlier action items. */
  private review: Line | undefined;
  private readonly note: AddNote;

  private readonly lines: Line[];

  constructor(lines: Line[], note: AddNote) {
    this.lines = lines;
    this.note = note;
  }

  private keep(line: Line): void {
    this.sections.body.push(line);
  }

  /** Opens the facts of a line, and says whether it had one. */
  private openFact(line: Line): boolean {
    const { labelled } = this.sections;
    const found = factsOn(line.text).map((text) => ({ text, fact: factOf(text) }));
    if (!found[0]?.fact) return false;
    const { name, value } = found[0].fact;
    const again = labelled.has(name) && !severalPeople.has(name) && !(name === 'when' && this.lacksHours(value));
    // 「成员：」 may be a list of another kind.
    if (/^\P{L}*成员\s*[：:]/u.test(line.text) && !/[、，,]/.test(value)) return false;
    // 「会议记录：」 opens the minutes, 「会议记录：成员甲」 names who wrote them.
    if (again || (name === 'scribe' && partOf(line.text)?.name === 'minutes' && !isPersonName(value))) return false;
    const count = /^[^：:]*?(\d+)\s*[人位名][^：:]*[：:]?/.exec(unmarked(line.text))?.[1];
    if (name === 'attendees' && count) this.sections.totals.push({ line: line.number, count: Number(count) });
    for (const { text, fact } of found) {
      if (!fact) this.keep({ ...line, text });
      else {
        const before = labelled.get(fact.name) ?? [];
        labelled.set(fact.name, fact.value ? [...before, { number: line.number, text: fact.value }] : before);
        this.where = fact.value && !severalPeople.has(fact.name) ? 'head' : fact.name;
      }
    }
    return true;
  }

  /** Whether the time that was said has no hours, and this has: 「日期：」 and 「时间：」 are one label each. */
  private lacksHours(value: string): boolean {
    const said = this.sections.labelled.get('when')?.map(({ text }) => text) ?? [];
    return said.length === 1 && !hasHours(said[0] ?? '') && (value === '' || hasHours(value));
  }

  /** Whether a label in the text may be one of the meeting's: people at any place, others only before the discussion. */
  private isLate({ text }: Line): boolean {
    const fact = this.where === 'minutes' ? factOf(text) : undefined;
    if (!fact || this.sections.labelled.has(fact.name)) return false;
    const before = this.sections.body.filter((line) => line.text.trim() !== '').length;
    return fact.name === 'attendees' ? fact.value !== '' || isHeading(text) : before < 6;
  }

  /** Opens a part, and says whether the line had one; a numbered heading stays in the text, whose numbers would have a gap. */
  private openPart(line: Line): boolean {
    const part = partOf(line.text);
    if (!part || (part.isBare && cellsOf(line.text))) return false;
    const isNumbered = hasChineseNumber(line.text.replace(/^\s*#+\s*/, '')) || plainNumber(line.text) !== undefined;
    const { name, value } = part;
    if (name === 'actions' || (/议定/.test(line.text) && this.isAssigned(line)))
      return this.openActions(line, value, isNumbered);
    const isFirst =
      name === 'agenda' && isHeading(line.text) && this.sections.body.every(({ text }) => text.trim() === '');
    if (this.where === 'minutes' && name !== 'earlier' && !isFirst) return false;
    if (this.where === 'earlier' && name === 'agenda') return false;
    if (name === 'earlier') {
      this.where = 'earlier';
      this.review = line;
      this.keep(line);
      return true;
    }
    return this.openBefore(line, name, value, isNumbered);
  }

  /** Whether the items below a line say who does them. */
  private isAssigned({ number }: Line): boolean {
    return this.lines.some(
      (line) => line.number > number && line.number < number + 4 && /责任(?:人|单位)|负责人/.test(line.text),
    );
  }

  /** A list of action items, or the one that stands behind the label. */
  private openActions(line: Line, value: string, isNumbered: boolean): boolean {
    const isOne = value !== '' && !/^[（(]?1[、.．)）]/.test(value);
    // 「下一步：继续讨论」 is a line of the text.
    if (isOne && !/待办|TO[\s-]?DO|行动|action|\bA[IR]\b/i.test(line.text)) return false;
    // `TODO(成员甲)：…`
    const who = isOne ? /^[^：:]*?[（(]\s*(@?[^）)]+)[)）]\s*[：:]/.exec(unmarked(line.text))?.[1] : undefined;
    if (value) this.sections.actions.push({ number: line.number, text: who ? `（${who}）${value}` : value });
    if (isOne) return true;
    if (isNumbered) this.keep(line);
    this.where = { heading: line, items: value ? 1 : 0, indent: indentOf(line.text), isNumbered };
    return true;
  }

  /** The parts that stand before the minutes, and the minutes themselves. */
  private openBefore(line: Line, name: Exclude<Part, 'actions' | 'earlier'>, value: string, isNumbered: boolean) {
    if (name === 'decisions' || isNumbered) this.keep(line);
    if (name === 'about') return true;
    if (name === 'agenda') {
      this.where = 'agenda';
      if (value) this.sections.agenda.push({ number: line.number, text: words(value) });
      return true;
    }
    this.where = 'minutes';
    if (name === 'minutes' && value) this.keep({ number: line.number, text: value });
    return true;
  }

  private blank(line: Line): void {
    const { where, sections } = this;
    if (where === 'minutes' || where === 'earlier' || sections.body.length > 0) this.keep(line);
    if (typeof where === 'object' || where === 'agenda') return;
    // An empty line ends a list of people, and the value of another label.
    if (!sections.labelled.get(where as Label)?.length) return;
    this.ended = severalPeople.has(where) ? (where as Label) : undefined;
    this.where = 'head';
  }

  private agenda(line: Line): boolean {
    if (
      isHeading(line.text) ||
      !(isItem(line.text) || hasChineseNumber(line.text) || /^议题\s*[一二三四五六七八九十\d]/.test(line.text))
    )
      return false;
    const text = topicOf(line.text);
    if (isNothing(text)) this.note(line.number, 'unplaced', `原文注明没有议题：「${text}」`);
    else this.sections.agenda.push({ number: line.number, text });
    return true;
  }

  /** A line below a label of people, of a time or of a place. */
  private value(line: Line, label: Label): boolean {
    const lines = this.sections.labelled.get(label) ?? [];
    const isList = label === 'attendees' || label === 'apologies';
    const ends =
      isHeading(line.text) || (isList ? endsPeople(line, lines) : lines.length > 0 && !this.lacksHours(line.text));
    if (ends) {
      this.where = 'head';
      return false;
    }
    this.sections.labelled.set(label, [...lines, line]);
    return true;
  }

  private head(line: Line): boolean {
    const { sections } = this;
    const text = unmarked(line.text);
    const number = meetingNumber.exec(text);
    const inTitle = /第\s*(\d{1,4})\s*[次期届]/.exec(text)?.[1];
    if (inTitle && !sections.title && this.isTitle(line)) sections.number ??= Number(inTitle);
    if (number && !sections.number) {
      sections.number = Number(number[1]);
      return true;
    }
    if (!sections.title && this.isTitle(line)) {
      sections.title = { ...line, text };
      return true;
    }
    // Header and rule of a table of labels and values.
    return (
      cellsOf(line.text)?.every(
        (cell) => isRule([cell]) || /^(?:|项目?|名称|字段|内容|说明|item|value)$/i.test(cell),
      ) ?? false
    );
  }

  /** `# Title`, or the first heading before all else. */
  private isTitle({ text }: Line): boolean {
    const { labelled, body } = this.sections;
    return /^\s{0,3}#\s+\S/.test(text)
      ? labelled.size === 0 || !partOf(text)
      : isHeading(text) && labelled.size === 0 && body.length === 0 && !partOf(text);
  }

  private opens(line: Line): boolean {
    const inText = this.where === 'minutes' || this.where === 'earlier' || typeof this.where === 'object';
    if (!this.sections.title && this.where === 'head' && this.isTitle(line) && !factOf(line.text)) return false;
    return ((!inText || this.isLate(line)) && this.openFact(line)) || this.openPart(line);
  }

  add(line: Line): void {
    const { where } = this;
    if (line.isCode) {
      if (typeof where === 'string' && where !== 'earlier') this.where = 'minutes';
      this.keep(line);
    } else if (line.text.trim() === '') this.blank(line);
    else if (!(this.opens(line) || this.takes(line))) this.text(line);
  }

  /** Whether the part that is open takes the line. */
  private takes(line: Line): boolean {
    const { where, sections, ended } = this;
    if (where === 'head' && ended && goesOn(line)) {
      this.where = ended;
      return this.value(line, ended);
    }
    if (where === 'head') return this.head(line);
    if (typeof where === 'object') {
      const next = takeAction(where, line, sections, this.note);
      this.where = next ?? 'minutes';
      return next !== undefined;
    }
    if (where === 'agenda') return this.agenda(line);
    return sections.labelled.has(where as Label) && this.value(line, where as Label);
  }

  private endsReview({ text }: Line): boolean {
    const number = plainNumber(this.review?.text ?? '');
    return isHeading(text) || hasChineseNumber(text) || (number !== undefined && plainNumber(text) === number + 1);
  }

  /** What belongs to no list: a line of the text, or the first heading of the minutes. */
  private text(line: Line): void {
    const { sections } = this;
    const isTopic = isHeading(line.text) || hasChineseNumber(line.text) || plainNumber(line.text) !== undefined;
    if (this.where === 'agenda' || (isTopic && sections.labelled.size > 0)) {
      if (this.where !== 'earlier' || this.endsReview(line)) this.where = 'minutes';
    }
    if (this.where === 'earlier') sections.earlier.push(line);
    this.keep(line);
  }
}

/** Sorts every line into one place; what has none is noted. */
export function sectionsOf(lines: Line[], note: AddNote): Sections {
  const sorter = new Sorter(lines, note);
  for (const line of lines) sorter.add(line);
  return sorter.sections;
}
