// Where the YAML parser gave up, and what mends it: one mistake a line.
import type { YAMLError } from 'yaml';
import type { Edit, Words } from './finding.ts';
import { told } from './yaml-mistake-words.ts';

const lineStart = (yaml: string, offset: number): number => yaml.lastIndexOf('\n', offset - 1) + 1;
const lineEnd = (yaml: string, offset: number): number => {
  const end = yaml.indexOf('\n', offset);
  return end < 0 ? yaml.length : end;
};

/** `name：成员甲`: the colon of Chinese input is no colon to YAML. */
const fullWidth = /^([ \t]*(?:- )?(?:\{ ?)?[A-Za-z]\w*)：[ \t]*/;

export interface Mistake extends Words {
  /** In the YAML. */
  offset: number;
  /** In the YAML, too. */
  edits?: Edit[];
}

/** The full-width colon at the end of a field's name, on the line at `offset`. */
export const fullWidthColon = (yaml: string, offset: number): Mistake | undefined => {
  const start = lineStart(yaml, offset);
  const [whole, before = ''] = fullWidth.exec(yaml.slice(start, start + 200)) ?? [];
  return whole === undefined
    ? undefined
    : {
        ...{ offset: start + before.length, found: `字段名后面是全角冒号：${whole.trim()}` },
        ...{ expected: `${before.trim()}: 值`, fix: '换成半角冒号加空格' },
        edits: [{ start: start + before.length, end: start + whole.length, text: ': ' }],
      };
};

/** Where fields are indented with full-width spaces. */
export const wideIndents = (yaml: string): { start: number; end: number }[] =>
  [...yaml.matchAll(/(?<=^[ \t]*)\u3000[ \u3000]*(?=(?:- )?[A-Za-z]\w*[:：])/gm)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }));

/** `\tzh: 成员甲` */
const tabs = (yaml: string, offset: number): Edit[] | undefined => {
  const start = lineStart(yaml, offset);
  const [indent = ''] = /^\t+(?! )/.exec(yaml.slice(start, start + 200)) ?? [];
  return indent ? [{ start, end: start + indent.length, text: '  '.repeat(indent.length) }] : undefined;
};

const mistakeAt = (yaml: string, offset: number, error: YAMLError): Mistake => {
  const [found, expected, fix] = told(error, yaml.slice(offset, lineEnd(yaml, offset)));
  const edits = error.code === 'TAB_AS_INDENT' ? tabs(yaml, offset) : undefined;
  return fullWidthColon(yaml, offset) ?? { offset, found, expected, fix, ...(edits && { edits }) };
};

/** Where the quotation mark or bracket was opened that the parser missed the end of; it says only where it gave up. */
const openedAt = (yaml: string, { message, pos: [end] }: YAMLError): number => {
  const before = yaml.slice(0, end);
  if (/^Missing closing/.test(message)) return [...before.matchAll(/(?<=[:,[{-][ ]*)["']/g)].at(-1)?.index ?? end;
  if (!/^Flow (map|sequence) in/.test(message)) return end;
  const code = before.replace(/(?<=[ \t])#.*/g, (comment) => ' '.repeat(comment.length));
  let depth = 0;
  for (let index = end - 1; index >= 0; index -= 1) {
    const letter = code.charAt(index);
    if (letter === '}' || letter === ']') depth += 1;
    if (letter === '{' || letter === '[') depth -= 1;
    if (depth < 0) return index;
  }
  return end;
};

/** Lines of a file of which it is told what is wrong; who has more mistakes in one file mends these first. */
const mostMistakes = 100;

/** In the order of the file; of several on one line, the first, for the others follow from it, as do all after an open quotation. */
export const mistakesIn = (yaml: string, errors: YAMLError[]): Mistake[] => {
  const open = errors.findIndex(({ message }) => message.startsWith('Missing closing'));
  const mistakes = new Map<number, Mistake>();
  for (const error of open < 0 ? errors : errors.slice(0, open + 1)) {
    const offset = openedAt(yaml, error);
    const line = lineStart(yaml, offset);
    if (mistakes.size >= mostMistakes) break;
    if (!mistakes.has(line)) mistakes.set(line, mistakeAt(yaml, offset, error));
  }
  return [...mistakes.values()];
};
