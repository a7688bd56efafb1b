// One page as Markdown: its main part, as it was built. Also the file of the converting threads.
import type { Element, ElementContent, Root } from 'hast';
import type { BlockContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import rehypeParse from 'rehype-parse';
import rehypeRemark, { type Options } from 'rehype-remark';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { spaced } from '#scripts/build/built-pages.ts';
import { doTasks } from '#scripts/kit/threads.ts';

type Handler = NonNullable<NonNullable<Options['handlers']>[string]>;

/** Elements that only serve looks, navigation or input. */
const dropped = new Set('nav script style template button form fieldset dialog iframe'.split(' '));

const text = (value: string): ElementContent => ({ type: 'text', value });
const element = (tagName: string, children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties: {},
  children,
});
const hasClass = ({ properties }: Element, name: string): boolean => [properties['className']].flat().includes(name);
const elements = ({ children }: Element): Element[] => children.filter((child) => child.type === 'element');

/** Status dots, anchors of headings, the line above a title, labels in the other language, and what is hidden, be it only from screen readers. */
const isDropped = (node: Element, parent: Element | Root): boolean =>
  dropped.has(node.tagName) ||
  // The box of a task stays: - [x].
  (node.tagName === 'input' && !(parent.type === 'element' && /^(li|p)$/.test(parent.tagName))) ||
  (node.tagName === 'figcaption' && parent.type === 'element' && hasClass(parent, 'code')) ||
  (node.tagName === 'i' && node.children.length === 0) ||
  node.properties['hidden'] !== undefined ||
  node.properties['ariaHidden'] === 'true' ||
  ['anchor', 'eyebrow'].some((name) => hasClass(node, name)) ||
  (node.tagName === 'small' && parent.type === 'element' && /^h\d$/.test(parent.tagName));

/** A list of definitions as a plain list: each term with its value, or with a list of its values. */
const definitions = (list: Element): Element => {
  const items: { name: ElementContent[]; values: ElementContent[][] }[] = [];
  for (const { tagName, children } of elements(list).flatMap((part) =>
    part.tagName === 'div' ? elements(part) : [part],
  ))
    if (tagName === 'dt') items.push({ name: [element('strong', children), text('：')], values: [] });
    else items.at(-1)?.values.push(children);
  const valueOf = (values: ElementContent[][]) =>
    values.length > 1
      ? [
          element(
            'ul',
            values.map((value) => element('li', value)),
          ),
        ]
      : values.flat();
  return element(
    'ul',
    items.map(({ name, values }) => element('li', [...name, ...valueOf(values)])),
  );
};

/** The name of a tab stands above it. */
const nameOfTab = (node: Element, parent: Element | Root) =>
  node.tagName === 'p' && parent.type === 'element' && hasClass(parent, 'tab') && hasClass(node, 'kind');

/** GitHub's name of a kind of notice; nothing for what is none. */
const noticeOf = ({ properties }: Element): string => String(properties['dataNotice'] ?? '').toUpperCase();

/** A notice is a quotation; what stands behind the name of its kind stays, in bold. */
const notice = (node: Element): Element => {
  const [title, ...rest] = elements(node);
  const [, own] = /^[^：:]*(?:：|: )(.+)$/.exec(title ? toString(title) : '') ?? [];
  const [, kind = ''] = [node.properties['className'] ?? []].flat().map(String);
  const heading = own ? [element('p', [element('strong', [text(own)])])] : [];
  return { ...element('blockquote', [...heading, ...rest]), properties: { dataNotice: kind.replace('of-', '') } };
};

/** What replaces an element; `undefined` where it stays. */
const replacement = (node: Element, parent: Element | Root): ElementContent | undefined => {
  // The label of a drawing is its text.
  if (node.tagName === 'svg') return text(String(node.properties['ariaLabel'] ?? ''));
  if (node.tagName === 'dl') return definitions(node);
  if (hasClass(node, 'callout')) return notice(node);
  if (nameOfTab(node, parent)) return element('p', [element('strong', node.children)]);
  const inList = parent.type === 'element' && parent.tagName === 'li';
  return inList && /^h\d$/.test(node.tagName) ? element('p', [element('strong', node.children)]) : undefined;
};

/** rehype plugin; the file's `data.resolve` gives the address of a link. */
const tidy = () => (tree: Root, file: { data: Record<string, unknown> }) => {
  const resolve = file.data['resolve'] as (href: string) => string;
  visit(tree, (node, index, parent) => {
    // What is written does not depend on where a node stood, and copying that would take a tenth of the time.
    delete node.position;
    if (node.type !== 'element') return undefined;
    if (!parent || index === undefined || (parent.type !== 'root' && parent.type !== 'element')) return undefined;
    if (isDropped(node, parent)) {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    const other = replacement(node, parent);
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

/** A notice as GitHub writes it; a title of its own stands in bold below its kind. */
const blockquote: Handler = (state, node) => {
  const kind: BlockContent = { type: 'paragraph', children: [{ type: 'html', value: `[!${noticeOf(node)}]` }] };
  const children = state.toFlow(state.all(node));
  return { type: 'blockquote', children: (noticeOf(node) ? [kind, ...children] : children) as BlockContent[] };
};

/** What stands behind the language of a code block is kept on the page. */
const pre: Handler = (_state, node) => {
  const [inner] = elements(node);
  const [, lang = null] = /language-(\S+)/.exec([inner?.properties['className'] ?? []].flat().join(' ')) ?? [];
  const meta = node.properties['dataMeta'];
  return {
    type: 'code',
    lang,
    meta: typeof meta === 'string' ? meta : null,
    value: toString(inner ?? node).replace(/\n$/, ''),
  };
};

const processor = unified()
  .use(rehypeParse, { fragment: true })
  .use(tidy)
  .use(rehypeRemark, { handlers: { blockquote, pre } })
  .use(remarkCjkFriendly)
  // Last: the plugin before it would write tasks without their boxes.
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, { bullet: '-', emphasis: '*', rule: '-' })
  .freeze();

const nowhere = 'https://nowhere.invalid';

/** Where the site's address is not known, a path from the root is as good as can be. */
const resolveOn = (address: string) => (href: string) =>
  new URL(href, new URL(address, nowhere)).href.replace(new RegExp(`^${nowhere}`), '');

/** A page to convert: its address, which is a path where the site's is not known, and the HTML of its main element. */
export type Page = Record<'address' | 'main', string>;

/** The page's text; every link leads where it leads on the page. */
export const toMarkdown = ({ address, main }: Page): string =>
  String(processor.processSync({ value: spaced(main), data: { resolve: resolveOn(address) } }));

doTasks(toMarkdown);
