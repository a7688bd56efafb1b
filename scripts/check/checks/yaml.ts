// The YAML of every record can be read, and the front matter is where it should be.
import { isAlias, isMap, isScalar, visit } from 'yaml';
import { fullWidthColon, mistakesIn, wideIndents } from '#scripts/check/advice/yaml-mistakes.ts';
import { isVerbatim, type Source } from '#scripts/check/content/read.ts';
import { type Check, inEach, type Problem } from '#scripts/check/rule.ts';

/** A file whose first line is no field reads as one text, without a mistake in it. */
const shapeless = (source: Source): Problem[] => {
  const { document, yamlOffset } = source.record;
  const contents = document?.contents;
  const mistake = isScalar(contents) && fullWidthColon(source, yamlOffset + (contents.range?.[0] ?? 0));
  return mistake ? [mistake] : [];
};

/** To YAML a full-width space is a letter of the field's name. */
const wideIndentOf = (source: Source): Problem[] =>
  wideIndents(source).map((edit) => ({
    at: edit.start,
    found: '用全角空格缩进',
    expected: '用半角空格缩进，每层两个',
    fix: '把行首的全角空格换成半角',
    edits: [edit],
  }));

/** Anchors, aliases and tags are YAML that Astro and our own reader understand differently, or not at all. */
const exoticOf = ({ record: { document, yamlOffset } }: Source): Problem[] => {
  const found: Problem[] = [];
  if (!document || document.errors.length > 0) return found;
  const expected = '直接写值';
  visit(document, {
    Node: (_, node) => {
      const at = yamlOffset + (node.range?.[0] ?? 0);
      if (isAlias(node)) {
        const fix = `把 *${node.source} 换成它所指的内容；不是别名，就用引号把整个值括起来`;
        found.push({ at, found: `别名 *${node.source}`, expected, fix });
        return;
      }
      if (node.tag) found.push({ at, found: `标签 ${node.tag}`, expected, fix: '删去 ! 开头的标签' });
      if ((isScalar(node) || isMap(node) || 'items' in node) && node.anchor) {
        const fix = `删去 &${node.anchor}；值以 & 开头的，用引号把整个值括起来`;
        found.push({ at, found: `锚 &${node.anchor}`, expected, fix });
      }
    },
  });
  return found;
};

/** `title: 修复 #123 号问题` is shown as 修复: YAML takes the rest for a comment. */
const cutOf = ({ text, record: { document, yamlOffset } }: Source): Problem[] => {
  const found: Problem[] = [];
  if (!document || document.errors.length > 0) return found;
  visit(document, {
    Scalar: (key, { type, range }) => {
      const end = yamlOffset + (range?.[1] ?? 0);
      const [, space = '', rest] = /^([ \t]+)(#[^\s#].*)/.exec(text.slice(end).split('\n', 1)[0] ?? '') ?? [];
      if (key === 'key' || type !== 'PLAIN' || !rest) return;
      const fix = '用引号把整个值括起来；是注释，就在 # 后面空一格';
      const words = { found: `值到 # 为止，后面成了注释：${rest.trim().slice(0, 30)}`, expected: '值里有 # 时用引号' };
      found.push({ at: end + space.length, ...words, fix });
    },
  });
  return found;
};

const frontMatterOf = (source: Source): Problem[] => {
  if (source.record.document || isVerbatim(source)) return [];
  const [before = ''] = /^\uFEFF?\s*(?=---[ \t]*\r?\n)/.exec(source.text) ?? [];
  if (before.trim() === '' && before.length > 0) {
    const words = { found: '--- 前面有空行或空格', expected: '文件以 --- 开头', fix: '删去第一个 --- 前面的空白' };
    return [{ at: 0, ...words, edits: [{ start: 0, end: before.length, text: '' }] }];
  }
  const unclosed = /^\uFEFF?---[ \t]*(\r?\n|$)/.test(source.text);
  const words = unclosed
    ? { found: 'front matter 没有结束', expected: '字段写在两行 --- 之间', fix: '在字段之后、正文之前单独写一行 ---' }
    : { found: '没有 front matter', expected: '文件以 --- 开头', fix: '在文件开头写上 ---、title: … 等字段，再写 ---' };
  return [{ at: 0, ...words }];
};

export const yaml: Check = {
  name: 'yaml',
  description: 'YAML 和 front matter 能读懂：语法、重复的字段、没有结束的 ---',
  run: ({ sources }) =>
    inEach(sources, (source) => [
      ...mistakesIn(source),
      ...shapeless(source),
      ...wideIndentOf(source),
      ...exoticOf(source),
      ...cutOf(source),
      ...frontMatterOf(source),
    ]),
};
