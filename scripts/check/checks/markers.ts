// Markdown marks that stay visible: a ** or ~~ that opens nothing, a heading id that is none, marks where text is shown as it is.
import { isProse, nodesOf } from '#scripts/check/content/body.ts';
import { rangeOf } from '#scripts/check/content/places.ts';
import { editable, type Source } from '#scripts/check/content/read.ts';
import { yamlTextsOf } from '#scripts/check/content/runs.ts';
import type { Edit } from '#scripts/check/finding.ts';
import { type Check, inEach, type Problem } from '#scripts/check/rule.ts';

const visible = (mark: string, at: Problem['at'], fix: string, edits?: Edit[]): Problem => ({
  at,
  found: `Markdown 记号 ${mark} 未生效，会原样显示`,
  expected: '页面上不显示 Markdown 记号',
  fix,
  edits,
});

const fixes: Record<string, string> = {
  '**': '改为前后成对，内侧没有空格：**文字**；如果要显示星号，写成 \\*\\*',
  __: '加粗改为 **文字**；如果要显示下划线，放入反引号：`__名称__`',
  '~~': '改为前后成对，内侧没有空格：~~文字~~；如果要显示波浪号，写成 \\~\\~',
};

/** Characters after which a search for the other mark of a pair gives up. */
const pairLength = 200;
/** Chinese between two marks, with space on an inner side: `** 重点 **`. */
const pair = new RegExp(`^(\\*\\*|~~)(?!\\1)((?:(?!\\1)[^\\n]){1,${pairLength}})\\1`);

/** Takes the space out of a pair; nothing where there is no pair of Chinese words. */
const closed = (rest: string, start: number): Edit[] | undefined => {
  const [whole, mark, inner = ''] = pair.exec(rest) ?? [];
  if (!whole || inner.trim() === inner || !/\p{Script=Han}/u.test(inner)) return undefined;
  return [{ start, end: start + whole.length, text: `${mark}${inner.trim()}${mark}` }];
};

/** Underscores inside a word, as in `__init__`, belong to it. */
const pattern =
  /(?<!\\)(\*\*|~~|__(?=[^_\n]{0,200}\p{Script=Han}[^_\n]{0,200}__)|(?<=__[^_\n]{0,200}\p{Script=Han}[^_\n]{0,200})__)/gu;

/** An escaped mark is meant to be seen; only the source text has the escape. */
const inBody = (source: Source): Problem[] =>
  isProse(source) && /\*\*|~~|__/.test(source.record.body)
    ? nodesOf(source, 'text').flatMap((node) => {
        const { start, end } = rangeOf(source, node);
        const marks = /\*\*|~~|__/.test(node.value) ? source.text.slice(start, end).matchAll(pattern) : [];
        return [...marks].map(({ 0: mark, index }) => {
          const offset = start + index;
          return visible(mark, offset, fixes[mark] ?? '', closed(source.text.slice(offset, end), offset));
        });
      })
    : [];

const inHeadings = (source: Source): Problem[] =>
  isProse(source) && /[[{]#/.test(source.record.body)
    ? nodesOf(source, 'heading').flatMap((heading) => {
        const last = heading.children.at(-1);
        const [mark] = (last?.type === 'text' && /(?:\[#[^\]]*\]?|\{#[^}]*\}?)\s*$/.exec(last.value)) || [];
        return mark ? [visible(mark, heading, '改为标题末尾的 [#小写字母-数字]')] : [];
      })
    : [];

const inYaml = (source: Source): Problem[] =>
  yamlTextsOf(source).flatMap(({ value, offset }) => {
    const [mark] = /\*\*|~~/.exec(value) ?? [];
    return mark ? [visible(mark, offset, `删除 ${mark}；字段中的文字原样显示`)] : [];
  });

export const markers: Check = {
  name: 'markers',
  description: '页面上没有未生效的 Markdown 记号',
  given: () => null,
  run: (site, sources = site.sources) =>
    inEach(editable(sources), (source) => [...inBody(source), ...inHeadings(source), ...inYaml(source)]),
};
