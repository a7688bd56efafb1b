// Which lines belong to the list of action items under a heading.
import { factOf, partOf } from './labels.ts';
import { isPersonName } from './names.ts';
import {
  type AddNote,
  cellsOf,
  hasChineseNumber,
  indentOf,
  isBold,
  isHeading,
  isItem,
  isNothing,
  isRule,
  type Line,
  levelOf,
  plainNumber,
  unmarked,
  words,
} from './source.ts';

/** The list that is read. */
export interface Actions {
  heading: Line;
  /** How many items it has so far. */
  items: number;
  /** Of its first item. */
  indent: number;
  /** Whether its heading is one of the numbered ones of the text. */
  isNumbered: boolean;
}

const bullet = /^\s*[-*+]\s/;

/** Where the lines go. */
interface Taken {
  actions: Line[];
  body: Line[];
}

/** Whether a line is deeper than the items, so that it belongs to the one above. */
const isInside = ({ indent, items }: Actions, { text }: Line): boolean =>
  items > 0 && indentOf(text) > indent + 1 && !/^\s*\|/.test(text);

/** Whether a line ends the list. */
const endsActions = ({ heading, items, isNumbered }: Actions, { text }: Line): boolean => {
  if (isHeading(text)) return levelOf(text) <= levelOf(heading.text);
  if (isBold(text) && !isPersonName(words(unmarked(text)).replace(/[：:]$/, ''))) return true;
  if (/^(?:\*\*)?议题\s*[一二三四五六七八九十\d]/.test(text.trimStart())) return true;
  if (/^\s*【[^】]*(?:结论|小结|议题|讨论|纪要|投票|表决|决议|其他|目前|文档)[^】]*】/.test(text)) return true;
  if (/^\s*【[^】]+】\s*$/.test(text)) return true;
  if (bullet.test(heading.text) && bullet.test(text) && indentOf(text) <= indentOf(heading.text)) return true;
  if (!isItem(text) && /^(?:下(?:次|期|一次)(?:会议|例会)|会议结束|散会|以上)/.test(unmarked(text))) return true;
  const other = isItem(text) ? undefined : (partOf(text) ?? factOf(text));
  if (other && other.name !== 'actions') return true;
  if (hasChineseNumber(text))
    return items > 0 || (isNumbered && hasChineseNumber(heading.text.replace(/^\s*#+\s*/, '')));
  const number = plainNumber(heading.text);
  return number !== undefined && plainNumber(text) === number + 1;
};

/** Sorts a line below the heading of a list; returns the list as it goes on, `undefined` where the line ends it. */
export function takeAction(where: Actions, line: Line, { actions, body }: Taken, note: AddNote): Actions | undefined {
  if (endsActions(where, line)) return undefined;
  if (where.isNumbered) body.push(line);
  const text = unmarked(line.text);
  const cells = cellsOf(line.text);
  if (cells ? cells.every((cell) => cell === '' || isNothing(cell)) && !isRule(cells) : isNothing(words(line.text))) {
    note(line.number, 'unplaced', `原文注明没有待办：「${text}」`);
    return where;
  }
  const last = actions.at(-1);
  if (last && isInside(where, line)) {
    last.text += `\n${line.text}`;
    return where;
  }
  const isOne = isItem(line.text) || isBold(line.text) || cells !== undefined || hasChineseNumber(line.text);
  if (isOne || where.items === 0) {
    actions.push({ ...line });
    // The first item's depth is the depth of all; what is deeper belongs to the item above.
    return isOne ? { ...where, items: where.items + 1, indent: indentOf(line.text) } : where;
  }
  if (!where.isNumbered) body.push(line);
  note(line.number, 'remark', `待办中有一行不是列表项，已保留在正文：「${text}」`);
  return where;
}
