// Markdown marks that stay visible: a ** or ~~ that opens nothing, a heading id that is none, marks where text is shown as it is.
import { visit } from 'unist-util-visit';
import { bodyOf, isProse } from '#scripts/check/content/body.ts';
import type { Check } from '#scripts/check/run-rules.ts';
import type { Edit, RuleFinding } from '#scripts/check/finding.ts';
import { at, atNode } from '#scripts/check/content/places.ts';
import { isVerbatim, type Source } from '#scripts/check/content/read.ts';
import { yamlTextsOf } from '#scripts/check/content/yaml-text.ts';

const finding = (mark: string, fix: string, edits?: Edit[]): Omit<RuleFinding, 'file' | 'line' | 'column'> => ({
  found: `读者会看到 ${mark}`,
  expected: '页面上没有 Markdown 记号',
  fix,
  ...(edits && { edits }),
});

const fixes: Record<string, string> = {
  '**': '前后成对，里侧不留空格：**文字**；要显示星号就写 \\*\\*',
  __: '加粗写成 **文字**；要显示下划线就放进代码：`__名字__`',
  '~~': '前后成对，里侧不留空格：~~文字~~；要显示波浪号就写 \\~\\~',
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

/** An escaped mark is meant to be seen; only the source tells. */
const inBody = (source: Source): RuleFinding[] => {
  const { body, bodyOffset } = source.record;
  const found: RuleFinding[] = [];
  if (!isProse(source) || !/\*\*|~~|__/.test(body)) return found;
  visit(bodyOf(source).tree, 'text', ({ position, value }) => {
    const [start, end] = [position?.start.offset, position?.end.offset];
    if (start === undefined || !/\*\*|~~|__/.test(value)) return;
    for (const { 0: mark, index } of body.slice(start, end).matchAll(pattern)) {
      const offset = start + index;
      const edits = closed(body.slice(offset, end), bodyOffset + offset);
      found.push({ ...at(source, bodyOffset + offset), ...finding(mark, fixes[mark] ?? '', edits) });
    }
  });
  return found;
};

const inHeadings = (source: Source): RuleFinding[] => {
  const found: RuleFinding[] = [];
  if (!isProse(source) || !/[[{]#/.test(source.record.body)) return found;
  visit(bodyOf(source).tree, 'heading', (heading) => {
    const last = heading.children.at(-1);
    const [mark] = (last?.type === 'text' && /(?:\[#[^\]]*\]?|\{#[^}]*\}?)\s*$/.exec(last.value)) || [];
    if (mark) found.push({ ...atNode(source, heading), ...finding(mark, '写成 [#小写字母-数字]，放在标题最后') });
  });
  return found;
};

const inYaml = (source: Source): RuleFinding[] =>
  yamlTextsOf(source).flatMap(({ value, offset }) => {
    const [mark] = /\*\*|~~/.exec(value) ?? [];
    return mark ? [{ ...at(source, offset), ...finding(mark, `字段里的文字照原样显示，删去 ${mark}`) }] : [];
  });

export const markers: Check = {
  name: 'markers',
  description: '页面上不留下没有起作用的 Markdown 记号',
  run: ({ sources }) =>
    sources
      .filter((source) => !isVerbatim(source))
      .flatMap((source) => [...inBody(source), ...inHeadings(source), ...inYaml(source)]),
};
