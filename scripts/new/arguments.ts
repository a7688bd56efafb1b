// The command line of `npm run new`: what it takes, the kinds that it makes, and its usage.
import { alternatives, choices, decider, type Shape, shapeOf } from '#schemas/shape.ts';
import { suggest } from '#scripts/check/advice/closest.ts';
import { usageOf } from '#scripts/kit/command-line.ts';
import { Failure } from '#scripts/kit/failure.ts';
import { fieldsOf, type Given, inWords, missing } from './fields.ts';
import type { Kind } from './kind.ts';
import { typedExample } from './typed.ts';
import { kinds } from './kinds.ts';

export type Arguments = ReturnType<typeof readArguments>;

/** The kind and id, empty where they are not given, and the fields: every `--field` takes a value. Throws a Failure with what is wrong. */
export const readArguments = (words: string[]) => {
  const options = new Map<string, string>();
  const positional: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const [, field, value] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (field === undefined) positional.push(word);
    else if (field === 'help') options.set('help', '');
    else {
      const typed = value ?? words[++at];
      if (typed === undefined) throw new Failure(`--${field} 缺少值`);
      if (options.has(field)) throw new Failure(`--${field} 重复`);
      options.set(field, typed);
    }
  }
  const [kind = '', id = '', ...more] = positional;
  if (more.length > 0) throw new Failure(`多余的参数：${more.join(' ')}。如果值中有空格，请加引号`);
  const given: Given[] = [...options].filter(([field]) => field !== 'date' && field !== 'help');
  return { kind, id, date: options.get('date'), given, help: options.has('help') };
};

/** Throws a Failure where there is no such kind. */
export const kindNamed = (name: string): Kind => {
  const found = kinds.find((kind) => kind.name === name);
  if (found) return found;
  const names = kinds.map((kind) => kind.name);
  throw new Failure(`未知的种类：${name}。${suggest(name, names, `可用的种类：${names.join('、')}`)}`);
};

const call = ({ name, id }: Kind) => `${name}${id ? ` ${id.example}` : ''}`;

export const usage = (kinds: Kind[]): string =>
  usageOf({
    calls: ['npm run new -- 种类 [ID] [--字段 值]…'],
    words: {
      ...Object.fromEntries(kinds.map((kind) => [call(kind), kind.description])),
      'site mysig': '另一个 SIG 的站点：content/ 和 site.config.ts',
      schemas: '生成编辑器使用的 .vscode/schemas/',
    },
    notes: [
      '查看一种记录的字段：npm run new -- 种类 --help',
      '在终端运行时，会询问未填写的必填字段；可选字段以注释形式写入文件。',
    ],
    examples: ['npm run new -- person member-a --kind person --name 成员甲 --roles member', 'npm run new -- schemas'],
  });

/** The branch that the name of a kind decides: an incident is no maintenance. */
const shapeOfKind = ({ collection, name }: Kind): Shape => {
  const shape = shapeOf(collection);
  const branches = alternatives(shape);
  const key = decider(branches);
  const own = branches.find(({ properties }) => key && properties?.[key] && choices(properties[key])?.includes(name));
  return own ?? shape;
};

/** With which values of the deciding field a field must be given; empty where it never must. */
const whenRequired = (shape: Shape, field: string): string => {
  const branches = alternatives(shape);
  const key = decider(branches) ?? '';
  const needing = branches.filter(({ required }) => required?.includes(field));
  const values = needing.flatMap(({ properties }) => choices(properties?.[key] ?? {}) ?? []);
  return values.length > 0 ? `（${key} 为 ${values.join('、')} 时必填）` : '';
};

/** `--roles member`: an option with the first of the values that it may have, as the shell takes it. */
const typedOption = (field: string, shape: Shape): string => {
  const example = typedExample(fieldsOf(shape).get(field) ?? {});
  const value = /^'[^']*'/.exec(example)?.[0] ?? example.split('|')[0]?.replace(/,…$/, '');
  return `--${field} ${/^[^'].*\s/.test(value ?? '') ? `'${value}'` : value}`;
};

/** The fields that can be given on the command line, those first that must be. */
export const usageOfKind = (kind: Kind): string => {
  const shape = shapeOfKind(kind);
  const required = missing(shape, {}).map(({ path }) => path[0]);
  const lines = [...fieldsOf(shape)]
    .filter(([field]) => !['translationOf', 'kind'].includes(field) || kind.name === 'person')
    .map(([field, one]) => ({
      field,
      line: `  ${inWords(field, one)}${required.includes(field) ? '' : whenRequired(shape, field)}`,
      first: required.includes(field),
    }));
  const needed = lines.filter(({ first }) => first).map(({ field }) => field);
  return usageOf({
    calls: [`npm run new -- ${call(kind)} [--字段 值]…`],
    notes: [
      kind.description,
      ...(kind.dated ? ['  --date 2026-11-24  日期'] : []),
      ...lines.filter(({ first }) => first).map(({ line }) => line),
      '可选：',
      ...lines.filter(({ first }) => !first).map(({ line }) => line),
      '双语文字填写中文，英文用 --字段.en 填写。多个值用逗号分隔。',
    ],
    examples: [`npm run new -- ${call(kind)}${needed.map((field) => ` ${typedOption(field, shape)}`).join('')}`],
  });
};
