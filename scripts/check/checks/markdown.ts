// Markdown that is none, or too much: headings, lists, links and tables that do not become any, code and comments without an end.
import { visit } from 'unist-util-visit';
import { bodyOf, isProse } from '#scripts/check/content/body.ts';
import type { Check } from '#scripts/check/run-rules.ts';
import {
  emptyLink,
  inCode,
  inComment,
  inParagraph,
  inText,
  type Problem,
  topmost,
} from '#scripts/check/advice/markdown-mistakes.ts';
import { at } from '#scripts/check/content/places.ts';
import type { Source } from '#scripts/check/content/read.ts';

const inSource = (source: Source): Problem[] => {
  const found: Problem[] = [];
  if (
    !isProse(source) ||
    !/^[ >*-]{0,9}#|^=+ *$|\]\s?[（(]|```|~~~|^[ \t]*(?:[-*+]|\d{1,2}[.)])\p{Script=Han}|^\||<!--/mu.test(
      source.record.body,
    )
  )
    return found;
  visit(bodyOf(source).tree, (node, index = 0, parent) => {
    if (node.type === 'text' && parent?.type === 'paragraph')
      found.push(...inText(source, node, index, parent.children[index + 1]));
    if (node.type === 'heading' && node.depth === 1) found.push(topmost(node));
    if (node.type === 'paragraph') found.push(...inParagraph(source, node));
    if (node.type === 'html') found.push(...inComment(node));
    if (node.type === 'link') found.push(...emptyLink(node));
    if (node.type === 'code') found.push(...inCode(source, node));
  });
  return found;
};

export const markdown: Check = {
  name: 'markdown',
  description: 'Markdown 写法起了作用：标题、列表、链接、表格成形，标题从二级开始，代码块和注释有结束',
  run: ({ sources }) =>
    sources.flatMap((source) =>
      inSource(source).map(({ offset, ...words }) => ({
        ...at(source, source.record.bodyOffset + offset),
        ...words,
      })),
    ),
};
