// What a meeting decided: 【结论】 marks, 「决议：」, lists and tables under such a heading, sentences of decision.
import { dateIn } from './when.ts';
import { partOf } from './labels.ts';
import { anyOf } from './any-of.ts';
import {
  type AddNote,
  bare,
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
  unstamped,
  words,
} from './source.ts';

interface Decision {
  text: string;
  votes: { for: number; against: number; abstain: number } | undefined;
}

const bracketed = /【[^】]*(?:结论|决议|决定|投票结果|表决结果)】\s*[：:]?\s*(.*)$/;
const summary = /^【小结】\s*[：:]?\s*(.*)$/;
const occasions = anyOf('会议 本次会议 本次 本项 此项 该项 最终 最后 讨论 评审 表决 投票');
const labelled = new RegExp(
  `(?:^|[。；;]\\s*)(?:${occasions}?${anyOf('结论 决议 决定')}|${anyOf('投票 表决')}(?:结果|情况)?|${anyOf('decision resolution resolved conclusion agreed')})\\s*[：:]\\s*(.*)$`,
  'i',
);
/** How a sentence begins that says what a meeting decided. */
const sentence =
  /^全票(?:同意|通过|赞成)|^(?:经[^，。]{0,20}(?:讨论|表决|投票|审议|评审|研究)[^，。]{0,8}[，,]?\s*)?(?:(?:会议|大会|本次会议|与会者|与会人员|参会人员|大家|全体(?:成员|委员|理事|与会者)?|各方|(?:TOC|SIG|理事会|委员会))?(?:均|都)?(?:一致|投票|表决)(?:同意|通过|决定|批准)|(?:会议|大会|本次会议)(?:决定|同意|批准|通过|议定|确定)|(?:经[^，。]{0,20}(?:讨论|表决|投票|审议|评审)[^，。]{0,8}[，,]\s*)(?:同意|决定|通过|批准))/;
/** What looks like a decision without being marked as one. */
const similar =
  /一致(?:同意|通过|认为|决定)|(?:会议|大会|与会者|理事会|委员会)[^，。]{0,8}(?:同意|决定|批准)|(?:投票|表决)通过|批准(?:成立|通过)|达成(?:一致|共识)|^\S{0,6}(?:结论|决议|决定)[：:]|^(?:决定|同意|批准)(?!人)/;

const approves = /批准|通过|一致同意|^(?:原则)?同意/;
const topicNumber =
  /^(?:(?:本次)?(?:会议)?议题\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、：:.．\s]*|[（(]?\d{1,2}[、.．)）](?!\d)\s*)/;
/** Headings that name no subject. */
const general =
  /^(?:讨论|其他|其它|议题|本周话题|本次议题|会议信息|基本信息|信息|总结|小结|背景|附件?|说明|Q&A(?:环节)?|讨论环节|项目进展|进展)(?:事项|内容|环节)?$/i;

/** The title of a heading line, without `议题一、`. */
export const topicOf = (text: string): string =>
  words(unmarked(text))
    .replace(topicNumber, '')
    .replace(/[：:]$/, '')
    .trim();

/** What the decisions below are about. */
interface Topic {
  /** Empty where the heading names no subject. */
  title: string;
  /** Whether a heading of Markdown or a Chinese number opened it, so that `2.` below it is one of its points. */
  isHeading: boolean;
  /** Of the last numbered line below it that is one of its points. */
  points: number;
}

const noTopic: Topic = { title: '', isHeading: false, points: 0 };

const isTitle = (text: string): boolean =>
  text.length <= 60 && !/[，。；;？！]/.test(text) && !general.test(text) && !partOf(text);

/** The topic that a line opens: a heading, `2.` or `（二）`; `undefined` where it opens none. */
function topicAt({ text }: Line, before: Topic): Topic | undefined {
  const line = text.trimStart();
  if (bracketed.test(line)) return undefined;
  const title = topicOf(text);
  if (isHeading(text) || hasChineseNumber(text) || /^议题[一二三四五六七八九十\d]/.test(line))
    return { title: isTitle(title) ? title : '', isHeading: true, points: 0 };
  if (/^(?:\*\*|__)[^*_]+(?:\*\*|__)[：:]?$/.test(line))
    return isTitle(title) ? { title, isHeading: true, points: 0 } : undefined;
  // `2）` counts points of a discussion, `2.` topics.
  if (!/^\d{1,2}[、.．](?!\d)\s*\S/.test(line) || text.length - line.length > 1) return undefined;
  const number = plainNumber(line) ?? 0;
  if (before.isHeading && before.title !== '' && number === before.points + 1) return { ...before, points: number };
  return { title: isTitle(title) ? title : '', isHeading: false, points: 0 };
}

