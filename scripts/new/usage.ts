// What `npm run new` says of itself: every kind, and the fields of one.
import { shapeOf } from '../../src/schemas/json-schema.ts';
import { fieldsOf, inWords, missing } from './fields.ts';
import type { Kind } from './kind.ts';

const call = ({ name, id }: Kind) => `${name}${id ? ` ${id.example}` : ''}`;

export const usage = (kinds: Kind[]): string => {
  const width = Math.max(...kinds.map((kind) => call(kind).length));
  return [
    '用法：npm run new -- 种类 编号 [--字段 值]…',
    ...kinds.map((kind) => `  ${call(kind).padEnd(width)}  ${kind.description}`),
    `  ${'schemas'.padEnd(width)}  重写编辑器用的 .vscode/schemas/`,
    '一种记录有哪些字段：npm run new -- 种类 --help',
    '没写的必填字段，在终端里会问；不知道的可以不写，写好的文件里有注释。',
  ].join('\n');
};

/** The fields that can be given on the command line, those first that must be. */
export const usageOf = (kind: Kind): string => {
  const shape = shapeOf(kind.collection);
  const known = new Set(['translationOf', 'kind']);
  const required = new Set(missing(shape, {}).map(({ path }) => path[0]));
  const lines = [...fieldsOf(shape)]
    .filter(([field]) => !known.has(field) || kind.name === 'person')
    .map(([field, one]) => ({ line: `  ${inWords(field, one)}`, first: required.has(field) }));
  return [
    `用法：npm run new -- ${call(kind)} [--字段 值]…`,
    kind.description,
    ...(kind.dated ? ['  --date 2026-11-24  哪一天'] : []),
    ...lines.filter(({ first }) => first).map(({ line }) => line),
    '可以不写的：',
    ...lines.filter(({ first }) => !first).map(({ line }) => line),
    '双语文字写中文；英文写在 --字段.en 后面。几项之间用逗号隔开。',
  ].join('\n');
};
