// Markdown marks that stay visible: a ** or ~~ that opens nothing, a heading id that is none, marks where text is shown as it is.
import { visit } from 'unist-util-visit';
import { bodyOf, isProse } from '../body.ts';
import type { Check, Finding } from '../finding.ts';
import { at, atNode } from '../places.ts';
import type { Source } from '../read.ts';
import { yamlTextsOf } from '../yaml-text.ts';

const name = 'markers';

const finding = (mark: string, fix: string): Omit<Finding, 'file' | 'line' | 'column'> => ({
  rule: name,
  severity: 'error',
  found: `读者会看到 ${mark}`,
  expected: '页面上没有 Markdown 记号',
  fix,
});

const fixes: Record<string, string> = {
  '**': '前后成对，里侧不留空格：**文字**；要显示星号就写 \\*\\*',
  '~~': '前后成对，里侧不留空格：~~文字~~；要显示波浪号就写 \\~\\~',
};

/** An escaped mark is meant to be seen; only the source tells. */
const inBody = (source: Source): Finding[] => {
  const { body, bodyOffset } = source.record;
  const found: Finding[] = [];
  if (!isProse(source) || !/\*\*|~~/.test(body)) return found;
  visit(bodyOf(source).tree, 'text', ({ position, value }) => {
    const start = position?.start.offset;
    if (start === undefined || !/\*\*|~~/.test(value)) return;
    for (const { 0: mark, index } of body.slice(start, position?.end.offset).matchAll(/(?<!\\)(\*\*|~~)/g))
      found.push({ ...at(source, bodyOffset + start + index), ...finding(mark, fixes[mark] ?? '') });
  });
  return found;
};

const inHeadings = (source: Source): Finding[] => {
  const found: Finding[] = [];
  if (!isProse(source) || !source.record.body.includes('[#')) return found;
  visit(bodyOf(source).tree, 'heading', (heading) => {
    const last = heading.children.at(-1);
    const [mark] = (last?.type === 'text' && /\[#[^\]]*\]?\s*$/.exec(last.value)) || [];
    if (mark) found.push({ ...atNode(source, heading), ...finding(mark, '写成 [#小写字母-数字]，放在标题最后') });
  });
  return found;
};

const inYaml = (source: Source): Finding[] =>
  yamlTextsOf(source).flatMap(({ value, offset }) => {
    const [mark] = /\*\*|~~/.exec(value) ?? [];
    return mark ? [{ ...at(source, offset), ...finding(mark, `字段里的文字照原样显示，删去 ${mark}`) }] : [];
  });

export const markers: Check = {
  name,
  description: '页面上不留下没有起作用的 Markdown 记号',
  run: ({ sources }) =>
    sources
      .filter(({ collection }) => collection !== 'charters')
      .flatMap((source) => [...inBody(source), ...inHeadings(source), ...inYaml(source)]),
};
