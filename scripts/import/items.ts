// What a meeting decided: 【结论】 marks → decisions, items of the list → actions with owners and due dates.
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
  if (/\d\s*票/.test(text)) note(line, 'remark', `票数不完整（应有赞成、反对、弃权），只保留在决议文字中：「${text}」`);
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
    if (items.length === 0) note(line.number, 'remark', `「${bare(line.text)}」之后没有内容，未作为决议写入`);
    for (const { number, text } of items)
      decisions.push({ text: topic ? `${topic}：${text}` : text, votes: votesOf(text, number, note) });
  }
  return decisions;
}

export type Owner = 'everyone' | { role: 'chair' | 'secretary' } | { someone: string };

interface Action {
  text: string;
  owners: Owner[];
  due: string | undefined;
  state: 'open' | 'done';
}

const everyone = /^(?:ALL|全体(?:成员|人员|小伙伴|委员|理事)?|全员|所有人|大家|各位)$/i;
const roles: Record<string, 'chair' | 'secretary'> = { 联席组长: 'chair', 组长: 'chair', 秘书: 'secretary' };
const joiners = /\s*(?:[、，,/&＆+]|和|与|及|\s)\s*/;

/** Places where minutes write owners; the group `who` counts only where all of it is known. */
const forms = [
  /^[（(【[](?<who>[^）)】\]]+)[）)】\]]\s*[：:]?\s*(?<what>.+)$/,
  /^(?:\*\*|__)(?<who>.+?)(?:\*\*|__)\s*[：:]?\s*(?<what>.+)$/,
  /^@?(?<who>[^：:]{1,30}?)\s*[：:]\s*(?<what>.+)$/,
  /^(?<what>.+?)\s*[（(](?:负责人\s*[：:]\s*)?(?<who>[^（）()]+)[)）][。.]?$/,
  /^(?<what>.+?)[，,；;。]?\s*负责人\s*[：:]\s*(?<who>[^：:]+?)[。.]?$/,
  /^(?<what>.+?)\s*(?:[-－–—]+|@)\s*(?<who>[^-－–—@]+?)[。.]?$/,
];

/** All owners named, or `undefined` where one of the words is not a known name. */
function ownersIn(text: string, isKnown: (name: string) => boolean): Owner[] | undefined {
  const ownerOf = (word: string): Owner | undefined => {
    if (everyone.test(word)) return 'everyone';
    const role = roles[word];
    if (role) return { role };
    const sides = [word, ...word.split(/\s*[-－–—]\s*/)];
    const name = sides.find(isKnown);
    return name === undefined ? undefined : { someone: name };
  };
  const whole = ownerOf(text.trim());
  if (whole) return [whole];
  const owners = text
    .split(joiners)
    .filter(Boolean)
    .map((word) => ownerOf(word.replace(/^@/, '')));
  return owners.every((owner) => owner !== undefined) && owners.length > 0 ? owners : undefined;
}

const date = String.raw`(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})日?`;
const due = new RegExp(
  String.raw`${date}\s*(?:之?前|截止|完成)|(?:截止|期限|due)(?:日期|时间)?\s*[：:]?\s*${date}`,
  'i',
);
const dueWithoutYear = /\d{1,2}月\d{1,2}日\s*(?:之?前|截止|完成)|(?:截止|期限)\S{0,3}\s*\d{1,2}月\d{1,2}日/;
const box = /^\[([ xX])\]\s*/;

function dueOf(text: string, line: number, note: AddNote): string | undefined {
  const found = due.exec(text)?.slice(1).filter(Boolean);
  if (found) return found.map((part) => part.padStart(2, '0')).join('-');
  if (dueWithoutYear.test(text)) note(line, 'remark', `期限缺少年份，未填写 due：「${text}」`);
  return undefined;
}

/** Reads one item; `names` are all people who may be meant. What might be an owner but is not known is noted. */
export function actionOf({ number: line, text: raw }: Line, names: ReadonlySet<string>, note: AddNote): Action {
  const item = words(bare(raw));
  const text = item.replace(box, '');
  const rest = { due: dueOf(text, line, note), state: /^\[x\]/i.test(item) ? 'done' : 'open' } as const;
  for (const form of forms) {
    const { who = '', what = '' } = form.exec(text)?.groups ?? {};
    const owners = who && ownersIn(who, (name) => names.has(name));
    if (owners) return { text: what.trim(), owners, ...rest };
  }
  const [inFront] = [...names].filter((name) => text.startsWith(name)).sort((a, b) => b.length - a.length);
  const why = inFront ? `句首的「${inFront}」没有用括号或冒号标为负责人` : '无法识别负责人';
  note(line, 'remark', `${why}，未填写 owners：「${text}」`);
  return { text, owners: [], ...rest };
}
