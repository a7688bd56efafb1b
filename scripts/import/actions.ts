// The lines of a list of action items → items with owners, due days and states; what became of earlier ones.
import type { KnownAction } from './known.ts';
import { dueIn, dueOfCell } from './due.ts';
import { type Owner, ownedOf, ownersOfCell } from './owners.ts';
import {
  type AddNote,
  bare,
  cellsOf,
  indentOf,
  isBold,
  isHeading,
  isNothing,
  isRule,
  type Line,
  unmarked,
  unstamped,
  words,
} from './source.ts';

export interface Action {
  text: string;
  owners: Owner[];
  due: string | undefined;
  state: 'open' | 'done' | 'dropped';
}

interface Context {
  /** All people who may be meant. */
  names: ReadonlySet<string>;
  /** `YYYY-MM-DD` of the meeting. */
  day: string;
  note: AddNote;
}

const box = /^\[([ xX√✓])\]\s*/;
const done = /^(?:已?完成|done|closed?|关闭|结束)$/i;
const dropped = /^(?:取消|已取消|不做|放弃|dropped|cancell?ed)$/i;

const stateOf = (text: string): Action['state'] => {
  if (/^\[[xX√✓]\]/.test(text) || done.test(text)) return 'done';
  return dropped.test(text) ? 'dropped' : 'open';
};

/** What is left of an item without the words that say until when, where they stand apart from it. */
const withoutDue = (text: string, said: string | undefined): string => {
  if (!said) return text;
  const apart = new RegExp(
    String.raw`[\s—–-]*[（(【\[，,；;。]?\s*${said.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}\s*[)）】\]]?[。.]?$`,
  );
  const rest = text.replace(apart, '').trim();
  return /due|截止|期限|完成时间|^[\s，,；;—–-]|[（(【[]/i.test(said + text.slice(rest.length)) && rest !== ''
    ? rest
    : text;
};

/** Reads one item. What might be an owner but is not known is noted. */
function actionOf({ number: line, text: raw }: Line, { names, day, note }: Context): Action {
  const item = unstamped(words(bare(raw))).replace(/^(?:\*\*|__)?\d{1,2}[、.．)）]\s*/, '');
  const text = item.replace(box, '').trim();
  const until = dueIn(text, day, line, note);
  const state = stateOf(item);
  const owned = ownedOf(text, names) ?? ownedOf(withoutDue(text, until.words), names);
  // `（成员甲，2026-03-20 前）`: the day goes before the owners are read.
  const plain =
    until.words && !owned
      ? ownedOf(text.replace(until.words.replace(/^[（(【[]|[)）】\]]$/g, ''), ''), names)
      : undefined;
  const found = owned ?? plain;
  if (found) return { text: withoutDue(found.text, until.words), owners: found.owners, due: until.due, state };
  const [inFront] = [...names].filter((name) => text.startsWith(name)).sort((a, b) => b.length - a.length);
  const why = inFront ? `句首的「${inFront}」没有用括号或冒号标为负责人` : '无法识别负责人';
  note(line, 'remark', `${why}，未填写 owners：「${text}」`);
  return { text: withoutDue(text, until.words), owners: [], due: until.due, state };
}

const columns = {
  text: /^(?:待办|遗留|跟进)?(?:事项|任务|内容|待办|问题|议题|行动项?|描述|工作项?|说明|A[IR]s?|action(?: items?)?|task|item|what|description)(?:内容|描述|名称)?$/i,
  owners: /^(?:主要)?(?:负责人员?|责任人|跟进人|执行人|承担人|owners?|assignees?|who|responsible)$/i,
  due: /^(?:期限|截止(?:时间|日期)?|完成(?:时间|日期)|计划完成(?:时间|日期)?|完成时限|时限|时间|deadline|ddl|due(?: date)?|when)$/i,
  state: /^(?:状态|进展|完成情况|status|state)$/i,
};

/** The items of the rows of a table, by its header; without a column of items each row is noted. */
function actionsInTable(rows: Line[], context: Context): Action[] {
  const { note, day } = context;
  const [header, ...rest] = rows.map(({ number, text }) => ({ number, cells: cellsOf(text) ?? [] }));
  const at = (column: RegExp) =>
    header?.cells.findIndex((cell) => column.test(cell.replaceAll(/\s+/g, ' ').trim())) ?? -1;
  const [text, owners, due, state] = [at(columns.text), at(columns.owners), at(columns.due), at(columns.state)];
  if (header && text < 0) {
    note(header.number, 'unplaced', `表格的表头中没有「事项」一列：「${header.cells.join('、')}」`);
    return [];
  }
  return rest
    .filter(({ cells }) => !isRule(cells) && !isNothing(cells[text] ?? '') && cells[text] !== '')
    .map(({ number, cells }): Action => {
      for (const [index, cell] of cells.entries())
        if (![text, owners, due, state].includes(index) && cell !== '' && !/^\d+$/.test(cell))
          note(number, 'unplaced', `「${header?.cells[index] ?? ''}」没有对应的字段：「${cell}」`);
      const who = cells[owners] ?? '';
      const found = isNothing(who) ? [] : ownersOfCell(who);
      if (who !== '' && !isNothing(who) && found.length === 0)
        note(number, 'unplaced', `负责人「${who}」不像姓名，未填写 owners`);
      return {
        text: cells[text] ?? '',
        owners: found,
        due: dueOfCell(cells[due] ?? '', day, number, note),
        state: stateOf(cells[state] ?? ''),
      };
    });
}

/** An item with those below it: where it is only the owners of those, each of them is one. */
function actionsOfItem(line: Line, context: Context): Action[] {
  const [first = '', ...inside] = line.text.split('\n');
  const who = /^(.{1,20}?)[：:]?$/.exec(words(first))?.[1];
  const isOwner = who !== undefined && inside.length > 0 && ownedOf(`${who}：x`, context.names)?.text === 'x';
  const below = inside.map((text, index) => ({ number: line.number + index + 1, text }));
  if (isOwner) return below.map(({ number, text }) => actionOf({ number, text: `${who}：${words(text)}` }, context));
  const whole = [first, ...inside.map((text) => words(text))].join(' ');
  return [actionOf({ number: line.number, text: whole }, context)];
}

/** Every item of the lists, in order. */
export function actionsOf(lines: Line[], context: Context): Action[] {
  const actions: Action[] = [];
  let owner: string | undefined;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] as Line;
    if (cellsOf(line.text)) {
      const end = lines.findIndex(({ text }, at) => at > index && !cellsOf(text));
      const rows = lines.slice(index, end < 0 ? undefined : end);
      actions.push(...actionsInTable(rows, context));
      index += rows.length - 1;
    } else if (isHeading(line.text) || isBold(line.text)) {
      owner = words(unmarked(line.text)).replace(/[：:]$/, '');
      if (ownedOf(`${owner}：x`, context.names)?.text !== 'x') {
        context.note(line.number, 'unplaced', `待办中的小标题「${owner}」没有对应的字段`);
        owner = undefined;
      }
    } else if (owner && indentOf(line.text) < 4)
      actions.push(...actionsOfItem({ ...line, text: `${owner}：${words(line.text)}` }, context));
    else actions.push(...actionsOfItem(line, context));
  }
  return actions;
}

