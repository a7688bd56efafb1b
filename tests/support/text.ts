// Text as a reader sees it, with the language it is marked with.
import { type HTMLElement, type Node, NodeType } from 'node-html-parser';

const invisible = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT']);
/** What stands against its neighbours; anything else is a word of its own. */
const inline = new Set(['A', 'B', 'CODE', 'EM', 'I', 'MARK', 'SPAN', 'STRONG', 'TIME']);

const isElement = (node: Node): node is HTMLElement => node.nodeType === NodeType.ELEMENT_NODE;

/** One space for every run of white space, none at the ends. */
export const normalised = (text: string): string => text.replace(/\s+/g, ' ').trim();

type Skip = (element: HTMLElement) => boolean;

const rawText = (node: Node, skip: Skip): string => {
  if (node.nodeType === NodeType.TEXT_NODE) return node.text;
  if (!isElement(node) || invisible.has(node.tagName) || skip(node)) return '';
  const inner = node.childNodes.map((child) => rawText(child, skip)).join('');
  return inline.has(node.tagName) ? inner : ` ${inner} `;
};

/** Everything visible below an element, as one line, without the elements to skip. */
export const textOf = (element: HTMLElement, skip: Skip = () => false): string => normalised(rawText(element, skip));

/** Every visible run of text below an element, with the element it stands in. */
export const runsOf = (element: HTMLElement): { text: string; parent: HTMLElement }[] =>
  invisible.has(element.tagName)
    ? []
    : element.childNodes.flatMap((node) => {
        if (isElement(node)) return runsOf(node);
        const isText = node.nodeType === NodeType.TEXT_NODE && node.text.trim() !== '';
        return isText ? [{ text: normalised(node.text), parent: element }] : [];
      });

/** Every element below one, in the order of the page. */
export const elementsBelow = (element: HTMLElement): HTMLElement[] =>
  element.childNodes.filter(isElement).flatMap((child) => [child, ...elementsBelow(child)]);

/** An element and all those around it, the innermost first. */
export const around = (element: HTMLElement | null): HTMLElement[] =>
  element?.tagName ? [element, ...around(element.parentNode as HTMLElement | null)] : [];

/** The language that an element's text is marked with: its own `lang`, or that of the nearest element around it. */
export const languageOf = (element: HTMLElement): string =>
  around(element)
    .map((each) => each.getAttribute('lang'))
    .find((lang) => lang !== undefined) ?? '';

export const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** A text that has only one language mark; a name quoted in it, or a product’s, does not change its language. */
export const isMostlyHan = (text: string): boolean => {
  const count = (script: RegExp) => text.match(script)?.length ?? 0;
  // A Han character says about as much as a short word.
  return count(/\p{Script=Han}/gu) * 3 > count(/\p{Script=Latin}/gu);
};
