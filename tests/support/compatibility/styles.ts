// The features of CSS in a style sheet that the oldest browsers lack and that have no fallback in it.
import postcss, { type AtRule, type ChildNode, type Declaration, type Rule } from 'postcss';
import { entryOf, findingOf, lacking } from './data.ts';

const check = (...path: string[]): string[] => findingOf(path.join('.'), lacking(entryOf(['css', ...path])?.__compat));

/** Units that came later, by the name of their entry. */
const units: [RegExp, string][] = [
  [/\d[dsl]v[hwib]|\d[dsl]v(min|max)/, 'viewport_percentage_units_dynamic'],
  [/\dcq[whib]|\dcq(min|max)/, 'container_query_length_units'],
  [/\dr?lh\b/, 'lh'],
];

/** The entry of a function: of the property, or of one of the types of values. */
function functionPath(property: string, name: string): string[] | undefined {
  const types = Object.keys(entryOf(['css', 'types']) ?? {});
  const paths = [
    ['properties', property, name],
    ['properties', property, `${name}_function`],
    ['types', name],
    ...types.map((type) => ['types', type, name]),
  ];
  return paths.find((path) => entryOf(['css', ...path]));
}

function findingsOfValue(property: string, value: string): string[] {
  const plain = value.replace(/url\([^)]*\)|(["']).*?\1/g, '');
  const functions = [...plain.matchAll(/([a-z-]+)\(/g)].flatMap(([, name = '']) => {
    const path = functionPath(property, name);
    return path ? [path] : [];
  });
  const keywords = [...plain.matchAll(/(?<![\w.#-])[a-z][a-z-]*(?![\w(-])/g)].map(([word]) => word);
  return [
    ...functions.flatMap((path) => check(...path)),
    ...keywords.flatMap((word) => check('properties', property, word)),
    ...units.flatMap(([unit, name]) => (unit.test(plain) ? check('types', 'length', name) : [])),
    // The same property is younger in a flexible box than in a grid.
    ...(/^(row-|column-)?gap$/.test(property) ? check('properties', property, 'flex_context') : []),
  ];
}

/** Whether a declaration before it in the same rule stays where this one is dropped; one with var() is not dropped. */
function hasFallback(declaration: Declaration): boolean {
  for (let before = declaration.prev(); before; before = before.prev())
    if (before.type === 'decl' && before.prop === declaration.prop)
      return !declaration.value.includes('var(') && findingsOfValue(before.prop, before.value).length === 0;
  return false;
}

function findingsOfDeclaration(declaration: Declaration): string[] {
  const { prop, value, parent } = declaration;
  if (prop.startsWith('-webkit-') || prop.startsWith('-moz-') || hasFallback(declaration)) return [];
  const prefixed = (prefix: string | undefined) =>
    prefix !== undefined && parent?.some((one) => one.type === 'decl' && one.prop === `${prefix}${prop}`);
  const all = lacking(entryOf(['css', 'properties', prop])?.__compat);
  const lacks = all.filter(({ prefix }) => !prefixed(prefix));
  // A browser that lacks the property is told so once, and one that has it with a prefix has its values there.
  const ofValue = all.length > 0 ? [] : findingsOfValue(prop, value);
  return [...findingOf(`properties.${prop}`, lacks), ...ofValue];
}

function findingsOfRule({ selector, parent }: Rule): string[] {
  const pseudos = [...selector.replace(/\[[^\]]*\]/g, '').matchAll(/::?([a-z-]+)/g)].map(([, name = '']) => name);
  return [
    ...pseudos.filter((name) => !name.startsWith('-')).flatMap((name) => check('selectors', name)),
    ...(parent?.type === 'rule' ? check('selectors', 'nesting') : []),
  ];
}

function findingsOfAtRule({ name, params }: AtRule): string[] {
  const features = name === 'media' ? [...params.matchAll(/\(\s*(?:min-|max-)?([a-z-]+)/g)] : [];
  return [
    ...check('at-rules', name),
    ...features.flatMap(([, feature = '']) => check('at-rules', 'media', feature)),
    ...(name === 'media' && /[<>]/.test(params) ? check('at-rules', 'media', 'range_syntax') : []),
  ];
}

/** What is inside `@supports` has its fallback outside, unless it says `not`. */
const isGuarded = (node: ChildNode): boolean => {
  const around = node.parent as AtRule | undefined;
  if (!around || around.type === ('root' as string)) return false;
  return (around.name === 'supports' && !around.params.startsWith('not ')) || isGuarded(around);
};

/** One line for each feature: its entry in the data below `css`, and the browsers that lack it. */
export function stylesBeyond(css: string): string[] {
  const found = new Set<string>();
  postcss.parse(css).walk((node) => {
    if (isGuarded(node)) return;
    const findings =
      node.type === 'decl'
        ? findingsOfDeclaration(node)
        : node.type === 'rule'
          ? findingsOfRule(node)
          : node.type === 'atrule'
            ? findingsOfAtRule(node)
            : [];
    for (const finding of findings) found.add(finding);
  });
  return [...found].sort();
}