const letters = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase();

/** What the lines say of action items of earlier meetings, where it can be told which. */
export function updatesOf(
  lines: Line[],
  earlier: KnownAction[],
  context: Context,
): { action: string; state: Action['state'] }[] {
  return lines
    .filter(({ text }) => /^\s*(?:[-*+]\s|[（(]?\d{1,2}[、.．)）])/.test(text) && indentOf(text) < 2)
    .flatMap((line) => {
      const silent = { ...context, note: () => {} };
      const { text, state } = actionOf(line, silent);
      const written = letters(text);
      const named = /A-\d{4}-\d{2,}/.exec(line.text)?.[0];
      const fits = earlier.filter(
        ({ id, text: known }) =>
          id === named ||
          (written.length >= 3 &&
            (letters(known) === written || (written.length >= 6 && letters(known).includes(written)))),
      );
      const [one, ...more] = fits;
      const isTold = box.test(words(bare(line.text))) || /已?完成|取消|不做/.test(line.text);
      const said = /(?:未|没有)完成/.test(line.text)
        ? 'open'
        : /[：:，,]?\s*已?完成[。.]?$/.test(line.text)
          ? 'done'
          : state;
      if (one && more.length === 0 && isTold) return [{ action: one.id, state: said }];
      context.note(line.number, 'remark', `可能是往次待办的进展，未写入 updates：「${bare(line.text)}」`);
      return [];
    });
}
