// Minutes files → meeting files: reads all, finds every mistake, and says what is to be written.
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Document, isMap, isSeq, visit } from 'yaml';
import { recordData } from '#records/front-matter.ts';
import { meeting as schema } from '#schemas/meeting.ts';
import type { NewFile } from '#scripts/kit/files.ts';
import { idGiver, type Known } from './known.ts';
import { type Meeting, meetingOf } from './minutes.ts';
import type { Note } from './note.ts';
import type { Named } from './people.ts';
import { linesOf } from './source.ts';

// Attendee lists that look copied from another meeting.

/** Fewer people than this meet again and again without anybody copying. */
const few = 10;
const much = 0.9;

/** How many of the other list's people are here too, where that is nearly all of a long list. */
function copiedFrom(here: Named[], other: Named[]): number | undefined {
  const names = new Set(here.map(({ name }) => name));
  const shared = new Set(other.map(({ name }) => name).filter((name) => names.has(name))).size;
  const all = new Set(other.map(({ name }) => name)).size;
  return all >= few && shared / all >= much ? shared : undefined;
}

// A meeting → the text of its file.

const isEmpty = (value: unknown) => value === undefined || (Array.isArray(value) && value.length === 0);

/** Front matter with one line per person and item, then the minutes. */
function render(facts: Record<string, unknown>, body: string): string {
  const filled = Object.fromEntries(Object.entries(facts).filter(([, value]) => !isEmpty(value)));
  const document = new Document(filled, { aliasDuplicateObjects: false });
  visit(document, (_, node, path) => {
    // The fields themselves and the lists in them stay one below the other; what is in them is one line each.
    const depth = path.filter((parent) => isMap(parent) || isSeq(parent)).length;
    if ((isMap(node) && depth > 0) || (isSeq(node) && depth > 1)) node.flow = true;
  });
  const yaml = document.toString({ lineWidth: 0, singleQuote: true });
  return `---\n${yaml}---\n${body ? `\n${body}\n` : ''}`;
}

export interface Imported extends NewFile {
  source: string;
  attendees: number;
  decisions: number;
  actions: number;
  notes: Note[];
}

interface Request {
  files: string[];
  series: string | undefined;
  out: string;
  force: boolean;
  /** The site's zone, for a series that has none of its own. */
  zone: string;
}

type Read = { source: string; series: string; meeting: Meeting };

function readOne(source: string, request: Request, known: Known): Read | { mistakes: string[] } {
  const fail = (line: number, message: string) => ({ mistakes: [`${source}:${line}：${message}`] });
  if (!/\.md$/i.test(source)) return fail(1, '应为 .md 或 .MD 文件；把纪要存成 Markdown 再导入');
  if (!existsSync(source)) return fail(1, '没有这个文件；检查路径');
  const lines = () => {
    try {
      return linesOf(readFileSync(source));
    } catch (error) {
      if (error instanceof TypeError) return undefined;
      throw error;
    }
  };
  const read = lines();
  if (!read) return fail(1, '不是 UTF-8 编码；用编辑器另存为 UTF-8 再导入');
  if (read.every(({ text }) => text.trim() === '')) return fail(1, '文件是空的；应为一次会议的纪要');
  const title = read.find(({ text }) => /^\s*#\s*\S/.test(text))?.text.replace(/^\s*#\s*/, '');
  const series = known.series.find(({ id, name }) => (request.series ? id === request.series : name === title));
  const all = known.series.map(({ id, name }) => `${id}（${name}）`).join('、');
  if (!series && request.series) return fail(1, `没有会议系列 ${request.series}；--series 应为 ${all} 之一`);
  if (!series) return fail(1, `看不出是哪个会议系列：标题是「${title ?? ''}」；用 --series 写明，可选 ${all}`);
  const zone = series.zone ?? request.zone;
  const result = meetingOf(basename(source), read, { known, series: series.id, zone });
  if ('mistakes' in result)
    return { mistakes: result.mistakes.map(({ line, message }) => `${source}:${line}：${message}`) };
  return { source, series: series.id, meeting: result };
}

const pathOf = (out: string, { series, meeting }: Read) =>
  join(out, 'meetings', meeting.day.slice(0, 4), `${meeting.day}-${series}.md`);

/** Everything that is to be written, oldest meeting first; or all mistakes, one text each. */
export function importMinutes(request: Request, known: Known): { imported: Imported[] } | { mistakes: string[] } {
  const results = [...new Set(request.files)].map((source) => readOne(source, request, known));
  const mistakes = results.flatMap((result) => ('mistakes' in result ? result.mistakes : []));
  const read = results
    .filter((result) => 'meeting' in result)
    .sort((a, b) => a.meeting.day.localeCompare(b.meeting.day));
  const paths = read.map((one) => pathOf(request.out, one));
  paths.forEach((path, index) => {
    const source = `${read[index]?.source}:1`;
    const earlier = paths.indexOf(path);
    if (earlier < index)
      mistakes.push(`${source}：与 ${read[earlier]?.source} 是同一系列同一天，会写到同一个文件；分开导入或改对日期`);
    else if (existsSync(path) && !request.force) mistakes.push(`${source}：${path} 已经存在；要覆盖请加 --force`);
  });
  if (mistakes.length > 0) return { mistakes };

  const next = idGiver(known.ids.filter(({ file }) => !paths.includes(file)).map(({ id }) => id));
  const imported = read.map((one, index): Imported => {
    const { meeting, source } = one;
    const path = paths[index] as string;
    const year = meeting.day.slice(0, 4);
    const decisions = meeting.decisions.map((decision) => ({ id: next('D', year), ...decision }));
    const actions = meeting.actions.map(({ text, owners, ...rest }) => ({
      id: next('A', year),
      text,
      owners,
      ...rest,
    }));
    const text = render({ ...meeting.facts, decisions, actions }, meeting.body);
    const result = schema.safeParse(recordData(path, text));
    for (const issue of result.error?.issues ?? [])
      mistakes.push(`${source}:1：写出的 ${issue.path.join('.')} 不合格：${issue.message}`);
    const copied = read.slice(0, index).flatMap((other): Note[] => {
      const shared = copiedFrom(meeting.people, other.meeting.people);
      const message = `参会名单含有 ${other.source} 名单中的 ${shared} 人，可能是抄来的，请核对`;
      return shared ? [{ line: meeting.people[0]?.line ?? 1, kind: 'remark', message }] : [];
    });
    return {
      source,
      path,
      text,
      before: existsSync(path) ? readFileSync(path, 'utf8') : undefined,
      attendees: meeting.people.length,
      decisions: decisions.length,
      actions: actions.length,
      notes: [...meeting.notes, ...copied].sort((a, b) => a.line - b.line),
    };
  });
  return mistakes.length > 0 ? { mistakes } : { imported };
}
