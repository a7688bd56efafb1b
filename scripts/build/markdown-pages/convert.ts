// One page as Markdown: its main part, as it was built.
import type { Element, ElementContent, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { spaced } from '#scripts/build/built-pages.ts';

// The main part of a page without what only serves the eye or the way around, in elements that Markdown has.

const dropped = new Set([
  'nav',
  'script',
  'style',
  'template',
  'button',
  'form',
  'fieldset',
  'input',
  'dialog',
  'iframe',
]);

const text = (value: string): ElementContent => ({ type: 'text', value });
const element = (tagName: string, children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties: {},
  children,
});
const hasClass = ({ properties }: Element, name: string): boolean => [properties['className']].flat().includes(name);
const elements = ({ children }: Element): Element[] => children.filter((child) => child.type === 'element');

/** Lamps, anchors of headings, the line above a title, labels in the other language, and what is hidden, be it only from readers aloud. */
const isDropped = (node: Element, parent: Element | Root): boolean =>
  dropped.has(node.tagName) ||
  (node.tagName === 'i' && node.children.length === 0) ||
  node.properties['hidden'] !== undefined ||
  node.properties['ariaHidden'] === 'true' ||
  ['anchor', 'eyebrow'].some((name) => hasClass(node, name)) ||
  (node.tagName === 'small' && parent.type === 'element' && /^h\d$/.test(parent.tagName));

/** The terms of a list of definitions, each with what is said of it, as entries of a plain list. */
const definitions = (list: Element): Element => {
  const parts = elements(list).flatMap((part) => (part.tagName === 'div' ? elements(part) : [part]));
  const terms: { term: ElementContent[]; said: Element[] }[] = [];
  for (const part of parts) {
    if (part.tagName === 'dt') terms.push({ term: part.children, said: [] });
    else terms.at(-1)?.said.push(part);
  }
  return element(
    'ul',
    terms.map(({ term, said: [only, ...more] }) => {
      const name = [element('strong', term), text('：')];
      if (!only || more.length === 0) return element('li', [...name, ...(only?.children ?? [])]);
      const entries = [only, ...more].map(({ children }) => element('li', children));
      return element('li', [...name, element('ul', entries)]);
    }),
  );
};

/** What stands for an element; `undefined` where it stays. */
const instead = (node: Element, parent: Element | Root): ElementContent | undefined => {
  // A drawing says what it shows in its label, or says nothing.
  if (node.tagName === 'svg') return text(String(node.properties['ariaLabel'] ?? ''));
  if (node.tagName === 'dl') return definitions(node);
  const inList = parent.type === 'element' && parent.tagName === 'li';
  return inList && /^h\d$/.test(node.tagName) ? element('p', [element('strong', node.children)]) : undefined;
};

/** rehype plugin; the file's `data.resolve` gives the address of a link. */
const tidy = () => (tree: Root, file: { data: Record<string, unknown> }) => {
  const resolve = file.data['resolve'] as (href: string) => string;
  visit(tree, 'element', (node, index, parent) => {
    if (!parent || index === undefined || (parent.type !== 'root' && parent.type !== 'element')) return undefined;
    if (isDropped(node, parent)) {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    const other = instead(node, parent);
    if (other) {
      parent.children[index] = other;
      return [SKIP, index];
    }
    const { href } = node.properties;
    if (typeof href === 'string') node.properties['href'] = resolve(href);
    delete node.properties['title'];
    return undefined;
  });
};

export interface Page {
  /** Address of the page, whole where the site's own is known, else its path. */
  address: string;
  /** HTML of the main element. */
  main: string;
}

const processor = unified()
  .use(rehypeParse, { fragment: true })
  .use(tidy)
  .use(rehypeRemark)
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkCjkFriendly)
  .use(remarkStringify, { bullet: '-', emphasis: '*', rule: '-' })
  .freeze();

const nowhere = 'https://nowhere.invalid';

/** Where the site's address is not known, a path from the root is as good as can be. */
const resolveOn = (address: string) => (href: string) =>
  new URL(href, new URL(address, nowhere)).href.replace(new RegExp(`^${nowhere}`), '');

/** The page's text; every link leads where it leads on the page. */
export const toMarkdown = ({ address, main }: Page): string =>
  String(processor.processSync({ value: spaced(main), data: { resolve: resolveOn(address) } }));
