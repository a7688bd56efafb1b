// The links that a text shows: Markdown's own, and <a> elements.
import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { bodyOf } from './body.ts';
import type { Place } from './finding.ts';
import { attributeOf, isElement } from './mdx-nodes.ts';
import { atNode } from './places.ts';
import type { Source } from './read.ts';

export interface Link {
  source: Source;
  place: Place;
  /** As written. */
  url: string;
}

export const linksOf = (source: Source): Link[] => {
  const found: Link[] = [];
  const add = (node: Nodes, url: string) => void found.push({ source, place: atNode(source, node), url });
  visit(bodyOf(source).tree, (node) => {
    if (node.type === 'link' || node.type === 'definition') add(node, node.url);
    if (node.type === 'html')
      for (const [, url = ''] of node.value.matchAll(/<a\b[^>]*\shref\s*=\s*["']([^"']*)["']/gi)) add(node, url);
    if (isElement(node) && node.name === 'a') add(node, attributeOf(node, 'href') ?? '/');
  });
  return found;
};
