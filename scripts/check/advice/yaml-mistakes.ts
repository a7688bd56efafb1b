// Where the YAML parser failed, and what fixes it: one mistake a line.
import type { YAMLError } from 'yaml';
import type { Source } from '#scripts/check/content/read.ts';
import { type Edit, replacing } from '#scripts/check/finding.ts';
import type { Problem } from '#scripts/check/rule.ts';

type Words = [found: string, expected: string, fix: string];

const quoted = '用引号括住整个值';

/** By the parser's words, where one code stands for several mistakes. */
const byMessage: [RegExp, Words][] = [
  [/^Missing closing/, ['引号没有结束', '引号成对', '添加结尾的引号；值中的单引号写成两个']],
  [/^Missing , (between|or)/, ['两项之间缺少半角逗号', '写法为 { 字段: 值, 字段: 值 }', '在两项之间添加半角逗号']],
  [/^Missing space after :/, ['冒号后缺少空格', '写法为「字段: 值」', '在冒号后添加一个空格']],
  [
    /^(Tags and anchors|Implicit map keys need)/,
    ['这一行不是「字段: 值」', '每行依次为字段名、半角冒号、空格和值', quoted],
  ],
  [/^Comments must be/, ['# 前缺少空格', '注释之前有空格', '在 # 前添加一个空格；如果不是注释，用引号括住整个值']],
  [/^Missing directives-end/, ['有以 % 开头的一行', '写法为「字段: 值」', '删除 %']],
  [/^Unexpected (,|empty item)/, ['有多余的逗号', '写法为 { 字段: 值, 字段: 值 }', '删除多余的逗号']],
  [
    /^Block scalar header/,
    [`| 或 > 之后有内容`, '| 和 > 之后换行', '将内容移到下一行并缩进；如果不是多行文字，用引号括住整个值'],
  ],
  [
    /^Flow (map|sequence) in/,
    ['括号没有结束', '括号成对，并在同一行', '添加结尾的括号；如果值中有 #，用引号括住整个值'],
  ],
  [/must start at the same column/, ['缩进与上一行不一致', '同一层的字段从同一列开始', '调整缩进，每层两个空格']],
];

const byCode: Record<string, Words> = {
  DUPLICATE_KEY: ['字段重复', '每个字段只出现一次', '合并或删除重复的字段'],
  BLOCK_AS_IMPLICIT_KEY: ['一行中有两个冒号', '每行只有一个「字段: 值」', `如果值中有冒号，${quoted}；否则调整缩进`],
  BLOCK_IN_FLOW: ['花括号内的语法不完整', '写法为 { 字段: 值, 字段: 值 }', '改为半角的逗号和冒号，其后添加一个空格'],
  MULTILINE_IMPLICIT_KEY: [
    '这一行不是「字段: 值」',
    '每行依次为字段名、半角冒号、空格和值',
    '在冒号后添加一个空格，或调整缩进',
  ],
  MISSING_CHAR: ['缺少冒号、引号或括号', '引号和括号成对，字段名后有冒号', '添加缺少的符号'],
  BAD_INDENT: ['括号没有结束，或缩进有误', '括号成对，内容比字段名多缩进两个空格', '添加缺少的括号，或调整缩进'],
  TAB_AS_INDENT: ['缩进使用了制表符', '每层缩进两个空格', '将行首的制表符改为两个空格'],
  BAD_SCALAR_START: ['值以 YAML 保留的符号开头', '值不以 @、`、% 开头', quoted],
  BAD_DQ_ESCAPE: ['双引号中有无效的反斜线', '双引号中的反斜线写成 \\\\', '将双引号改为单引号'],
  UNEXPECTED_TOKEN: ['值之后有其他内容', '值之后换行', `${quoted}；值中的单引号写成两个`],
  MULTIPLE_DOCS: ['文件中间有 ---', '一个文件只有一条记录', '删除中间的 ---，或拆成两个文件'],
};

/** `name:`, `zh: 成员甲`, `  en: Member A`: what follows the value of a field is further in than the field. */
const tooFarIn: Words = [
  '这一行已有值，下一行的缩进更多',
  '同一层的字段从同一列开始，下一层多缩进两个空格',
  '调整这一行或下一行的缩进',
];

/** `rest`: of the line, from where the parser failed. */
const wordsOf = ({ code, message }: YAMLError, rest: string): Words =>
  byMessage.find(([pattern]) => pattern.test(message))?.[1] ??
  (code === 'BLOCK_AS_IMPLICIT_KEY' && !/: |:$/.test(rest) ? tooFarIn : byCode[code]) ?? [
    `YAML 有误：${message}`,
    '符合 YAML 语法',
    '对照同类文件修改这一行',
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
    found: `字段名后为全角冒号：${whole.trim()}`,
    expected: `字段名后为半角冒号和空格：${before.trim()}: 值`,
    fix: '改为半角冒号加空格',
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
