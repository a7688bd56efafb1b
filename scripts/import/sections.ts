// The lines of one minutes file, sorted: title, number, the labelled facts, agenda, action items, and the text.
import { type AddNote, bare, indentOf, isHeading, isItem, type Line, plainNumber, words } from './source.ts';

export type Label = 'when' | 'chair' | 'scribe' | 'attendees' | 'apologies' | 'place';

const labels: [Label, RegExp][] = [
  ['when', /^(?:会议)?(?:时间|日期)$/],
  ['chair', /^(?:会议)?主持(?:人)?$/],
  ['scribe', /^(?:会议书记|书记|(?:会议)?记录[人员]|记录)$/],
  ['attendees', /^(?:参会|参与|参加|会议|与会|出席|到会)(?:人员?|者|成员)$/],
  ['apologies', /^(?:请假|缺席)(?:人员?)?$/],
  ['place', /^(?:会议)?地点$/],
];
const minutesLabel = /^(?:会议(?:纪要|结论|内容|记录)|纪要|结论)[：:]?$/;
const agendaLabel = /^(?:会议)?(?:议题|议程)[：:]?$/;
const actionsLabel =
  /^【?(?:本次|本周|会后)?(?:待办事项|待办|TO[\s-]?DO(?:\s*(?:事项|list))?|行动项|action items?)】?\s*[：:]?$/i;
const inlineAction = /^【(?:待办事项|待办|TO[\s-]?DO\s*(?:事项)?)】\s*[：:]?\s*(\S.*)$/i;
const meetingNumber = /^N[O0][.．:：]?\s*0*([1-9]\d*)$/i;
const nothing = /^(?:本周|本次)?(?:暂?无|没有)[。.]?$/;

interface Sections {
  title?: string;
  number?: number;
  labelled: Map<Label, Line[]>;
  agenda: Line[];
  actions: Line[];
  /** The text, blank lines included. */
  body: Line[];
}

const labelOf = (text: string): { label: Label; value: string } | undefined => {
  const found = /^([^：:]{2,8}?)\s*(?:[：:]\s*(.*))?$/.exec(bare(text));
  const label = labels.find(([, pattern]) => pattern.test(found?.[1] ?? ''))?.[0];
  return label && { label, value: found?.[2] ?? '' };
};

type Where = Label | 'head' | 'agenda' | 'minutes' | { actions: Line; items: number; indent: number };

/** Whether a line ends the list of action items that this heading opened. */
const endsActions = (heading: Line, { text }: Line): boolean => {
  if (isHeading(text) || /^\s*【[^】]+】\s*(?:[：:].*)?$/.test(text)) return true;
  const number = plainNumber(heading.text);
  return number !== undefined && plainNumber(text) === number + 1;
};

/** Sorts every line into one place; what has none is noted. */
export function sectionsOf(lines: Line[], note: AddNote): Sections {
  const sections: Sections = { labelled: new Map(), agenda: [], actions: [], body: [] };
  let where: Where = 'head';
  const open = (line: Line): Where | undefined => {
    if (actionsLabel.test(words(line.text))) return { actions: line, items: 0, indent: indentOf(line.text) };
    if (where === 'minutes' || typeof where === 'object') return undefined;
    const found = labelOf(line.text);
    if (found && !sections.labelled.has(found.label)) {
      sections.labelled.set(found.label, found.value ? [{ number: line.number, text: found.value }] : []);
      return found.label;
    }
    if (agendaLabel.test(bare(line.text))) return 'agenda';
    if (!minutesLabel.test(bare(line.text))) return undefined;
    if (/结论/.test(line.text)) sections.body.push(line);
    return 'minutes';
  };
  for (const line of lines) {
    const text = bare(line.text);
    if (text === '') {
      if (where === 'minutes') sections.body.push(line);
      continue;
    }
    const opened = open(line);
    if (opened) {
      where = opened;
      continue;
    }
    const number = meetingNumber.exec(text);
    if (number && !sections.number && where !== 'minutes') {
      sections.number = Number(number[1]);
      continue;
    }
    if (!sections.title && where === 'head' && /^\s*#\s*\S/.test(line.text)) {
      sections.title = text;
      continue;
    }
    if (typeof where === 'object') {
      if (!endsActions(where.actions, line)) {
        const last = sections.actions.at(-1);
        const item = isItem(line.text);
        if (nothing.test(words(line.text))) note(line.number, 'unplaced', `原文注明没有待办：「${text}」`);
        else if (last && where.items > 0 && indentOf(line.text) > where.indent + 1) last.text += ` ${text}`;
        else if (item || where.items === 0) {
          // The first item's depth is the depth of all; what is deeper belongs to the item above.
          where = item ? { ...where, items: where.items + 1, indent: indentOf(line.text) } : where;
          sections.actions.push({ ...line });
        } else {
          sections.body.push(line);
          note(line.number, 'remark', `待办中有一行不是列表项，已保留在正文：「${text}」`);
        }
        continue;
      }
      where = 'minutes';
    }
    if (where !== 'head' && where !== 'agenda' && where !== 'minutes' && !isHeading(line.text)) {
      sections.labelled.get(where)?.push(line);
      continue;
    }
    if (where === 'agenda' && isItem(line.text)) {
      sections.agenda.push({ number: line.number, text: words(line.text) });
      continue;
    }
    where = 'minutes';
    const action = inlineAction.exec(text);
    if (action?.[1]) sections.actions.push({ number: line.number, text: action[1] });
    else sections.body.push(line);
  }
  return sections;
}
