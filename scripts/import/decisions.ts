// 【结论】 marks in the text → decisions, each with the topic that it stands under.
import { type AddNote, bare, isHeading, isItem, type Line, words } from './source.ts';

interface Decision {
  text: string;
  votes: { for: number; against: number; abstain: number } | undefined;
}

const mark = /【[^】]*(?:结论|决议|投票结果|表决结果)】\s*[：:]?\s*(.*)$/;
const topicNumber = /^(?:议题[一二三四五六七八九十\d]+[、：:.\s]*|[（(]?\d+[、.．)）]\s*)/;

/** The title of a heading line, without `议题一、`. */
export const topicOf = (text: string): string => words(text).replace(topicNumber, '').trim();

const count = (text: string, word: string): number | undefined => {
  const found = new RegExp(String.raw`(\d+)\s*票?\s*${word}|${word}\s*[：:]?\s*(\d+)`).exec(text);
  return found ? Number(found[1] ?? found[2]) : undefined;
};

function votesOf(text: string, line: number, note: AddNote): Decision['votes'] {
  const [yes, against, abstain] = ['赞成', '反对', '弃权'].map((word) => count(text, word));
  if (yes !== undefined && against !== undefined && abstain !== undefined) return { for: yes, against, abstain };
  if (/\d\s*票/.test(text)) note(line, 'remark', `票数没有写全（要有赞成、反对、弃权），只留在决议文字里：「${text}」`);
  return undefined;
}

/** Lines that belong to a mark with nothing behind it: the list below, or else the one paragraph. */
function below(lines: Line[], from: number): Line[] {
  const rest = lines.slice(from);
  const first = rest.findIndex(({ text }) => text.trim() !== '');
  const start = rest[first];
  if (!start || isHeading(start.text) || mark.test(start.text)) return [];
  if (!isItem(start.text)) return [start];
  const end = rest.findIndex(({ text }, index) => index > first && (!isItem(text) || mark.test(text)));
  return rest.slice(first, end < 0 ? undefined : end);
}

/** Every conclusion of the text, in order. A mark without text is noted. */
export function decisionsOf(body: Line[], note: AddNote): Decision[] {
  const decisions: Decision[] = [];
  let topic = '';
  for (const [index, line] of body.entries()) {
    const found = mark.exec(bare(line.text));
    if (!found) {
      // `2）` counts points of a discussion, `2.` topics.
      if (isHeading(line.text) || /^\d+[、.．]\s*\S/.test(line.text)) topic = topicOf(line.text);
      continue;
    }
    const own = found[1]?.trim();
    const items = own
      ? [{ number: line.number, text: own }]
      : below(body, index + 1).map(({ number, text }) => ({ number, text: words(text) }));
    if (items.length === 0) note(line.number, 'remark', `「${bare(line.text)}」后面没有内容，没有写成决议`);
    for (const { number, text } of items)
      decisions.push({ text: topic ? `${topic}：${text}` : text, votes: votesOf(text, number, note) });
  }
  return decisions;
}
