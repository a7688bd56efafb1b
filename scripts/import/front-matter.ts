// Front matter of another tool above the minutes, or the head of a mail: its facts are those that no label of the text has.
import { parseDocument } from 'yaml';
import { factOf, type Label } from './labels.ts';
import type { AddNote, Line } from './source.ts';

interface FrontMatter {
  facts: Map<Label, Line>;
  title: Line | undefined;
  /** The lines below it. */
  rest: Line[];
}

const textOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(textOf).join('、');
  return typeof value === 'object' && value !== null ? Object.values(value).map(textOf).join('-') : String(value ?? '');
};

const header =
  /^(subject|title|from|to|cc|date|sent|reply-to|message-id|list-id|主题|发件人|收件人|抄送|发送时间)\s*[：:]\s*(.*)$/i;

/** The head of a mail: its subject is the title, and its day is that of the mail. */
function mailOf(lines: Line[], note: AddNote): FrontMatter | undefined {
  const start = lines.findIndex(({ text }) => text.trim() !== '');
  const end = lines.findIndex(({ text }, index) => index > start && !header.test(text));
  const fields = lines.slice(start, end).map((line) => ({ line, field: header.exec(line.text) }));
  if (
    fields.length < 2 ||
    !fields[0]?.field ||
    !fields.some(({ field }) => /^(?:subject|title|from|主题|发件人)$/i.test(field?.[1] ?? ''))
  )
    return undefined;
  let title: Line | undefined;
  for (const { line, field } of fields) {
    if (/^(?:subject|title|主题)$/i.test(field?.[1] ?? ''))
      title = {
        number: line.number,
        text: (field?.[2] ?? '').replace(/^(?:(?:re|fw|回复|转发)[：:]\s*|\[[^\]]*\]\s*)*/i, ''),
      };
    else note(line.number, 'unplaced', `邮件头没有对应的字段：「${line.text}」`);
  }
  return { facts: new Map(), title, rest: lines.slice(end) };
}

/** Reads YAML between two lines of `---` at the start; what is no fact of a meeting is noted. */
export function frontMatterOf(lines: Line[], note: AddNote): FrontMatter {
  const mail = mailOf(lines, note);
  if (mail) return mail;
  const end = lines.findIndex(({ text }, index) => index > 0 && text === '---');
  const none = { facts: new Map<Label, Line>(), title: undefined, rest: lines };
  if (lines[0]?.text !== '---' || end < 0) return none;
  const inside = lines.slice(1, end);
  const document = parseDocument(inside.map(({ text }) => text).join('\n'), { schema: 'failsafe' });
  const values: unknown = document.errors.length > 0 ? undefined : document.toJS();
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return none;
  let title: Line | undefined;
  const facts = new Map<Label, Line>();
  for (const [key, value] of Object.entries(values)) {
    const text = textOf(value);
    const number = inside.find((line) => line.text.startsWith(`${key}:`))?.number ?? 1;
    const fact = factOf(`${key}：x`)?.name;
    if (/^(?:title|标题)$/i.test(key)) title = { number, text };
    else if (fact) facts.set(fact, { number, text: [facts.get(fact)?.text, text].filter(Boolean).join(' ') });
    else note(number, 'unplaced', `文件头的「${key}」没有对应的字段：「${text}」`);
  }
  return { facts, title, rest: lines.slice(end + 1) };
}
