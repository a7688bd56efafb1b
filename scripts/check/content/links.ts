// The links that a text shows: Markdown's own, and <a> elements.
import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { bodyOf } from './body.ts';
import type { Edit, Place } from '#scripts/check/finding.ts';
import { attributeOf, isElement } from './mdx-nodes.ts';
import { atNode } from './places.ts';
import type { Source } from './read.ts';

export interface Link {
  source: Source;
  place: Place;
  /** As written. */
  url: string;
  /** Where the whole of it begins and ends in the file. */
  start: number;
  end: number;
}

/** Another address in place of the link's own; nothing where the text does not hold that as it is. */
export const withAddress = ({ source, url, start, end }: Link, address: string): Edit[] | undefined => {
  const index = source.text.slice(start, end).lastIndexOf(url);
  return index < 0 ? undefined : [{ start: start + index, end: start + index + url.length, text: address }];
};

export const linksOf = (source: Source): Link[] => {
  const found: Link[] = [];
  const add = (node: Nodes, url: string) => {
    const [start = 0, end = 0] = [node.position?.start.offset, node.position?.end.offset];
    const { bodyOffset } = source.record;
    found.push({ source, place: atNode(source, node), url, start: bodyOffset + start, end: bodyOffset + end });
  };
  visit(bodyOf(source).tree, (node) => {
    if (node.type === 'link' || node.type === 'definition') add(node, node.url);
    if (node.type === 'html')
      for (const [, url = ''] of node.value.matchAll(/<a\b[^>]*\shref\s*=\s*["']([^"']*)["']/gi)) add(node, url);
    if (isElement(node) && node.name === 'a') add(node, attributeOf(node, 'href') ?? '/');
  });
  return found;
};
