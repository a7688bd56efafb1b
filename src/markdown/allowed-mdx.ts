// What MDX may hold besides text: the components of this site, with attributes written out. No code of a text runs in a build.
import type { MdxFlowExpression, MdxTextExpression } from 'mdast-util-mdx-expression';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import type { MdxjsEsm } from 'mdast-util-mdxjs-esm';
import { mdxComponents } from './mdx-components.ts';

/** Something that a text must not hold, in Chinese. */
export interface Message {
  /** HTML, code in MDX, or a component that does not exist. */
  kind: 'html' | 'mdx' | 'component';
  found: string;
  expected: string;
  fix: string;
}

const names = Object.keys(mdxComponents);

const mdx = (found: string, expected: string, fix: string): Message => ({ kind: 'mdx', found, expected, fix });

/** An element of MDX, in whichever tree; one without a name only groups others. */
export type JsxElement = Pick<MdxJsxFlowElement, 'name' | 'attributes'>;

export const isComponent = (name: string | null): boolean => name !== null && !/^[a-z][a-z0-9]*$/.test(name);

const short = (text: string): string => {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
};

/** `import` and `export`: what a page needs is there already. */
export const refusedInEsm = ({ value }: MdxjsEsm): Message[] => [
  mdx(`正文里的代码 ${short(value)}`, '没有 import 和 export；组件直接使用', '删去这一行；要显示代码就放进 ``` 代码块'),
];

/** Only a comment may stand in braces. */
export const refusedInExpression = ({ value, data }: MdxFlowExpression | MdxTextExpression): Message[] =>
  data?.estree && data.estree.body.length === 0
    ? []
    : [
        mdx(
          `花括号里的代码 {${short(value)}}`,
          '正文里没有代码',
          `直接写文字；要显示花括号就写成 \\{，或者放进反引号：\`{${short(value)}}\``,
        ),
      ];

const refusedAttribute = (
  element: string,
  allowed: readonly string[],
  attribute: JsxElement['attributes'][number],
): Message[] => {
  const isNamed = attribute.type === 'mdxJsxAttribute';
  const name = isNamed ? attribute.name : '{…}';
  if (!isNamed || !allowed.includes(name))
    return [
      mdx(
        `<${element}> 的 ${name}`,
        allowed.length > 0 ? `只有 ${allowed.join('、')}` : `<${element}> 没有属性`,
        `删去 ${name}`,
      ),
    ];
  return typeof attribute.value === 'string'
    ? []
    : [mdx(`<${element}> 的 ${name} 不是文字`, `${name}="…"`, '值写在双引号里，不用花括号')];
};

/** What is wrong with a component: that there is none of this name, or its attributes. */
export const refusedOfComponent = ({ name, attributes }: JsxElement): Message[] => {
  const element = name ?? '';
  const allowed = Object.hasOwn(mdxComponents, element) ? mdxComponents[element as keyof typeof mdxComponents] : null;
  if (!allowed)
    return [{ ...mdx(`没有组件 <${element}>`, names.join('、'), '删去它，或者改正名称'), kind: 'component' }];
  return attributes.flatMap((one) => refusedAttribute(element, allowed, one));
};
