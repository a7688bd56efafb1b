// The syntax and the functions in a script that the oldest browsers lack.
import type { Identifier } from '@mdn/browser-compat-data/types';
import ts from 'typescript';
import { entryOf, findingOf, type Lack, lacking } from './data.ts';

/** Syntax that came later, by the name of its entry. */
const syntax: Partial<Record<ts.SyntaxKind, string>> = {
  [ts.SyntaxKind.QuestionDotToken]: 'operators.optional_chaining',
  [ts.SyntaxKind.QuestionQuestionToken]: 'operators.nullish_coalescing',
  [ts.SyntaxKind.QuestionQuestionEqualsToken]: 'operators.nullish_coalescing_assignment',
  [ts.SyntaxKind.BarBarEqualsToken]: 'operators.logical_or_assignment',
  [ts.SyntaxKind.AmpersandAmpersandEqualsToken]: 'operators.logical_and_assignment',
  [ts.SyntaxKind.PropertyDeclaration]: 'classes.public_class_fields',
  [ts.SyntaxKind.PrivateIdentifier]: 'classes.private_class_fields',
  [ts.SyntaxKind.ClassStaticBlockDeclaration]: 'classes.static.initialization_blocks',
};

/** Parts of regular expressions that came later; one that a browser cannot read is an error of the whole script. */
const expressions: [RegExp, string][] = [
  [/\(\?<[=!]/, 'lookbehind_assertion'],
  [/\(\?<\w/, 'named_capturing_group'],
  [/\\p\{/i, 'unicode_character_class_escape'],
  [/\(\?[ims-]+:/, 'modifier'],
  [/\/\w*v\w*$/, 'unicode_sets_mode'],
];

/** Every entry of a name among the interfaces of browsers and the objects of the language. */
const byName = new Map<string, Identifier[]>();
const collect = (entry: Identifier): void => {
  for (const [name, below] of Object.entries(entry as Record<string, Identifier>)) {
    if (name === '__compat') continue;
    const own = name.replace(/_static$/, '');
    if (below.__compat) byName.set(own, [...(byName.get(own) ?? []), below]);
    collect(below);
  }
};
for (const path of [['api'], ['javascript', 'builtins'], ['webassembly', 'api']]) collect(entryOf(path) ?? {});

/** Those of the name where every object that has it came later: which of them it is cannot be seen. */
function lacksOfName(name: string): Lack[] {
  const all = (byName.get(name) ?? []).map(({ __compat }) => lacking(__compat));
  return all.some((lacks) => lacks.length === 0) ? [] : (all[0] ?? []);
}

const nameOf = (expression: ts.Expression): string | undefined => {
  if (ts.isPropertyAccessExpression(expression)) return expression.name.text;
  return ts.isIdentifier(expression) ? expression.text : undefined;
};

/** The name of what a node calls or makes. */
const called = (node: ts.Node): string | undefined => {
  if (ts.isNewExpression(node)) return nameOf(node.expression);
  // `object.name?.()` asks first.
  if (!ts.isCallExpression(node) || node.questionDotToken) return undefined;

  return nameOf(node.expression);
};

/** Names that the script itself gives to functions, methods and variables. */
function namesGiven(source: ts.SourceFile): Set<string> {
  const given = new Set<string>();
  const visit = (node: ts.Node): void => {
    const { name } = node as ts.NamedDeclaration;
    if (name && ts.isIdentifier(name) && !ts.isPropertyAccessExpression(node)) given.add(name.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return given;
}

const check = (...path: string[]): string[] =>
  findingOf(path.join('.'), lacking(entryOf(['javascript', ...path])?.__compat));

/** One line for each: its entry in the data below `javascript`, or the name that is called, and the browsers that lack it. */
export function scriptsBeyond(script: string): string[] {
  const source = ts.createSourceFile('script.js', script, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const own = namesGiven(source);
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    const name = called(node);
    const kind = syntax[node.kind];
    const findings = [
      ...(name === undefined || own.has(name) ? [] : findingOf(`${name}()`, lacksOfName(name))),
      ...(kind ? check(...kind.split('.')) : []),
      ...(ts.isRegularExpressionLiteral(node)
        ? expressions.flatMap(([part, entry]) => (part.test(node.text) ? check('regular_expressions', entry) : []))
        : []),
    ];
    for (const finding of findings) found.add(finding);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...found].sort();
}
