// The elements of an MDX text and their attributes.
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type {} from 'remark-mdx';
import { nodesOf } from './body.ts';
import type { Source } from './read.ts';

export type Element = MdxJsxFlowElement | MdxJsxTextElement;

export const elementsOf = (source: Source): Element[] => nodesOf(source, 'mdxJsxFlowElement', 'mdxJsxTextElement');

/** The value of an attribute written as a string; `null` where it is an expression, `undefined` where it is absent. */
export const attributeOf = (element: Element, name: string): string | null | undefined => {
  const found = element.attributes.find((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === name);
  if (!found) return undefined;
  return typeof found.value === 'string' ? found.value : null;
};
