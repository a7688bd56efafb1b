// A bare URL that touches Chinese: this site ends it there, but forges and editors take the Chinese for a part of it.
import type { Link } from 'mdast';
import { visit } from 'unist-util-visit';
import { isChinese, isShared } from '#markdown/chinese.ts';
import { bodyOf, isProse } from '#scripts/check/content/body.ts';
import type { Check } from '#scripts/check/run-rules.ts';
import type { RuleFinding } from '#scripts/check/finding.ts';
import { at } from '#scripts/check/content/places.ts';
import type { Source } from '#scripts/check/content/read.ts';

const isChineseText = (character: string) => isChinese.test(character) || isShared.test(character);

const finding = (source: Source, { position, url }: Link): RuleFinding[] => {
  const offset = source.record.bodyOffset;
  const start = offset + (position?.start.offset ?? Number.NaN);
  const end = offset + (position?.end.offset ?? Number.NaN);
  const written = source.text.slice(start, end);
  if (!/^(https?:|www\.)/i.test(written)) return [];
  // `[文字]（网址）`, of which the rule `markdown` tells.
  if (/\]（\s?$/.test(source.text.slice(Math.max(0, start - 3), start))) return [];
  const [before, after] = [source.text.charAt(start - 1), source.text.charAt(end)];
  if (!isChineseText(before) && !isChineseText(after)) return [];
  const isWhole = /^https?:/i.test(written);
  // MDX takes an angle bracket for a component.
  const text = source.path.endsWith('.mdx') || !isWhole ? `[${written}](${url})` : `<${written}>`;
  return [
    {
      ...at(source, start),
      found: `网址紧挨着中文：${isChineseText(before) ? before : ''}${written}${isChineseText(after) ? after : ''}`,
      expected: `[文字](网址)，或者 ${text}`,
      fix: '写成链接；最好用文字说明它是什么',
      // Whether an address without a scheme can be had with https is not known.
      ...(isWhole ? { edits: [{ start, end, text }] } : {}),
    },
  ];
};

export const bareUrls: Check = {
  name: 'bare-urls',
  description: '裸写的网址不紧挨中文和全角标点',
  run: ({ sources }) =>
    sources
      .filter((source) => isProse(source) && /https?:\/\/|www\./i.test(source.record.body))
      .flatMap((source) => {
        const found: RuleFinding[] = [];
        visit(bodyOf(source).tree, 'link', (link) => void found.push(...finding(source, link)));
        return found;
      }),
};