const count = (text: string, word: string): number | undefined => {
  const found = new RegExp(String.raw`(\d+)\s*票?\s*${word}|${word}\s*[：:]?\s*(\d+)`).exec(text);
  return found ? Number(found[1] ?? found[2]) : undefined;
};

function votesOf(text: string, line: number, note: AddNote): Decision['votes'] {
  const [yes, against, abstain] = ['(?:赞成|同意)', '反对', '弃权'].map((word) => count(text, word));
  if (yes !== undefined && against !== undefined && abstain !== undefined) return { for: yes, against, abstain };
  if (/\d\s*票/.test(text)) note(line, 'remark', `票数不完整（应有赞成、反对、弃权），只保留在决议文字中：「${text}」`);
  return undefined;
}

/** What a line says is decided: the text behind the mark, an empty one where it stands below, or sentences; `undefined` for none. */
function markOf(text: string): string[] | undefined {
  const line = words(unmarked(text));
  const own = (bracketed.exec(line) ?? labelled.exec(line))?.[1];
  if (own !== undefined) return [unstamped(own.trim())];
  const summed = summary.exec(line)?.[1];
  if (summed !== undefined) return approves.test(summed) ? [summed.trim()] : undefined;
  const part = cellsOf(text) ? undefined : partOf(text);
  if (part?.name === 'decisions') return [part.value];
  const said = line.split(/(?<=[。！])\s*/).filter((one) => sentence.test(one));
  return said.length > 0 ? said : undefined;
}

