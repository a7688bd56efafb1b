// The pictures that the texts show: Markdown images and <img> elements.
import { posix } from 'node:path';
import type { Image, ImageReference } from 'mdast';
import { visit } from 'unist-util-visit';
import { bodyOf, isProse } from './body.ts';
import type { Place } from '#scripts/check/finding.ts';
import { attributeOf, elementsOf } from './mdx-nodes.ts';
import { decoded } from './paths.ts';
import { atNode } from './places.ts';
import type { Site, Source } from './read.ts';

export interface Picture {
  source: Source;
  place: Place;
  /** As written; `null` where an expression says it. */
  address: string | null;
  /** `undefined` where none is given; an `<img alt="">` is decoration. */
  alternative: string | null | undefined;
  /** Whether the page keeps its place free: its size is written, or found by Astro, which measures pictures beside a text. */
  isSized: boolean;
}

const ofMarkdown = (source: Source): Picture[] => {
  const { tree } = bodyOf(source);
  const addresses = new Map<string, string>();
  const found: Picture[] = [];
  const add = (node: Image | ImageReference, address: string) =>
    found.push({
      source,
      place: atNode(source, node),
      address,
      alternative: node.alt?.trim() || undefined,
      isSized: !address.startsWith('/'),
    });
  visit(tree, 'definition', ({ identifier, url }) => void addresses.set(identifier, url));
  visit(tree, 'image', (node) => void add(node, node.url));
  visit(tree, 'imageReference', (node) => void add(node, addresses.get(node.identifier) ?? ''));
  return found;
};

const attribute = (tag: string, name: string) => new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`, 'i').exec(tag)?.[1];

const ofHtml = (source: Source): Picture[] => {
  const found: Picture[] = [];
  visit(bodyOf(source).tree, 'html', (node) => {
    for (const [tag] of node.value.matchAll(/<img\b[^>]*>/gi))
      found.push({
        source,
        place: atNode(source, node),
        address: attribute(tag, 'src') ?? '',
        alternative: attribute(tag, 'alt'),
        isSized: attribute(tag, 'width') !== undefined && attribute(tag, 'height') !== undefined,
      });
  });
  return found;
};

const ofMdx = (source: Source): Picture[] =>
  elementsOf(bodyOf(source).tree)
    .filter(({ name }) => name === 'img')
    .map((element) => ({
      source,
      place: atNode(source, element),
      address: attributeOf(element, 'src') ?? null,
      alternative: attributeOf(element, 'alt'),
      isSized: attributeOf(element, 'width') !== undefined && attributeOf(element, 'height') !== undefined,
    }));

export const picturesOf = ({ sources }: Site): Picture[] =>
  sources
    .filter((source) => isProse(source) && /!\[|<img/i.test(source.record.body))
    .flatMap((source) => [...ofMarkdown(source), ...ofHtml(source), ...ofMdx(source)]);

/** Where a relative address leads, below the content folder. */
export const besideText = ({ source, address }: Picture): string | undefined =>
  address && !/^([a-z][a-z+.-]*:|\/)/i.test(address)
    ? posix.join(posix.dirname(source.path), decoded(address.replace(/[?#].*$/, '')))
    : undefined;

/** The files of the content folder that some text shows. */
export const imagesShown = (site: Site): Set<string> =>
  new Set(picturesOf(site).flatMap((picture) => besideText(picture) ?? []));
