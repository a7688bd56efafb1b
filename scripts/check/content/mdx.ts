// The components of an MDX text, the names that its JavaScript defines, and those that an expression in braces uses.
import type { Node, Program } from 'estree';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type {} from 'remark-mdx';
import { nodesOf } from './body.ts';
import type { Positioned } from './places.ts';
import type { Source } from './read.ts';

export type Element = MdxJsxFlowElement | MdxJsxTextElement;

export const elementsOf = (source: Source): Element[] => nodesOf(source, 'mdxJsxFlowElement', 'mdxJsxTextElement');

/** The value of an attribute written as a string; `null` where it is an expression, `undefined` where it is absent. */
export const attributeOf = (element: Element, name: string): string | null | undefined => {
  const found = element.attributes.find((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === name);
  if (!found) return undefined;
  return typeof found.value === 'string' ? found.value : null;
};

export const isComponent = ({ name }: Element) => /^[A-Z]|\./.test(name ?? '');

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;
/** These open a scope of their own, or hold components; what they use is not checked. */
const isOpaque = ({ type }: Node) => /Function|Class|^JSX/.test(type);

/** The names that a piece of JavaScript takes from outside; none where it has a scope of its own. */
const namesUsed = (node: Node): string[] => {
  if (node.type === 'Identifier') return [node.name];
  if (isOpaque(node)) return [];
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    if ((key === 'property' || key === 'key') && !('computed' in node && node.computed)) return [];
    return [value].flat().filter(isNode).flatMap(namesUsed);
  });
};

/** An expression in braces. */
interface Expression {
  /** As written between the braces. */
  written: string;
  /** The names that it uses. */
  used: string[];
  node: Positioned;
}

interface Holder {
  value: string;
  data?: { estree?: Program | null | undefined } | undefined;
}

const expression = ({ value, data }: Holder, node: Positioned): Expression[] =>
  data?.estree ? [{ written: value, used: namesUsed(data.estree), node }] : [];

export const expressionsOf = (source: Source): Expression[] =>
  nodesOf(source, 'mdxTextExpression', 'mdxFlowExpression', 'mdxJsxTextElement', 'mdxJsxFlowElement').flatMap(
    (node) => {
      if (!('attributes' in node)) return expression(node, node);
      return node.attributes.flatMap((attribute) => {
        if (attribute.type === 'mdxJsxExpressionAttribute') return expression(attribute, node);
        return typeof attribute.value === 'object' && attribute.value ? expression(attribute.value, node) : [];
      });
    },
  );

/** The names that the file's own `import` and `export` lines bring in, and where they come from. */
export const ownNames = (source: Source) => {
  const names: string[] = [];
  const imports: { node: Positioned; from: string }[] = [];
  for (const node of nodesOf(source, 'mdxjsEsm'))
    for (const statement of node.data?.estree?.body ?? []) {
      if (statement.type === 'ImportDeclaration') {
        names.push(...statement.specifiers.map(({ local }) => local.name));
        imports.push({ node, from: String(statement.source.value) });
      }
      const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : undefined;
      if (declaration?.type === 'VariableDeclaration')
        names.push(...declaration.declarations.flatMap(({ id }) => namesUsed(id)));
      else if (declaration) names.push(declaration.id.name);
    }
  return { names, imports };
};
