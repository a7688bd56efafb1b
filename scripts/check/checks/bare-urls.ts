// A bare URL that touches Chinese: this site ends it there, but forges and editors take the Chinese for a part of it.
import type { Link } from 'mdast';
import { isChinese, isFullWidth, isShared } from '#markdown/chinese.ts';
import { isProse, nodesOf } from '#scripts/check/content/body.ts';
import { rangeOf } from '#scripts/check/content/places.ts';
import type { Source } from '#scripts/check/content/read.ts';
import { type Check, type Problem, inEach } from '#scripts/check/rule.ts';

const isChineseText = (character: string) => isChinese.test(character) || isShared.test(character);

const problemsOf = (source: Source, link: Link): Problem[] => {
  const { start, end } = rangeOf(source, link);
  const written = source.text.slice(start, end);
  if (!/^(https?:|www\.)/i.test(written)) return [];
  // `[文字]（网址）`, which the rule `markdown` reports.
  if (/\]（\s?$/.test(source.text.slice(Math.max(0, start - 3), start))) return [];
  const [before, after] = [source.text.charAt(start - 1), source.text.charAt(end)];
  if (!isChineseText(before) && !isChineseText(after)) return [];
  const isWhole = /^https?:/i.test(written);
  // MDX takes an angle bracket for a component.
  const text = source.path.endsWith('.mdx') || !isWhole ? `[${written}](${link.url})` : `<${written}>`;
  return [
    {
      at: start,
      found: `网址与中文之间没有空格：${isChineseText(before) ? before : ''}${written}${isChineseText(after) ? after : ''}`,
      expected: `写成 [文字](网址)，或在网址前后加空格：${text}`,
      fix: '改为链接，用文字说明链接的内容',
      // An address without a scheme may not be served over https.
      // Behind a slash the Chinese is probably part of the address: https://zh.wikipedia.org/wiki/开放源代码.
      edits:
        isWhole && !(/[/=]$/.test(written) && isChinese.test(after) && !isFullWidth.test(after))
          ? [{ start, end, text }]
          : undefined,
    },
  ];
};

export const bareUrls: Check = {
  name: 'bare-urls',
  description: '正文中的网址与中文、全角标点之间有空格',
  given: () => null,
  run: (site, sources = site.sources) =>
    inEach(
      sources.filter((source) => isProse(source) && /https?:\/\/|www\./i.test(source.record.body)),
      (source) => nodesOf(source, 'link').flatMap((link) => problemsOf(source, link)),
    ),
};
