// The YAML of every record can be read, and the front matter is where it should be.
import { isAlias, isMap, isScalar, visit } from 'yaml';
import type { Check } from '#scripts/check/run-rules.ts';
import type { Edit, RuleFinding, Message } from '#scripts/check/finding.ts';
import { at } from '#scripts/check/content/places.ts';
import { isVerbatim, type Source } from '#scripts/check/content/read.ts';
import { fullWidthColon, type Mistake, mistakesIn, wideIndents } from '#scripts/check/advice/yaml-mistakes.ts';

const finding = (source: Source, offset: number, words: Message, edits?: Edit[]): RuleFinding => ({
  ...at(source, offset),
  ...words,
  ...(edits && { edits }),
});

const ofMistake = (source: Source, { offset, edits, ...words }: Mistake): RuleFinding => {
  const { yamlOffset } = source.record;
  const moved = edits?.map(({ start, end, text }) => ({ start: start + yamlOffset, end: end + yamlOffset, text }));
  return finding(source, yamlOffset + offset, words, moved);
};

const yamlOf = ({ record, text }: Source) => text.slice(record.yamlOffset, record.bodyOffset);

const syntaxOf = (source: Source): RuleFinding[] =>
  mistakesIn(yamlOf(source), source.record.document?.errors ?? []).map((mistake) => ofMistake(source, mistake));

/** A file whose first line is no field reads as one text, without a mistake in it. */
const shapeless = (source: Source): RuleFinding[] => {
  const contents = source.record.document?.contents;
  const mistake = isScalar(contents) ? fullWidthColon(yamlOf(source), contents.range?.[0] ?? 0) : undefined;
  return mistake ? [ofMistake(source, mistake)] : [];
};

/** To YAML a full-width space is a letter of the field's name. */
const wideIndentOf = (source: Source): RuleFinding[] =>
  wideIndents(yamlOf(source)).map(({ start, end }) => {
    const [from, to] = [start + source.record.yamlOffset, end + source.record.yamlOffset];
    const words = { found: '用全角空格缩进', expected: '用半角空格缩进，每层两个', fix: '把行首的全角空格换成半角' };
    return finding(source, from, words, [{ start: from, end: to, text: ' '.repeat(to - from) }]);
  });

/** Anchors, aliases and tags are YAML that Astro and our own reader understand differently, or not at all. */
const exoticOf = (source: Source): RuleFinding[] => {
  const { document, yamlOffset } = source.record;
  const found: RuleFinding[] = [];
  if (!document || document.errors.length > 0) return found;
  const expected = '直接写值';
  visit(document, {
    Node: (_, node) => {
      const offset = yamlOffset + (node.range?.[0] ?? 0);
      if (isAlias(node)) {
        const fix = `把 *${node.source} 换成它所指的内容；不是别名，就用引号把整个值括起来`;
        found.push(finding(source, offset, { found: `别名 *${node.source}`, expected, fix }));
        return;
      }
      if (node.tag)
        found.push(finding(source, offset, { found: `标签 ${node.tag}`, expected, fix: '删去 ! 开头的标签' }));
      if ((isScalar(node) || isMap(node) || 'items' in node) && node.anchor) {
        const fix = `删去 &${node.anchor}；值以 & 开头的，用引号把整个值括起来`;
        found.push(finding(source, offset, { found: `锚 &${node.anchor}`, expected, fix }));
      }
    },
  });
  return found;
};

/** `title: 修复 #123 号问题` is shown as 修复: YAML takes the rest for a comment. */
const cutOf = (source: Source): RuleFinding[] => {
  const { document, yamlOffset } = source.record;
  const found: RuleFinding[] = [];
  if (!document || document.errors.length > 0) return found;
  visit(document, {
    Scalar: (key, { type, range }) => {
      const end = yamlOffset + (range?.[1] ?? 0);
      const [, space = '', rest] = /^([ \t]+)(#[^\s#].*)/.exec(source.text.slice(end).split('\n', 1)[0] ?? '') ?? [];
      if (key === 'key' || type !== 'PLAIN' || !rest) return;
      const fix = '用引号把整个值括起来；是注释，就在 # 后面空一格';
      const words = {
        found: `值到 # 为止，后面成了注释：${rest.trim().slice(0, 30)}`,
        expected: '值里有 # 时用引号',
        fix,
      };
      found.push(finding(source, end + space.length, words));
    },
  });
  return found;
};

const frontMatterOf = (source: Source): RuleFinding[] => {
  if (source.record.document || isVerbatim(source)) return [];
  const [before = ''] = /^\uFEFF?\s*(?=---[ \t]*\r?\n)/.exec(source.text) ?? [];
  if (before.trim() === '' && before.length > 0)
    return [
      finding(
        source,
        0,
        { found: '--- 前面有空行或空格', expected: '文件以 --- 开头', fix: '删去第一个 --- 前面的空白' },
        [{ start: 0, end: before.length, text: '' }],
      ),
    ];
  const unclosed = /^\uFEFF?---[ \t]*(\r?\n|$)/.test(source.text);
  const words = unclosed
    ? { found: 'front matter 没有结束', expected: '字段写在两行 --- 之间', fix: '在字段之后、正文之前单独写一行 ---' }
    : { found: '没有 front matter', expected: '文件以 --- 开头', fix: '在文件开头写上 ---、title: … 等字段，再写 ---' };
  return [finding(source, 0, words)];
};

export const yaml: Check = {
  name: 'yaml',
  description: 'YAML 和 front matter 能读懂：语法、重复的字段、没有结束的 ---',
  run: ({ sources }) =>
    sources.flatMap((source) => [
      ...syntaxOf(source),
      ...shapeless(source),
      ...wideIndentOf(source),
      ...exoticOf(source),
      ...cutOf(source),
      ...frontMatterOf(source),
    ]),
};
