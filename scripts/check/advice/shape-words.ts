// The words of the rule `schema` for fields and their shapes: names, values, what is allowed, an example.
import { stringify } from 'yaml';
import { type FieldPath, type Shape, alternatives, choices, exampleOf, inWords, isMap } from '#schemas/shape.ts';

// A value as one line of YAML, as the records write it: `[{ person: yi-lin }]`.

/** Quoted where it would read as something else inside brackets. */
const scalar = (value: unknown): string => {
  const [line = ''] = stringify([value], { collectionStyle: 'flow', lineWidth: 0, singleQuote: true }).split('\n');
  return line.replace(/^\[ ?| ?\]$/g, '');
};

export const inline = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (!isMap(value)) return scalar(value);
  const pairs = Object.entries(value).map(([key, inner]) => `${key}: ${inline(inner)}`);
  return `{ ${pairs.join(', ')} }`;
};

/** A value as JSON, cut where it is long. */
export const short = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

/** `actions[0].due` */
export const dotted = (path: FieldPath): string =>
  path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}${text && '.'}${String(part)}`),
    '',
  );

/** The shapes in a few words, with the schema's description where there is one for all. */
export const expectedOf = (shapes: Shape[]): string => {
  const allowed = shapes.map(choices);
  const areChoices = allowed.every((values) => values !== undefined);
  const kinds = [...new Set(shapes.map(inWords))].join(areChoices ? ' | ' : ' 或 ');
  const descriptions = [...new Set(shapes.map((shape) => shape.description))];
  const isDescribed = descriptions.every(Boolean) && (areChoices || descriptions.length === 1);
  const meaning = descriptions.join(' · ');
  const namesAll = allowed.flat().every((value) => meaning.split(' · ').some((one) => one.startsWith(`${value} `)));
  if (areChoices && isDescribed && namesAll) return `可选值：${meaning}`;
  const words = `${areChoices ? '可选值：' : ''}${kinds}`;
  return isDescribed ? `${words}（${meaning}）` : words;
};

/** The choice whose meaning this is: `运行中` is `active`. */
export const choiceMeant = (value: string, shapes: Shape[]): string | undefined =>
  /\p{Script=Han}/u.test(value)
    ? shapes
        .flatMap(({ meanings = {} }) => Object.entries(meanings))
        .find(([, { label, help = label }]) => `${label[0]} ${help[0]}`.includes(value))?.[0]
    : undefined;

/** An example of the field as one line of YAML; nothing where it would not fit on one. */
export const example = (key: string, shapes: Shape[]): string => {
  const text = shapes[0] ? inline(exampleOf(shapes[0])) : '…';
  return `${key}: ${text.length > 80 ? '…' : text}`;
};

/** The fix where it is not clear what was meant, with an example where it fits on a line. */
export const advice = (path: FieldPath, shapes: Shape[]): string => {
  if (shapes.flatMap(alternatives).some(({ type }) => type === 'array'))
    return '改为列表：[…]，或每项一行，以半角的 - 和空格开头';
  const key = path.at(-1);
  const right = example(typeof key === 'string' ? key : '', shapes).replace(/^: /, '');
  return right.endsWith('…') ? '按「要求」修改' : `按「要求」修改，例如 ${right}`;
};
