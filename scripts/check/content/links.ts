// The links and the pictures that the texts show, in Markdown and as elements.
import { posix } from 'node:path';
import type { Image, ImageReference } from 'mdast';
import type { Edit } from '#scripts/check/finding.ts';
import { isProse, nodesOf } from './body.ts';
import { attributeOf, elementsOf } from './mdx.ts';
import { decoded } from './paths.ts';
import { type Positioned, rangeOf } from './places.ts';
import type { Site, Source } from './read.ts';

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

export interface Picture {
  source: Source;
  node: Positioned;
  /** As written; `null` where it is an expression. */
  address: string | null;
  /** `undefined` where none is given; an `<img alt="">` is decoration. */
  alternative: string | null | undefined;
  /** Whether the page keeps its place free: its size is written, or found by Astro, which measures pictures beside a text. */
  isSized: boolean;
}

const ofMarkdown = (source: Source): Picture[] => {
  const addresses = new Map(nodesOf(source, 'definition').map(({ identifier, url }) => [identifier, url]));
  const picture = (node: Image | ImageReference, address: string): Picture => {
    const alternative = node.alt?.trim() || undefined;
    return { source, node, address, alternative, isSized: !address.startsWith('/') };
  };
  return [
    ...nodesOf(source, 'image').map((node) => picture(node, node.url)),
    ...nodesOf(source, 'imageReference').map((node) => picture(node, addresses.get(node.identifier) ?? '')),
  ];
};

/** An <img>, of which `attribute` gives the attributes. */
const ofElement = (source: Source, node: Positioned, attribute: (name: string) => string | null | undefined) => ({
  source,
  node,
  alternative: attribute('alt'),
  isSized: attribute('width') !== undefined && attribute('height') !== undefined,
});

const attributeIn = (tag: string, name: string) =>
  new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`, 'i').exec(tag)?.[1];

const ofHtml = (source: Source): Picture[] =>
  nodesOf(source, 'html').flatMap((node) =>
    [...node.value.matchAll(/<img\b[^>]*>/gi)].map(([tag]) => ({
      ...ofElement(source, node, (name) => attributeIn(tag, name)),
      address: attributeIn(tag, 'src') ?? '',
    })),
  );

const ofMdx = (source: Source): Picture[] =>
  elementsOf(source)
    .filter(({ name }) => name === 'img')
    .map((element) => ({
      ...ofElement(source, element, (name) => attributeOf(element, name)),
      address: attributeOf(element, 'src') ?? null,
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
