// Minutes files → meeting files: reads all, finds every mistake, and returns what is to be written.
import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Document } from 'yaml';
import { idGiver } from '#model/meetings/ids.ts';
import { recordData } from '#records/front-matter.ts';
import { meeting as schema } from '#schemas/meeting.ts';
import { type NewFile, newFile } from '#scripts/kit/files.ts';
import { flowBelow, yamlOptions } from '#scripts/new/render.ts';
import type { Known } from './known.ts';
import { type Meeting, meetingOf } from './minutes.ts';
import type { Named } from './people.ts';
import { describeNotes, linesIn, type Note, importFailure } from './source.ts';

/** Fewer people than this meet again and again without a copied list. */
const minCopied = 10;
const minShare = 0.9;

/** How many people of another meeting's list are here too, where that is nearly all of a long list. */
function copiedFrom(here: Named[], other: Named[]): number | undefined {
  const all = new Set(other.map(({ name }) => name));
  const shared = all.intersection(new Set(here.map(({ name }) => name))).size;
  return all.size >= minCopied && shared / all.size >= minShare ? shared : undefined;
}

const isEmpty = (value: unknown) => value === undefined || (Array.isArray(value) && value.length === 0);

/** Front matter with one line for each person and item, then the minutes. */
function render(facts: Record<string, unknown>, body: string): string {
  const filled = Object.fromEntries(Object.entries(facts).filter(([, value]) => !isEmpty(value)));
  const document = new Document(filled, { aliasDuplicateObjects: false });
  flowBelow(document, 1, 2);
  return `---\n${document.toString(yamlOptions)}---\n${body ? `\n${body}\n` : ''}`;
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

/** The meeting of one file, or the mistake that keeps it from being read. */
function readOne(source: string, request: Request, known: Known): Read | string {
  const fail = (message: string, line = 1) => `${source}:${line}：${message}`;
  if (existsSync(source) && statSync(source).isDirectory())
    return fail('这是一个目录，应为 Markdown 文件。请指定其中的文件');
  if (!/\.md$/i.test(source)) return fail('应为 .md 或 .MD 文件。请将纪要保存为 Markdown 后再导入');
  const lines = linesIn(source);
  if (typeof lines === 'string') return fail(lines);
  if (lines.every(({ text }) => text.trim() === '')) return fail('文件为空，应为一次会议的纪要');
  const title = lines.find(({ text }) => /^\s*#\s*\S/.test(text))?.text.replace(/^\s*#\s*/, '');
  const series = known.series.find(({ id, name }) => (request.series ? id === request.series : name === title));
  const all = known.series.map(({ id, name }) => `${id}（${name}）`).join('、');
  if (!series && request.series) return fail(`未找到会议系列 ${request.series}。--series 应为 ${all} 之一`);
  if (!series) return fail(`无法识别会议系列，标题为「${title ?? ''}」。请用 --series 指定，可选 ${all}`);
  const zone = series.zone ?? request.zone;
  const meeting = meetingOf(basename(source), lines, { known, series, zone });
  return 'mistake' in meeting ? fail(meeting.mistake, meeting.line) : { source, series: series.id, meeting };
}

/** Everything that is to be written, oldest meeting first. Throws a Failure with every mistake. */
export function importMinutes(request: Request, known: Known): Imported[] {
  const results = [...new Set(request.files)].map((source) => readOne(source, request, known));
  const mistakes = results.filter((result) => typeof result === 'string');
  const read = results
    .filter((result) => typeof result !== 'string')
    .sort((a, b) => a.meeting.day.localeCompare(b.meeting.day))
    .map(({ series, ...one }) => {
      const { day } = one.meeting;
      return { ...one, path: join(request.out, 'meetings', day.slice(0, 4), `${day}-${series}.md`) };
    });
  const paths = read.map(({ path }) => path);
  for (const [index, { source, path }] of read.entries()) {
    const earlier = paths.indexOf(path);
    if (earlier < index)
      mistakes.push(`${source}:1：与 ${read[earlier]?.source} 的系列和日期相同，会写入同一文件。请分开导入或更正日期`);
    else if (existsSync(path) && !request.force) mistakes.push(`${source}:1：${path} 已存在。如需覆盖，请添加 --force`);
  }
  if (mistakes.length > 0) throw importFailure(mistakes);

  const next = idGiver(known.ids.filter(({ file }) => !paths.includes(file)).map(({ id }) => id));
  const imported = read.map(({ source, meeting, path }, index): Imported => {
    const year = meeting.day.slice(0, 4);
    const decisions = meeting.decisions.map((decision) => ({ id: next('D', year), ...decision }));
    const actions = meeting.actions.map((action) => ({ id: next('A', year), ...action }));
    const text = render({ ...meeting.facts, decisions, actions, updates: meeting.updates }, meeting.body);
    for (const issue of schema.safeParse(recordData(path, text)).error?.issues ?? [])
      mistakes.push(`${source}:1：生成的 ${issue.path.join('.')} 有误：${issue.message}`);
    const copied = read.slice(0, index).flatMap((other): Note[] => {
      const shared = copiedFrom(meeting.people, other.meeting.people);
      const message = `参会名单含有 ${other.source} 名单中的 ${shared} 人，可能是复制的，请核对`;
      return shared ? [{ line: meeting.people[0]?.line ?? 1, kind: 'remark', message }] : [];
    });
    return {
      ...newFile(path, text),
      source,
      attendees: meeting.people.length,
      decisions: decisions.length,
      actions: actions.length,
      notes: [...meeting.notes, ...copied],
    };
  });
  if (mistakes.length > 0) throw importFailure(mistakes);
  return imported;
}

/** Lines of which something is not in the meeting file. */
export const unplaced = ({ notes }: Imported): number =>
  new Set(notes.filter(({ kind }) => kind === 'unplaced').map(({ line }) => line)).size;

/** What was imported, and what a person has to check, line by line. */
export const minutesReport = (imported: Imported[]): string =>
  imported
    .map((one) => {
      const { source, path, attendees, decisions, actions, notes } = one;
      const counts = `参会 ${attendees} 人，决议 ${decisions} 项，待办 ${actions} 项，有内容未写入的 ${unplaced(one)} 行`;
      const lines = describeNotes(source, notes).map((line) => `  ${line}`);
      return [`${source} → ${path}`, `  ${counts}`, ...lines].join('\n');
    })
    .join('\n\n');
