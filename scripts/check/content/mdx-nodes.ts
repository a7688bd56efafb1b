// The components and expressions of an MDX tree, in one place: their node types and attributes.
import type { Nodes, Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type {} from 'remark-mdx';
import { visit } from 'unist-util-visit';

export type Element = MdxJsxFlowElement | MdxJsxTextElement;

export const isElement = (node: Nodes): node is Element =>
  node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';

export const elementsOf = (tree: Root): Element[] => {
  const found: Element[] = [];
  visit(tree, (node) => {
    if (isElement(node)) found.push(node);
  });
  return found;
};

/** The value of an attribute written as a string; `null` where it is an expression, `undefined` where it is absent. */
export const attributeOf = (element: Element, name: string): string | null | undefined => {
  const found = element.attributes.find((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === name);
  if (!found) return undefined;
  return typeof found.value === 'string' ? found.value : null;
};

export const isComponent = ({ name }: Element) => /^[A-Z]|\./.test(name ?? '');
