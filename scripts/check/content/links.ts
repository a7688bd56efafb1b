// The links that a text shows: Markdown's own, and <a> elements.
import type { Edit } from '#scripts/check/finding.ts';
import { nodesOf } from './body.ts';
import { attributeOf } from './mdx.ts';
import { type Positioned, rangeOf } from './places.ts';
import type { Source } from './read.ts';

export interface Link {
  source: Source;
  node: Positioned;
  /** As written. */
  url: string;
}

/** Another address in place of the link's own; nothing where the text does not hold that as it is. */
export const withAddress = ({ source, url, node }: Link, address: string): Edit[] | undefined => {
  const { start, end } = rangeOf(source, node);
  const index = source.text.slice(start, end).lastIndexOf(url);
  return index < 0 ? undefined : [{ start: start + index, end: start + index + url.length, text: address }];
};

export const linksOf = (source: Source): Link[] =>
  nodesOf(source, 'link', 'definition', 'html', 'mdxJsxFlowElement', 'mdxJsxTextElement').flatMap((node): Link[] => {
    if (node.type === 'link' || node.type === 'definition') return [{ source, node, url: node.url }];
    if (node.type !== 'html') return node.name === 'a' ? [{ source, node, url: attributeOf(node, 'href') ?? '/' }] : [];
    const tags = node.value.matchAll(/<a\b[^>]*\shref\s*=\s*["']([^"']*)["']/gi);
    return [...tags].map(([, url = '']) => ({ source, node, url }));
  });
