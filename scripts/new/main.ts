// npm run new -- KIND [ID] [--FIELD VALUE]…: a new record's file with all that can be known filled in.
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { type Interface, createInterface } from 'node:readline/promises';
import { readFacts } from '#records/read-facts.ts';
import { shapeOf } from '#schemas/shape.ts';
import { suggest } from '#scripts/check/advice/closest.ts';
import { Failure, Stopped, report } from '#scripts/kit/failure.ts';
import { type NewFile, writeAll } from '#scripts/kit/new-files.ts';
import { type Result, run } from '#scripts/kit/programs.ts';
import { contentFolder, now, site } from '#site.ts';
import { type Ask, type Draft, draftOf, idOf } from './draft.ts';
import { schemaFiles, schemaFolder, schemaNameOf } from './editor-schemas.ts';
import { type Given, fieldsOf, inWords, missing } from './fields.ts';
import type { Kind } from './kind.ts';
import { dataKinds } from './kinds/data.ts';
import { eventKinds } from './kinds/events.ts';
import { textKinds } from './kinds/texts.ts';
import { renderMarkdown, renderYaml } from './render.ts';
import { type Clock, typedExample, valueOf } from './typed.ts';

// The command line of `npm run new`.

export interface Arguments {
  /** What is to be made; empty where nothing was said. */
  kind: string;
  id: string;
  date: string | undefined;
  given: Given[];
  help: boolean;
}

/** Every `--field` takes a value. Throws a Failure with what is wrong. */
export const readArguments = (words: string[]): Arguments => {
  const given: Given[] = [];
  const positional: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const [, field, value] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (field === undefined) positional.push(word);
    else if (field === 'help') given.push(['help', '']);
    else {
      const typed = value ?? words[++at];
      if (typed === undefined) throw new Failure(`--${field} 后面没有写值`);
      if (given.some(([other]) => other === field)) throw new Failure(`--${field} 写了两遍`);
      given.push([field, typed]);
    }
  }
  const [kind = '', id = '', ...more] = positional;
  if (more.length > 0) throw new Failure(`多出来的：${more.join(' ')}；值里有空格的，前后加引号`);
  const option = (name: string) => given.find(([field]) => field === name)?.[1];
  return {
    kind,
    id,
    date: option('date'),
    given: given.filter(([field]) => field !== 'date' && field !== 'help'),
    help: option('help') !== undefined,
  };
};

// Asking a person at the terminal for what nobody else can know.

export interface Terminal {
  input: NodeJS.ReadStream;
  output: NodeJS.WriteStream;
}

/** Throws Stopped where the person goes away. */
const answerAt = async (terminal: Interface, question: string): Promise<string> => {
  const gone = new AbortController();
  terminal.once('close', () => gone.abort());
  try {
    return await terminal.question(question, { signal: gone.signal });
  } catch (cause) {
    throw new Stopped('没有答完，什么都没有写', { cause });
  }
};

/** Asks again until the answer can be read; `undefined` where nobody sits at the terminal. */
export const askerAt = ({ input, output }: Terminal, clock: Clock): Ask => {
  if (!input.isTTY || !output.isTTY) return undefined;
  return async ({ path, shape }) => {
    const terminal = createInterface({ input, output });
    try {
      output.write(`\n${path.join('.')}  ${shape.description ?? ''}\n`);
      for (;;) {
        const answer = await answerAt(terminal, `  （${typedExample(shape)}）> `);
        const value = valueOf(shape, answer, clock);
        if (value !== undefined) return value;
        output.write(`  不能写「${answer}」\n`);
      }
    } finally {
      terminal.close();
    }
  };
};

// A draft → its file: where it stands, what it says, and that nothing is written over.

const slashes = (path: string) => path.split(sep).join('/');

/** The path as messages name it: from the working folder. */
export const shownPath = (path: string): string => slashes(relative(process.cwd(), path));

/** Address of the schema from a YAML file in this repository, for editors that do not read .vscode/settings.json. */
const schemaFrom = (path: string, { collection }: Kind): string | undefined => {
  const isInside = !relative(process.cwd(), path).startsWith('..');
  const schema = join(resolve(schemaFolder), `${schemaNameOf(collection)}.json`);
  return isInside ? slashes(relative(dirname(path), schema)) : undefined;
};

/** Throws a Failure where the record is there already, under whatever extension. */
export const fileOf = (draft: Draft, kind: Kind, folder: string): NewFile => {
  const path = join(folder, draft.path);
  const stem = path.replace(/\.\w+$/, '');
  const there = ['.md', '.mdx', '.yaml', '.yml'].map((extension) => stem + extension).find((file) => existsSync(file));
  if (there) throw new Failure(`${shownPath(there)} 已经有了，没有改动它；要改就直接编辑，要新的就换一个编号或日期`);
  const text = /\.md/.test(path)
    ? renderMarkdown(draft, draft.body)
    : renderYaml({ ...draft, schema: schemaFrom(path, kind) });
  return { path, text, before: undefined };
};

// Every kind of record that `npm run new` makes.

export const kinds: Kind[] = [...eventKinds, ...textKinds, ...dataKinds];

/** Throws a Failure where there is no such kind. */
export const kindNamed = (name: string): Kind => {
  const found = kinds.find((kind) => kind.name === name);
  if (found) return found;
  const names = kinds.map((kind) => kind.name);
  throw new Failure(`不能新建「${name}」：${suggest(name, names, `可以新建的有 ${names.join('、')}`)}`);
};

// What `npm run new` says of the file that it wrote.

/** Records that could not be read, and so were not counted on. */
export const leftOut = (unread: string[]): string[] =>
  unread.length > 0 ? [`读不懂，没有算上的记录：${unread.join('、')}`] : [];

/** `path` is from the working folder. */
export const written = (path: string, { remains }: Kind, notes: string[]): string =>
  [`写好了 ${path}`, ...notes.map((note) => `  注意：${note}`), ...(remains ? [`  还要写：${remains}`] : [])].join(
    '\n',
  );

/** What the check says of the file, and how to go on. */
export const checked = ({ ok, output }: Result): string =>
  [
    ok ? '  检查：没有错误' : `  检查说还要改：\n\n${output}\n`,
    '接下来：',
    '  npm run dev      边写边看',
    '  npm run check    写完再检查一遍',
  ].join('\n');

// What `npm run new` says of itself: every kind, and the fields of one.

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

const make = async (words: Arguments): Promise<void> => {
  const kind = kindNamed(words.kind);
  if (words.help) return console.log(usageOf(kind));
  const { facts, unread } = readFacts(contentFolder);
  const clock = { now, zone: site.zone };
  const ask = askerAt({ input: process.stdin, output: process.stdout }, clock);
  const request = { ...clock, facts, date: words.date, id: await idOf(kind, words.id, ask) };
  const draft = await draftOf(kind, words.given, request, ask);
  const file = fileOf(draft, kind, contentFolder);
  writeAll([file]);
  console.log(written(shownPath(file.path), kind, [...draft.notes, ...leftOut(unread)]));
  console.log(checked(await run(['node', 'scripts/check/main.ts', file.path])));
};

try {
  const words = readArguments(process.argv.slice(2));
  if (words.kind === 'schemas') {
    const files = schemaFiles();
    writeAll(files);
    console.log(
      files.length > 0 ? `写好了 ${files.map(({ path }) => shownPath(path)).join('、')}` : '都是新的，没有改动',
    );
  } else if (words.kind === '' && words.help) console.log(usage(kinds));
  else if (words.kind === '') throw new Failure(`没有写要新建什么\n${usage(kinds)}`);
  else await make(words);
} catch (error) {
  report(error);
}
