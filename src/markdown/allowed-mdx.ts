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
  mdx(
    `正文中有代码 ${short(value)}`,
    '正文没有 import 和 export，组件可直接使用',
    '删除这一行；如果要显示代码，放入 ``` 代码块',
  ),
];

/** Only a comment may stand in braces. */
export const refusedInExpression = ({ value, data }: MdxFlowExpression | MdxTextExpression): Message[] =>
  data?.estree && data.estree.body.length === 0
    ? []
    : [
        mdx(
          `花括号中有代码 {${short(value)}}`,
          '正文中没有代码',
          `改为文字；如果要显示花括号，写成 \\{ 或放入反引号：\`{${short(value)}}\``,
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
        `<${element}> 不支持属性 ${name}`,
        allowed.length > 0 ? `可用的属性：${allowed.join('、')}` : `<${element}> 没有属性`,
        `删除 ${name}`,
      ),
    ];
  return typeof attribute.value === 'string'
    ? []
    : [mdx(`<${element}> 的 ${name} 不是文字`, `属性写成 ${name}="…"`, '将值放入双引号，不使用花括号')];
};

/** What is wrong with a component: that there is none of this name, or its attributes. */
export const refusedOfComponent = ({ name, attributes }: JsxElement): Message[] => {
  const element = name ?? '';
  const allowed = Object.hasOwn(mdxComponents, element) ? mdxComponents[element as keyof typeof mdxComponents] : null;
  if (!allowed)
    return [
      {
        ...mdx(`未知组件 <${element}>`, `可用的组件：${names.join('、')}`, '删除该标签，或更正组件名'),
        kind: 'component',
      },
    ];
  return attributes.flatMap((one) => refusedAttribute(element, allowed, one));
};
