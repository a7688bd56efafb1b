// One README file → the record files that are to be written.
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Facts } from '#model/records/facts.ts';
import { readFacts } from '#records/read-facts.ts';
import { collections, isText, pathOf } from '#schemas/files.ts';
import { describeNotes, importFailure, linesIn, type Note } from '#scripts/import/source.ts';
import { newFile } from '#scripts/kit/files.ts';
import { renderMarkdown, renderYaml } from '#scripts/new/render.ts';
import { parseReadme } from './parse.ts';
import { type ReadmeRecord, recordsOf } from './records.ts';

interface Request {
  file: string;
  /** Absolute. */
  out: string;
  force: boolean;
}

const textOf = ({ collection, data, body }: ReadmeRecord): string =>
  isText(collection) ? renderMarkdown({ data, offers: [] }, body) : renderYaml({ data, offers: [] });

/** The records of both folders, the first folder's where one is in both. */
const both = (first: Facts, second: Facts): Facts => {
  const rest = <Kind extends 'people' | 'lists' | 'series' | 'subprojects'>(kind: Kind) => [
    ...first[kind],
    ...second[kind].filter(({ id }) => !first[kind].some((one) => one.id === id)),
  ];
  return {
    ...first,
    people: rest('people'),
    lists: rest('lists'),
    series: rest('series'),
    subprojects: rest('subprojects'),
  } as Facts;
};

/**
 * `facts` are those that are there: people, lists and subprojects found among them keep their ids.
 * @throws Failure with every mistake
 */
export function importReadme({ file, out, force }: Request, facts: Facts) {
  const lines = linesIn(file);
  if (typeof lines === 'string') throw importFailure([`${file}：${lines}`]);
  const notes: Note[] = [];
  const readme = parseReadme(lines, (line, kind, message) => notes.push({ line, kind, message }));
  const there = existsSync(out) ? readFacts(out).facts : undefined;
  const records = recordsOf(readme, there ? both(there, facts) : facts).filter(({ collection, id }) => {
    const isThere = collection === 'pages' && there?.pages.some((page) => page.id === id);
    if (isThere) notes.push({ line: 1, kind: 'unplaced', message: `pages/${id} 已存在，README 中对应的章节未写入` });
    return !isThere;
  });
  if (records.length === 0)
    throw importFailure([
      `${file} 中未找到成员、邮件列表、会议或所辖项目。应为社区模板的 SIG README，格式见 npm run export -- readme`,
    ]);
  const mistakes = records.flatMap((record) => {
    const path = join(out, pathOf(record));
    const { error } = collections[record.collection].schema.safeParse(record.data);
    const wrong = (error?.issues ?? []).map(
      ({ path: field, message }) => `${pathOf(record)}：${field.join('.')} 有误：${message}`,
    );
    const taken =
      existsSync(path) && !force ? [`${relative(process.cwd(), path)} 已存在。如需覆盖，请添加 --force`] : [];
    return [...wrong, ...taken];
  });
  if (mistakes.length > 0) throw importFailure(mistakes);
  const files = records.map((record) => newFile(join(out, pathOf(record)), textOf(record)));
  return { source: file, title: readme.title, files, records, notes };
}

/** What was written, what a person has to check, and what has no record. */
export function readmeReport({ source, files, notes }: ReturnType<typeof importReadme>): string {
  return [
    ...files.map(({ path }) => relative(process.cwd(), path)),
    `已写入 ${files.length} 个文件。会议时间记为待确认，得知后请填写到 series/。`,
    ...describeNotes(source, notes),
  ].join('\n');
}
