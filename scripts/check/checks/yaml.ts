// The YAML of every record can be read, and the front matter is where it should be.
import { isAlias, visit } from 'yaml';
import type { Check, Finding } from '../finding.ts';
import { at } from '../places.ts';
import type { Source } from '../read.ts';

const name = 'yaml';
const finding = (source: Source, offset: number, words: Pick<Finding, 'found' | 'expected' | 'fix'>): Finding => ({
  ...at(source, offset),
  rule: name,
  severity: 'error',
  ...words,
});

/** The `yaml` library's error codes in Chinese: what was found, what is expected, what mostly mends it. */
const known: Record<string, [found: string, expected: string, fix: string]> = {
  DUPLICATE_KEY: ['字段写了两次', '每个字段只写一次', '合并或删去重复的字段'],
  BLOCK_AS_IMPLICIT_KEY: ['一行里有两个冒号', '一行只有一个“字段: 值”', '值里有冒号时，用引号把整个值括起来'],
  MULTILINE_IMPLICIT_KEY: [
    '这一行没有“字段: 值”',
    '字段名、半角冒号、空格、值，写在一行里',
    '把全角冒号改为半角冒号加空格，或者改正缩进',
  ],
  MISSING_CHAR: ['少了冒号、引号或括号', '引号和括号成对，字段名后面有冒号', '补上缺少的符号'],
  BAD_INDENT: ['括号没有结束，或者缩进不对', '括号成对，内容比字段名多缩进两格', '补上缺少的括号，或者改正缩进'],
  TAB_AS_INDENT: ['用制表符缩进', '用空格缩进', '把行首的制表符换成两个空格'],
  BAD_SCALAR_START: ['值以 YAML 保留的符号开头', '值不以 @、`、% 开头', '用引号把整个值括起来'],
  BAD_DQ_ESCAPE: ['双引号里有不认识的反斜线', '反斜线写成 \\\\', '把双引号换成单引号'],
  UNEXPECTED_TOKEN: ['值的后面还有别的内容', '值写完就换行', '用引号把整个值括起来，值里的单引号写两遍'],
  MULTIPLE_DOCS: ['文件中间有 ---', '一个文件只有一条记录', '删去中间的 ---，或者拆成两个文件'],
};

const syntaxOf = (source: Source): Finding[] => {
  const { document, yamlOffset } = source.record;
  return (document?.errors ?? []).map(({ code, message, pos }) => {
    const [found, expected, fix] = known[code] ?? [message, '合乎 YAML 语法', '对照旁边的文件改正这一行'];
    return finding(source, yamlOffset + pos[0], { found, expected, fix });
  });
};

/** Aliases and tags are YAML that Astro and our own reader understand differently, or not at all. */
const exoticOf = (source: Source): Finding[] => {
  const { document, yamlOffset } = source.record;
  const found: Finding[] = [];
  if (!document || document.errors.length > 0) return found;
  const expected = '直接写值';
  visit(document, {
    Node: (_, node) => {
      const offset = yamlOffset + (node.range?.[0] ?? 0);
      if (isAlias(node)) {
        const fix = `把 *${node.source} 换成它所指的内容`;
        found.push(finding(source, offset, { found: `别名 *${node.source}`, expected, fix }));
      } else if (node.tag)
        found.push(finding(source, offset, { found: `标签 ${node.tag}`, expected, fix: '删去 ! 开头的标签' }));
    },
  });
  return found;
};

const frontMatterOf = (source: Source): Finding[] => {
  if (source.record.document || source.collection === 'charters') return [];
  const unclosed = /^\uFEFF?---[ \t]*(\r?\n|$)/.test(source.text);
  const words = unclosed
    ? { found: 'front matter 没有结束', expected: '字段写在两行 --- 之间', fix: '在字段之后、正文之前单独写一行 ---' }
    : { found: '没有 front matter', expected: '文件以 --- 开头', fix: '在文件开头写上 ---、title: … 等字段，再写 ---' };
  return [finding(source, 0, words)];
};

export const yaml: Check = {
  name,
  description: 'YAML 和 front matter 能读懂：语法、重复的字段、没有结束的 ---',
  run: ({ sources }) =>
    sources.flatMap((source) => [...syntaxOf(source), ...exoticOf(source), ...frontMatterOf(source)]),
};
