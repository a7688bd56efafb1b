// Where the YAML parser failed, and what fixes it: one mistake a line.
import type { YAMLError } from 'yaml';
import type { Source } from '#scripts/check/content/read.ts';
import { type Edit, replacing } from '#scripts/check/finding.ts';
import type { Problem } from '#scripts/check/rule.ts';

type Words = [found: string, expected: string, fix: string];

const quoted = '用引号把整个值括起来';

/** By the parser's words, where one code stands for several mistakes. */
const byMessage: [RegExp, Words][] = [
  [/^Missing closing/, ['引号没有结束', '引号成对', '补上后面的引号；值里的单引号写两遍']],
  [/^Missing , (between|or)/, ['少了半角逗号', '{ 字段: 值, 字段: 值 }', '在两项之间加上半角逗号']],
  [/^Missing space after :/, ['冒号后面没有空格', '字段: 值', '在冒号后面空一格']],
  [/^(Tags and anchors|Implicit map keys need)/, ['这一行没有“字段: 值”', '字段名、半角冒号、空格、值', quoted]],
  [/^Comments must be/, ['# 前面没有空格', '注释前空一格', '在 # 前面空一格；不是注释，就用引号把整个值括起来']],
  [/^Missing directives-end/, ['以 % 开头的一行', '字段: 值', '删去 %']],
  [/^Unexpected (,|empty item)/, ['多了一个逗号', '{ 字段: 值, 字段: 值 }', '删去多余的逗号']],
  [
    /^Block scalar header/,
    [`| 或 > 后面有内容`, '| 和 > 后面换行', '把内容放到下一行并缩进；不是换行的文字，就用引号括起来'],
  ],
  [/^Flow (map|sequence) in/, ['括号没有结束', '括号成对，在同一行', '补上后面的括号；值里有 # 时用引号括起来']],
  [/must start at the same column/, ['缩进与上一行对不齐', '同一层的字段从同一列开始', '改正缩进，每层两个空格']],
];

const byCode: Record<string, Words> = {
  DUPLICATE_KEY: ['字段写了两次', '每个字段只写一次', '合并或删去重复的字段'],
  BLOCK_AS_IMPLICIT_KEY: ['一行里有两个冒号', '一行只有一个“字段: 值”', `值里有冒号时，${quoted}；不是的话，改正缩进`],
  BLOCK_IN_FLOW: ['花括号里的内容断开了', '{ 字段: 值, 字段: 值 }', '用半角的逗号和冒号，后面空一格'],
  MULTILINE_IMPLICIT_KEY: [
    '这一行没有“字段: 值”',
    '字段名、半角冒号、空格、值，写在一行里',
    '在冒号后面空一格，或者改正缩进',
  ],
  MISSING_CHAR: ['少了冒号、引号或括号', '引号和括号成对，字段名后面有冒号', '补上缺少的符号'],
  BAD_INDENT: ['括号没有结束，或者缩进不对', '括号成对，内容比字段名多缩进两格', '补上缺少的括号，或者改正缩进'],
  TAB_AS_INDENT: ['用制表符缩进', '用空格缩进', '把行首的制表符换成两个空格'],
  BAD_SCALAR_START: ['值以 YAML 保留的符号开头', '值不以 @、`、% 开头', quoted],
  BAD_DQ_ESCAPE: ['双引号里有不认识的反斜线', '反斜线写成 \\\\', '把双引号换成单引号'],
  UNEXPECTED_TOKEN: ['值的后面还有别的内容', '值写完就换行', `${quoted}，值里的单引号写两遍`],
  MULTIPLE_DOCS: ['文件中间有 ---', '一个文件只有一条记录', '删去中间的 ---，或者拆成两个文件'],
};

/** `name:`, `zh: 成员甲`, `  en: Member A`: what follows the value of a field is further in than the field. */
const tooFarIn: Words = [
  '这一行已经有值，下一行却缩进得更多',
  '同一层的字段从同一列开始，下一层的字段比上一层多缩进两格',
  '改正这一行或下一行的缩进',
];

/** `rest`: of the line, from where the parser failed. */
const wordsOf = ({ code, message }: YAMLError, rest: string): Words =>
  byMessage.find(([pattern]) => pattern.test(message))?.[1] ??
  (code === 'BLOCK_AS_IMPLICIT_KEY' && !/: |:$/.test(rest) ? tooFarIn : byCode[code]) ?? [
    `YAML 有误：${message}`,
    '合乎 YAML 语法',
    '对照旁边的文件改正这一行',
  ];

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** `name：成员甲`: the colon of Chinese input is no colon to YAML. */
const fullWidth = /^([ \t]*(?:- )?(?:\{ ?)?[A-Za-z]\w*)：[ \t]*/;

/** The full-width colon at the end of a field's name, on the line at `offset`. */
export const fullWidthColon = ({ text }: Source, offset: number): Problem | undefined => {
  const line = lineStart(text, offset);
  const [whole, before = ''] = fullWidth.exec(text.slice(line, line + 200)) ?? [];
  if (whole === undefined) return undefined;
  const start = line + before.length;
  return {
    at: start,
    found: `字段名后面是全角冒号：${whole.trim()}`,
    expected: `${before.trim()}: 值`,
    fix: '换成半角冒号加空格',
    edits: [{ start, end: line + whole.length, text: ': ' }],
  };
};

/** Edits that put spaces where fields are indented with full-width spaces. */
export const wideIndents = ({ text, record }: Source): Edit[] =>
  replacing(text.slice(0, record.bodyOffset), /(?<=^[ \t]*)\u3000[ \u3000]*(?=(?:- )?[A-Za-z]\w*[:：])/gm, '')
    .filter(({ start }) => start >= record.yamlOffset)
    .map(({ start, end }) => ({ start, end, text: ' '.repeat(end - start) }));

/** `\tzh: 成员甲` */
const tabs = (text: string, offset: number): Edit[] | undefined => {
  const start = lineStart(text, offset);
  const [indent = ''] = /^\t+(?! )/.exec(text.slice(start, start + 200)) ?? [];
  return indent ? [{ start, end: start + indent.length, text: '  '.repeat(indent.length) }] : undefined;
};

const problemAt = (source: Source, at: number, error: YAMLError): Problem => {
  const { text } = source;
  const [found, expected, fix] = wordsOf(error, text.slice(at).split('\n', 1)[0] ?? '');
  const edits = error.code === 'TAB_AS_INDENT' ? tabs(text, at) : undefined;
  return fullWidthColon(source, at) ?? { at, found, expected, fix, edits };
};

/** Where the quotation mark or bracket begins whose end the parser missed; the error has only where it failed. */
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

/** Mistakes reported in one file; the rest follows once these are fixed. */
const maxMistakes = 100;

/** In the order of the file; of several on one line, the first, for the others follow from it, as do all after an open quotation. */
export const mistakesIn = (source: Source): Problem[] => {
  const { yamlOffset, bodyOffset, document } = source.record;
  const yaml = source.text.slice(yamlOffset, bodyOffset);
  const errors = document?.errors ?? [];
  const open = errors.findIndex(({ message }) => message.startsWith('Missing closing'));
  const mistakes = new Map<number, Problem>();
  for (const error of open < 0 ? errors : errors.slice(0, open + 1)) {
    const offset = yamlOffset + openedAt(yaml, error);
    const line = lineStart(source.text, offset);
    if (mistakes.size >= maxMistakes) break;
    if (!mistakes.has(line)) mistakes.set(line, problemAt(source, offset, error));
  }
  return [...mistakes.values()];
};
