// One README file → the record files that are to be written.
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Facts } from '#model/records/facts.ts';
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

/**
 * `facts` are those that are there: people, lists and subprojects found among them keep their ids.
 * @throws Failure with every mistake
 */
export function importReadme({ file, out, force }: Request, facts: Facts) {
  const lines = linesIn(file);
  if (typeof lines === 'string') throw importFailure([`${file}：${lines}`]);
  const notes: Note[] = [];
  const readme = parseReadme(lines, (line, kind, message) => notes.push({ line, kind, message }));
  const records = recordsOf(readme, facts);
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
  return { source: file, files, records, notes };
}

/** What was written, what a person has to check, and what has no record. */
export function readmeReport({ source, files, records, notes }: ReturnType<typeof importReadme>): string {
  const provisional = records.filter((record) => record.provisional).map(pathOf);
  return [
    ...files.map(({ path }) => relative(process.cwd(), path)),
    `已写入 ${files.length} 个文件。未写入职责范围和加入方法（属于页面正文）；会议时间记为待确认，得知后请填写到 series/。`,
    ...(provisional.length > 0 ? [`以下 ID 是临时的，发布前请改为姓名的拼音或英文名：${provisional.join('、')}`] : []),
    ...describeNotes(source, notes),
  ].join('\n');
}
