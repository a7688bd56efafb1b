// The names that the JavaScript in an MDX file defines, and those that an expression in braces uses.
import type { Node, Program } from 'estree';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Element } from './mdx-nodes.ts';

/** A place in the tree that holds JavaScript. */
interface Holder {
  value: string;
  data?: { estree?: Program | null | undefined } | undefined;
}

/** What an expression in braces is parsed into. */
export interface Expression {
  /** As written between the braces. */
  written: string;
  program: Program;
  node: { position?: { start: { offset?: number } } | undefined };
}

const expression = ({ value, data }: Holder, node: Expression['node']): Expression[] =>
  data?.estree ? [{ written: value, program: data.estree, node }] : [];

const inAttributes = (element: Element): Expression[] =>
  element.attributes.flatMap((attribute) => {
    if (attribute.type === 'mdxJsxExpressionAttribute') return expression(attribute, element);
    return typeof attribute.value === 'object' && attribute.value ? expression(attribute.value, element) : [];
  });

export const expressionsOf = (tree: Root): Expression[] => {
  const found: Expression[] = [];
  visit(tree, (node) => {
    if (node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression') found.push(...expression(node, node));
    if (node.type === 'mdxJsxTextElement' || node.type === 'mdxJsxFlowElement') found.push(...inAttributes(node));
  });
  return found;
};

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;
/** These open a scope of their own, or hold components; what they use is not looked at. */
const isOpaque = ({ type }: Node) => /Function|Class|^JSX/.test(type);

/** The names that a piece of JavaScript takes from outside; none where it has a scope of its own. */
export const namesUsed = (node: Node): string[] => {
  if (node.type === 'Identifier') return [node.name];
  if (isOpaque(node)) return [];
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    if ((key === 'property' || key === 'key') && !('computed' in node && node.computed)) return [];
    return [value].flat().filter(isNode).flatMap(namesUsed);
  });
};

export interface Own {
  names: string[];
  imports: { node: Expression['node']; from: string }[];
}

/** The names that the file's own `import` and `export` lines bring in, and where they come from. */
export const ownNames = (tree: Root): Own => {
  const own: Own = { names: [], imports: [] };
  visit(tree, 'mdxjsEsm', (node) => {
    for (const statement of node.data?.estree?.body ?? []) {
      if (statement.type === 'ImportDeclaration') {
        own.names.push(...statement.specifiers.map(({ local }) => local.name));
        own.imports.push({ node, from: String(statement.source.value) });
      }
      const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : undefined;
      if (declaration?.type === 'VariableDeclaration')
        own.names.push(...declaration.declarations.flatMap(({ id }) => namesUsed(id)));
      else if (declaration) own.names.push(declaration.id.name);
    }
  });
  return own;
};
