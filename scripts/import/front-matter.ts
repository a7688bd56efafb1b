// Front matter of another tool above the minutes: its facts are those that no label of the text has.
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

/** Reads YAML between two lines of `---` at the start; what is no fact of a meeting is noted. */
export function frontMatterOf(lines: Line[], note: AddNote): FrontMatter {
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
    else if (fact) facts.set(fact, { number, text });
    else note(number, 'unplaced', `文件头的「${key}」没有对应的字段：「${text}」`);
  }
  return { facts, title, rest: lines.slice(end + 1) };
}
