// What was given and what the facts say → the file of a new record, or everything that is still missing.
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { collections } from '#schemas/files.ts';
import { branches, exampleOf, type Shape, shapeOf, walk, withValue } from '#schemas/shape.ts';
import { date } from '#schemas/shapes.ts';
import { suggest } from '#scripts/check/advice/closest.ts';
import { Failure, indented, refuse } from '#scripts/kit/failure.ts';
import { type NewFile, newFile } from '#scripts/kit/files.ts';
import { schemaFolder, schemaNameOf } from './editor-schemas.ts';
import { type Data, fieldsOf, type Given, inWords, type Missing, missing, readGiven, wrong } from './fields.ts';
import type { Kind, Request } from './kind.ts';
import { type Offer, renderMarkdown, renderYaml } from './render.ts';

/** Asks a person for a field; `undefined` without a terminal. */
export type Ask = ((missing: Missing) => Promise<unknown>) | undefined;

type Draft = Awaited<ReturnType<typeof draftOf>>;

/** The ids of the collection that a field refers to. */
const idsIn = (reference: string, { facts }: Request): string[] => facts[reference as 'people'].map(({ id }) => id);

/** What the schema refuses, and references to records that do not exist. */
const mistakesIn = (shape: Shape, data: Data, { collection }: Kind, request: Request): string[] => {
  const result = collections[collection].schema.safeParse(data);
  const refused = result.error?.issues.map(({ path, message }) => `--${path.join('.')}：${message}`) ?? [];
  const unknown = [...walk(shape, data)].flatMap(({ path, value, shape: { reference } }) => {
    if (!reference) return [];
    const ids = idsIn(reference, request);
    if (ids.includes(String(value))) return [];
    const field = path.filter((part) => typeof part === 'string').join('.');
    return [
      `--${field} ${value}：${reference}/ 中没有该记录。${suggest(String(value), ids, `可选：${ids.join('、') || '无'}`)}`,
    ];
  });
  return [...new Set([...refused, ...unknown])];
};

/** Where an id has to be given, the description names those there are. */
const namingIds = ({ path, shape }: Missing, request: Request): Missing => {
  const reference = shape.reference ?? shape.items?.reference;
  if (!reference) return { path, shape };
  const ids = idsIn(reference, request).join('、') || '无';
  return { path, shape: { ...shape, description: `${shape.description}（${ids}）` } };
};

/** What a record still lacks; while the first fields are missing, those alone. */
const lackingIn = (kind: Kind, data: Data, request: Request): Missing[] => {
  const whole = shapeOf(kind.collection);
  const lacking = missing(whole, data).map((one) => namingIds(one, request));
  const first = lacking.filter(({ path }) => kind.first?.includes(path.join('.')));
  if (first.length > 0) return first;
  const [shape = whole] = branches(whole, data);
  const extra = (kind.needs?.(data) ?? []).filter((field) => data[field] === undefined);
  return [...lacking, ...extra.map((field) => ({ path: [field], shape: shape.properties?.[field] ?? {} }))];
};

/** The record with what the facts say and what its kind cannot do without: asked for, or named all at once. */
const completed = async (kind: Kind, given: Data, request: Request, ask: Ask): Promise<Data> => {
  for (let asked = given; ;) {
    const record = { ...kind.known?.(asked, request), ...asked };
    const lacking = lackingIn(kind, record, request);
    const [first] = lacking;
    if (!first) return record;
    const lines = lacking.map(({ path, shape }) => inWords(path.join('.'), shape));
    if (!ask) throw new Failure(`缺少 ${lacking.length} 个必填字段，未写入文件。请在命令中添加：\n${indented(lines)}`);
    asked = withValue(asked, first.path, await ask(first));
  }
};

const inOrderOf = (shape: Shape, data: Data): Data => {
  const fields = Object.keys(shape.properties ?? {});
  return Object.fromEntries(fields.flatMap((field) => (data[field] === undefined ? [] : [[field, data[field]]])));
};

const offersOf = (shape: Shape, data: Data, kind: Kind, request: Request): Offer[] => {
  const special = kind.offers?.(data, request) ?? {};
  return Object.entries(shape.properties ?? {}).flatMap(([field, property]): Offer[] => {
    if (data[field] !== undefined) return [];
    if (field in special) return special[field] ? [{ field, ...special[field] }] : [];
    return [{ field, value: exampleOf(property), note: property.description }];
  });
};

/** The id of the new record, asked for where it was not given. Throws a Failure where it is not well-formed. */
export const idOf = async ({ name, id }: Kind, given: string, ask: Ask): Promise<string> => {
  if (!id && given) throw new Failure(`多余的参数「${given}」：${name} 没有 ID，文件名由日期和系列得出`);
  if (!id) return '';
  const description = `${id.form}（ID 是网址的一部分，发布后不再修改）`;
  const shape = { type: 'string', pattern: id.pattern.source, description, examples: [id.example] };
  const found = given || String((await ask?.({ path: ['ID'], shape })) ?? '');
  if (id.pattern.test(found)) return found;
  throw new Failure(
    `${found ? `ID「${found}」无效` : '未指定 ID'}，应为${description}，例如 npm run new -- ${name} ${id.example}`,
  );
};

/** The record, and the path of its file below the content folder. Throws a Failure with all that is missing or wrong. */
export const draftOf = async (kind: Kind, given: Given[], request: Request, ask: Ask) => {
  const isField = !kind.dated && fieldsOf(shapeOf(kind.collection)).has('date');
  if (request.date && !kind.dated && !isField) throw new Failure(`${kind.name} 没有选项 --date`);
  const [wrongDate] = date.optional().safeParse(request.date).error?.issues ?? [];
  if (wrongDate) throw new Failure(`--date ${request.date}：${wrongDate.message}`);
  const whole = shapeOf(kind.collection);
  const fields: Given[] = isField && request.date ? [...given, ['date', request.date]] : given;
  const record = await completed(kind, readGiven(whole, fields, request, kind.dated ? ['date'] : []), request, ask);
  const [shape = whole] = branches(whole, record);
  const data = inOrderOf(shape, record);
  refuse(wrong, mistakesIn(shape, data, kind, request));
  return {
    path: kind.path(data, request),
    data,
    offers: offersOf(shape, data, kind, request),
    body: kind.body?.(request) ?? '',
    notes: kind.notes?.(data, request) ?? [],
  };
};

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
  if (there)
    throw new Failure(`${shownPath(there)} 已存在，未修改。如需修改，请直接编辑；如需新建，请使用其他 ID 或日期`);
  const text = /\.md/.test(path)
    ? renderMarkdown(draft, draft.body)
    : renderYaml({ ...draft, schema: schemaFrom(path, kind) });
  return newFile(path, text);
};
