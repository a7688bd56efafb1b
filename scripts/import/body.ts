// The text of a meeting's minutes: what is written as it was, and lines of it that may be more than text.
import { isOfNextMeeting } from './decisions.ts';
import { type AddNote, cellsOf, isHeading, type Line, type Note, unmarked } from './source.ts';

/** An item of a Markdown list; `1、` and `1.` without a space are text. */
const isListItem = ({ text, isCode }: Line): boolean => !isCode && /^\s*(?:[-*+]|\d{1,9}[.)])\s+\S/.test(text);

/** A line of plain text, which Markdown would join with the one before. */
const isPlain = (line: Line): boolean =>
  !line.isCode &&
  line.text.trim() !== '' &&
  !isHeading(line.text) &&
  !isListItem(line) &&
  !cellsOf(line.text) &&
  !/^\s*(?:>|-{3,}|={3,}|\*{3,}|<)/.test(line.text);

/** The text as Markdown: a line that was a line stays one, headings are those of a page with a title, code is as it was. */
export function bodyOf(lines: Line[]): string {
  const written: string[] = [];
  for (const [index, line] of lines.entries()) {
    const { text, raw, isCode } = line;
    const next = lines[index + 1];
    if (isCode) written.push(raw ?? text);
    else if (/^\s{0,3}#\s+\S/.test(text)) written.push(`#${text.trimStart()}`);
    else if (isHeading(text)) written.push(text.trimStart().replace(/^(#+)\s*/, '$1 '));
    else if (text.trim() === '') {
      if (written.at(-1) !== '' || lines[index - 1]?.isCode) written.push('');
    } else if (raw !== undefined) written.push(`${text}  `);
    else written.push(next && isPlain(next) && (isPlain(line) || isListItem(line)) ? `${text}\\` : text);
  }
  return written.join('\n').replace(/^\n+|\s+$/g, '');
}

const cancelled =
  /(?:(?:本次|本周|今日|此次|该次)?(?:会议|例会|双周例会|周会|沙龙)?(?:已|将|予以|因故)?取消(?:一次|召开)?|(?:会议|例会)(?:不|停)开)(?:[，,；;]\s*(?:顺延|推迟|延期|改期|改为|下次|另行)[^。]{0,30})?[。.！!]?$/;

/** The sentence that says that the meeting was cancelled, where the text is no more than that. */
export function cancellationIn(body: Line[]): string | undefined {
  const lines = body.filter(({ text, isCode }) => !isCode && text.trim() !== '').map(({ text }) => unmarked(text));
  const found = lines.find(
    (line) => cancelled.test(line) && /会议|例会|周会|沙龙|因|^(?:本次|本周)?取消/.test(line) && line.length <= 80,
  );
  return lines.length <= 3 ? found : undefined;
}

const similar: [what: string, pattern: RegExp][] = [
  [
    '待办',
    /(?:由[^，。]{1,20}(?:负责|跟进|牵头|推进|完成|提供|确认))|[\p{Script=Han}\w]负责(?!人)|(?:负责人|责任人|跟进人)[：:]|^\[[ x]\]|@\p{Script=Han}{2,4}(?!\p{Script=Han})|(?:会后|后续)[^。]{0,16}(?:跟进|完成|整理|提交|沟通|确认)|\d[日号]?(?:之?前|以前)(?:完成|提交)|下(?:次|周)(?:会议|例会)?前/iu,
  ],
  ['待办', /^(?:TO-?DO|待办|行动项|action|下一步|后续)[^：:]{0,6}[：:]/i],
  ['参会人员', /^(?:参会|与会|出席|到会|请假|缺席|列席)[^，。]{0,10}[：:]|共\s*\d+\s*(?:人|位)(?:参会|参加|出席)/],
  [
    '会议时间',
    /^(?:会议)?(?:时间|日期)\s*[：:]|(?:started|ended|开始|结束)[^，。]*?\d{1,2}[：:]\d{2}|\d{1,2}[：:]\d{2}\s*[-–—~～至到]+\s*\d{1,2}[：:]\d{2}/i,
  ],
  ['会议取消', /(?:会议|例会)(?:[^，。]{0,6})取消|取消(?:本次|本周)?(?:会议|例会)/],
];

/** Names the lines of the text that look like a fact of the meeting and were not taken for one. */
export function noteLeftOvers(body: Line[], note: AddNote, notes: Note[]): void {
  const told = new Set(notes.map(({ line }) => line));
  for (const { number, text, isCode } of body) {
    const line = unmarked(text);
    if (isCode || told.has(number) || isHeading(text)) continue;
    if (isOfNextMeeting(text)) note(number, 'remark', `疑似下次会议的时间，未写入：「${line}」`);
    else {
      const what = similar.find(([, pattern]) => pattern.test(line))?.[0];
      if (what) note(number, 'remark', `疑似${what}，但未标明，只保留在正文：「${line}」`);
    }
  }
}
