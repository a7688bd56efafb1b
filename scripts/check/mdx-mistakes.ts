// What the MDX parser says when it gives up: in Chinese, and where in the text.
import type { Mistake } from './body.ts';

const reasons: [RegExp, string][] = [
  [/^Expected a closing tag for `(<[^`]+>)`.*/s, '标签 $1 没有结束'],
  [/^Unexpected closing .*/s, '多余的结束标签'],
  [/^Could not parse expression with acorn.*/s, '花括号里不是表达式'],
  [/^Could not parse import\/exports with acorn.*/s, 'import 或 export 有误'],
  [/^Unexpected end of file .*/s, '标签或花括号没有结束'],
  [/^Unexpected character `(.+?)` .*before name.*/s, '< 后面是 $1，不是标签名'],
];

/** The parser's words in Chinese, where they are known. */
export const inChinese = (reason: string): string => {
  const [pattern = /$/, words = ''] = reasons.find(([known]) => known.test(reason)) ?? [];
  return reason.replace(pattern, words);
};

/** Where in the body the parser gave up; for a tag without an end, where the tag begins, which only the words say. */
export const offsetOfMistake = (body: string, { place, reason }: Mistake): number => {
  const [, line, column] = /\((\d+):(\d+)-\d+:\d+\)/.exec(reason) ?? [];
  const point = place && 'start' in place ? place.start : place;
  if (!line) return point?.offset ?? 0;
  const before = body.split('\n').slice(0, Number(line) - 1);
  return before.reduce((sum, text) => sum + text.length + 1, 0) + Number(column) - 1;
};
