// The command line of `npm run new`: what it takes, the kinds that it makes, and its usage.
import { shapeOf } from '#schemas/shape.ts';
import { suggest } from '#scripts/check/advice/closest.ts';
import { usageOf } from '#scripts/kit/command-line.ts';
import { Failure } from '#scripts/kit/failure.ts';
import { fieldsOf, type Given, inWords, missing } from './fields.ts';
import type { Kind } from './kind.ts';
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
      if (typed === undefined) throw new Failure(`--${field} 后面没有写值`);
      if (options.has(field)) throw new Failure(`--${field} 写了两遍`);
      options.set(field, typed);
    }
  }
  const [kind = '', id = '', ...more] = positional;
  if (more.length > 0) throw new Failure(`多出来的：${more.join(' ')}；值里有空格的，前后加引号`);
  const given: Given[] = [...options].filter(([field]) => field !== 'date' && field !== 'help');
  return { kind, id, date: options.get('date'), given, help: options.has('help') };
};

/** Throws a Failure where there is no such kind. */
export const kindNamed = (name: string): Kind => {
  const found = kinds.find((kind) => kind.name === name);
  if (found) return found;
  const names = kinds.map((kind) => kind.name);
  throw new Failure(`不能新建「${name}」：${suggest(name, names, `可以新建的有 ${names.join('、')}`)}`);
};

const call = ({ name, id }: Kind) => `${name}${id ? ` ${id.example}` : ''}`;

export const usage = (kinds: Kind[]): string =>
  usageOf({
    calls: ['npm run new -- 种类 编号 [--字段 值]…'],
    words: {
      ...Object.fromEntries(kinds.map((kind) => [call(kind), kind.description])),
      schemas: '重写编辑器用的 .vscode/schemas/',
    },
    notes: [
      '一种记录有哪些字段：npm run new -- 种类 --help',
      '没写的必填字段，在终端里会问；不知道的可以不写，写好的文件里有注释。',
    ],
  });

/** The fields that can be given on the command line, those first that must be. */
export const usageOfKind = (kind: Kind): string => {
  const shape = shapeOf(kind.collection);
  const required = missing(shape, {}).map(({ path }) => path[0]);
  const lines = [...fieldsOf(shape)]
    .filter(([field]) => !['translationOf', 'kind'].includes(field) || kind.name === 'person')
    .map(([field, one]) => ({ line: `  ${inWords(field, one)}`, first: required.includes(field) }));
  return usageOf({
    calls: [`npm run new -- ${call(kind)} [--字段 值]…`],
    notes: [
      kind.description,
      ...(kind.dated ? ['  --date 2026-11-24  哪一天'] : []),
      ...lines.filter(({ first }) => first).map(({ line }) => line),
      '可以不写的：',
      ...lines.filter(({ first }) => !first).map(({ line }) => line),
      '双语文字写中文；英文写在 --字段.en 后面。几项之间用逗号隔开。',
    ],
  });
};