/** How the items of a list begin: a dash, `（1）` or `1.`; deeper ones have none of their own. */
const kind = (text: string) => (/^\s*[-*+•·]/.test(text) ? '-' : /^\s*[（(]/.test(text) ? '(' : '1');

/** Lines that belong to a mark with nothing behind it: the list or the table below, or else the one paragraph. */
function below(lines: Line[], from: number, isBare: boolean): Line[] {
  const rest = lines.slice(from);
  const first = rest.findIndex(({ text }) => text.trim() !== '');
  const start = rest[first];
  if (!start || start.isCode || isHeading(start.text) || markOf(start.text) !== undefined) return [];
  const ends = (belongs: (line: Line) => boolean) => {
    const end = rest.findIndex((line, index) => index > first && !belongs(line));
    return rest.slice(first, end < 0 ? undefined : end);
  };
  if (cellsOf(start.text)) return decidedIn(ends(({ text }) => cellsOf(text) !== undefined));
  if (isItem(start.text)) {
    // Bullets under a heading may have empty lines between them; what is deeper belongs to the one above.
    const isLoose = isBare && /^\s*[-*+]\s/.test(start.text);
    return ends(
      ({ text }) =>
        (isItem(text) && kind(text) === kind(start.text) && !bracketed.test(text)) || (isLoose && text.trim() === ''),
    ).filter(({ text }) => text.trim() !== '' && indentOf(text) <= indentOf(start.text) + 1);
  }
  // Under a heading without a colon only a list is one of decisions.
  return isBare || topicAt(start, noTopic) ? [] : [start];
}

const column = /^(?:决议|决定|结论|决议内容|内容|事项|decision)s?$/i;

/** Columns of a table of topics. */
const conclusions = /^(?:会议|讨论)?(?:结论|决议|决定)$|^(?:decision|conclusion|resolution)s?$/i;
const topics = /^(?:会议)?(?:议题|主题|题目)(?:名称)?$|^topics?$/i;

/** What the rows of a table of topics conclude, each under its topic; what other columns say of who and when is noted. */
function concludedIn(rows: Line[], note: AddNote): Line[] {
  const header = cellsOf(rows[0]?.text ?? '') ?? [];
  const [at, topic] = [conclusions, topics].map((wanted) => header.findIndex((cell) => wanted.test(cell)));
  if (at === undefined || at < 0) return [];
  return rows.slice(1).flatMap(({ number, text }): Line[] => {
    const cells = cellsOf(text) ?? [];
    for (const [index, cell] of cells.entries())
      if (
        index !== at &&
        /责任|负责|owner|时间|期限|日期|DDL/i.test(header[index] ?? '') &&
        !isNothing(cell) &&
        !isRule([cell])
      )
        note(number, 'unplaced', `「${header[index]}」没有对应的字段：「${cell}」`);
    const what = cells[at] ?? '';
    const about = topic === undefined ? undefined : cells[topic];
    return isRule(cells) || what === '' ? [] : [{ number, text: about ? `${about}：${what}` : what }];
  });
}

/** The cells of the column of decisions of a table. */
function decidedIn(rows: Line[]): Line[] {
  const [header, ...rest] = rows.map(({ number, text }) => ({ number, cells: cellsOf(text) ?? [] }));
  const at = header?.cells.findIndex((cell) => column.test(cell)) ?? -1;
  return at < 0
    ? []
    : rest.filter(({ cells }) => !isRule(cells)).map(({ number, cells }) => ({ number, text: cells[at] ?? '' }));
}

const tableFrom = (body: Line[], from: number): Line[] => {
  const end = body.findIndex(({ text }, index) => index > from && !cellsOf(text));
  return body.slice(from, end < 0 ? undefined : end);
};

/** 「上次纪要：无异议」 says that nothing changed. */
const isAboutLastMinutes = (topic: string, text: string): boolean =>
  /(?:上次|上期|上周|上一次|前次)?(?:会议)?纪要/.test(topic + text) &&
  /(?:上次|上期|上周|上一次|前次|纪要.{0,4}(?:回顾|review|确认))/i.test(topic + text) &&
  /^(?:与会者|与会人员|大家)?(?:均|都)?(?:对?上次纪要)?(?:无异议|没有异议|无意见|确认|通过|无)[。.]?$/.test(text);

interface Decided {
  decisions: Decision[];
  /** Numbers of the lines that were read. */
  lines: Set<number>;
}

/** Every conclusion of the text, in order; `taken` are lines of action items. A mark without text is noted, and what looks like one and is none. */
export function decisionsOf(body: Line[], taken: ReadonlySet<number>, note: AddNote): Decided {
  const decisions: Decision[] = [];
  const lines = new Set<number>();
  let topic = noTopic;
  for (const [index, line] of body.entries()) {
    if (line.isCode || lines.has(line.number) || taken.has(line.number)) continue;
    const found = markOf(line.text);
    const table = cellsOf(line.text) && !cellsOf(body[index - 1]?.text ?? '') ? tableFrom(body, index) : [];
    for (const { number, text } of concludedIn(table, note)) {
      lines.add(number);
      if (!isNothing(text.replace(/^.*?：/, ''))) decisions.push({ text, votes: votesOf(text, number, note) });
    }
    if (found === undefined) {
      topic = topicAt(line, topic) ?? topic;
      if (similar.test(words(unmarked(line.text))) && !isHeading(line.text))
        note(line.number, 'remark', `疑似决议，但未标明，未作为决议写入：「${bare(line.text)}」`);
      continue;
    }
    lines.add(line.number);
    const part = partOf(line.text);
    const items = found[0]
      ? found.map((text) => ({ number: line.number, text }))
      : below(body, index + 1, part?.isBare === true).map(({ number, text }) => ({ number, text: words(text) }));
    const isTaken = items.length > 0 && items.every(({ number }) => taken.has(number));
    if (isTaken) continue;
    if (items.length === 0) note(line.number, 'remark', `「${bare(line.text)}」之后没有内容，未作为决议写入`);
    for (const { number, text } of items) {
      lines.add(number);
      if (isNothing(text)) note(number, 'remark', `原文注明没有决议：「${text}」`);
      else if (isAboutLastMinutes(topic.title, text))
        note(number, 'remark', `对上次纪要没有异议，不作为决议写入：「${text}」`);
      else decisions.push({ text: topic.title ? `${topic.title}：${text}` : text, votes: votesOf(text, number, note) });
    }
  }
  return { decisions, lines };
}

/** Whether a text has a day or an hour of another meeting: 「下次会议：3 月 26 日」. */
export const isOfNextMeeting = (text: string): boolean =>
  /^下(?:次|期|一次)(?:会议|例会)/.test(unmarked(text)) && dateIn(text) !== undefined;
