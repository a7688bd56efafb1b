// What a text may bring into a page: elements that lay out text, with attributes that neither run nor load anything, and the
// components of this site with literal attributes. The check reports anything else; the build stops at it.
import type { Element, Nodes, Root } from 'hast';
import { raw } from 'hast-util-raw';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import {
  isComponent,
  type JsxElement,
  type Message,
  refusedInEsm,
  refusedInExpression,
  refusedOfComponent,
} from './allowed-mdx.ts';

export interface Refused extends Message {
  /** Where it begins in the text; a browser's parser gives none to what it adds. */
  position?: Nodes['position'];
}

const setOf = (words: string) => new Set(words.split(' '));
/** What an author may write as HTML. */
const elements = setOf(
  'a abbr b bdi br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span strong sub summary sup table tbody td tfoot th thead time tr ul var wbr',
);
const attributes = setOf(
  'alt cite class colspan datetime dir headers height hidden href id lang loading open reversed role rowspan scope span src start title translate value width',
);
/** What Markdown and its highlighter make besides: headings, quotations, task lists, footnotes, columns, languages of code. */
const ofMarkdown = setOf('blockquote h1 h2 h3 h4 h5 h6 input section');
const attributesOfMarkdown = setOf('align checked disabled is:raw metastring type');

const html = (what: string): Message => ({
  kind: 'html',
  found: `正文中包含不允许的 ${what}`,
  expected: '只允许用于排版的 HTML，不含脚本、框架、表单、样式和事件处理',
  fix: '改用 Markdown；如果要显示尖括号，放入反引号或写成 &lt;',
});

/** The address as a browser reads it: it drops line breaks and tabs, and what stands before the scheme. */
const plainAddress = (value: string): string => value.replaceAll(/[\t\n\r]/g, '').replace(/^[\0-\x20]+/, '');
const isRefusedAddress = (value: string): boolean => {
  const [, scheme] = /^([^/?#]*?):/.exec(plainAddress(value)) ?? [];
  return scheme !== undefined && !/^(https?|mailto)$/i.test(scheme);
};

/** Names of attributes as HTML has them; hast writes `className`, `colSpan` and `ariaLabel`. */
const nameOf = (key: string): string => (key === 'className' ? 'class' : key.toLowerCase());

/** What is wrong with an element of this name and these attributes; `isWritten` as HTML, not as Markdown. */
const refusedOfElement = (element: string, given: [name: string, value: string][], isWritten: boolean) => {
  if (!elements.has(element) && (isWritten || !ofMarkdown.has(element))) return [html(`<${element}>`)];
  if (element === 'input' && given.some(([key, value]) => key === 'type' && value !== 'checkbox'))
    return [html('<input>')];
  return given.flatMap(([key, value]) => {
    const name = nameOf(key);
    const isKnown = attributes.has(name) || /^(aria|data)[-A-Z]/.test(key);
    if (!isKnown && (isWritten || !attributesOfMarkdown.has(name))) return [html(`<${element}> 的属性 ${name}`)];
    return /^(href|src|cite)$/.test(name) && isRefusedAddress(value)
      ? [html(`${name}="${value.trim().slice(0, 40).replaceAll(/\s+/g, ' ')}"`)]
      : [];
  });
};

const attributesOf = ({ properties }: Element): [string, string][] =>
  Object.entries(properties).map(([key, value]) => [key, Array.isArray(value) ? value.join(' ') : String(value)]);

const refusedOfJsx = (element: JsxElement) => {
  if (!element.name) return [];
  if (isComponent(element.name)) return refusedOfComponent(element);
  const given = element.attributes.map((one): [string, string] =>
    one.type === 'mdxJsxAttribute' && typeof one.value !== 'object'
      ? [one.name, one.value ?? '']
      : [one.type === 'mdxJsxAttribute' ? `${one.name}={…}` : '{…}', ''],
  );
  return refusedOfElement(element.name, given, true);
};

/** Browsers' parsers drop these without a trace where they stand in a text. */
const dropped = /<(html|head|body|frame|frameset)(?=[\s/>])/gi;

/**
 * The tree of a text with its raw HTML parsed as browsers do, without comments; and all in it that a page must not hold. `text` is
 * what positions count in.
 */
export const parsedHtml = (tree: Root, text: string): { tree: Root; refused: Refused[] } => {
  const refused: Refused[] = [];
  const written: [start: number, end: number][] = [];
  visit(tree, 'raw', ({ value, position }) => {
    written.push([position?.start.offset ?? 0, position?.end.offset ?? 0]);
    for (const [, name = ''] of value.startsWith('<!--') ? [] : value.matchAll(dropped))
      refused.push({ ...html(`<${name.toLowerCase()}>`), position });
  });
  const parsed = written.length > 0 ? (raw(tree, { passThrough: [...mdxNodes], file: new VFile(text) }) as Root) : tree;
  const isWritten = ({ position }: Element): boolean => {
    const at = position?.start.offset;
    return at !== undefined && written.some(([start, end]) => at >= start && at < end);
  };
  visit(parsed, (node, index, parent) => {
    if (node.type === 'comment' && parent && index !== undefined) {
      parent.children.splice(index, 1);
      return index;
    }
    for (const one of refusedOfNode(node, isWritten)) refused.push({ ...one, position: node.position });
    return undefined;
  });
  return { tree: parsed, refused };
};

/** Nodes of MDX, which stand in both trees. */
export const mdxNodes = [
  'mdxjsEsm',
  'mdxFlowExpression',
  'mdxTextExpression',
  'mdxJsxFlowElement',
  'mdxJsxTextElement',
] as const satisfies Nodes['type'][];

const refusedOfNode = (node: Nodes, isWritten: (element: Element) => boolean): Message[] => {
  switch (node.type) {
    case 'element':
      return refusedOfElement(node.tagName, attributesOf(node), isWritten(node));
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return refusedOfJsx(node);
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return refusedInExpression(node);
    case 'mdxjsEsm':
      return refusedInEsm(node);
    case 'doctype':
      return [html('<!doctype>')];
    default:
      return [];
  }
};
