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
    found: '缩进使用了全角空格',
    expected: '每层缩进两个半角空格',
    fix: '将行首的全角空格改为半角空格',
    edits: [edit],
  }));

/** Anchors, aliases and tags are YAML that Astro and our own reader understand differently, or not at all. */
const exoticOf = ({ record: { document, yamlOffset } }: Source): Problem[] => {
  const found: Problem[] = [];
  if (!document || document.errors.length > 0) return found;
  const expected = '字段直接填写值，不使用别名、锚和标签';
  visit(document, {
    Node: (_, node) => {
      const at = yamlOffset + (node.range?.[0] ?? 0);
      if (isAlias(node)) {
        const fix = `将 *${node.source} 替换为所指的内容；如果不是别名，用引号括住整个值`;
        found.push({ at, found: `值中有 YAML 别名 *${node.source}`, expected, fix });
        return;
      }
      if (node.tag) found.push({ at, found: `值中有 YAML 标签 ${node.tag}`, expected, fix: '删除以 ! 开头的标签' });
      if ((isScalar(node) || isMap(node) || 'items' in node) && node.anchor) {
        const fix = `删除 &${node.anchor}；如果值以 & 开头，用引号括住整个值`;
        found.push({ at, found: `值中有 YAML 锚 &${node.anchor}`, expected, fix });
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
      const fix = '用引号括住整个值；如果是注释，在 # 后添加一个空格';
      const words = { found: `# 之后的内容成为注释：${rest.trim().slice(0, 30)}`, expected: '含有 # 的值加引号' };
      found.push({ at: end + space.length, ...words, fix });
    },
  });
  return found;
};

const frontMatterOf = (source: Source): Problem[] => {
  if (source.record.document || isVerbatim(source)) return [];
  const [before = ''] = /^\uFEFF?\s*(?=---[ \t]*\r?\n)/.exec(source.text) ?? [];
  if (before.trim() === '' && before.length > 0) {
    const words = { found: '--- 之前有空行或空格', expected: '文件以 --- 开头', fix: '删除第一个 --- 之前的空白' };
    return [{ at: 0, ...words, edits: [{ start: 0, end: before.length, text: '' }] }];
  }
  const unclosed = /^\uFEFF?---[ \t]*(\r?\n|$)/.test(source.text);
  const words = unclosed
    ? { found: 'front matter 没有结束', expected: '字段位于两行 --- 之间', fix: '在字段之后、正文之前添加单独一行 ---' }
    : {
        found: '缺少 front matter',
        expected: '文件以 --- 开头',
        fix: '在文件开头依次添加 ---、字段（例如 title: …）和 ---',
      };
  return [{ at: 0, ...words }];
};

export const yaml: Check = {
  name: 'yaml',
  description: 'YAML 和 front matter 的语法正确，字段不重复，--- 完整',
  given: () => null,
  run: (site, sources = site.sources) =>
    inEach(sources, (source) => [
      ...mistakesIn(source),
      ...shapeless(source),
      ...wideIndentOf(source),
      ...exoticOf(source),
      ...cutOf(source),
      ...frontMatterOf(source),
    ]),
};
