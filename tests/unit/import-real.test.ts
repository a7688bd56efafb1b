// Importing real minutes, where they lie: the folder named by REAL_MINUTES. They are other people's text, so none is kept here.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type Imported, importMinutes, unplaced } from '#scripts/import/import-minutes.ts';
import { readKnown } from '#scripts/import/known.ts';
import { recordData } from '#records/front-matter.ts';
import { type Meeting, meeting as schema } from '#schemas/meeting.ts';

const real = process.env['REAL_MINUTES'];
const content = 'src/content';

const importedOrSkipped = (context: TestContext): Imported[] => {
  if (!real || !existsSync(real)) {
    context.skip(`没有真实纪要可测：把环境变量 REAL_MINUTES 设为放纪要的文件夹（现在是 ${real ?? '空'}）`);
    return [];
  }
  const files = readdirSync(real)
    .filter((name) => /\.md$/i.test(name) && name !== 'README.md')
    .map((name) => join(real, name));
  const out = mkdtempSync(join(tmpdir(), 'import-real-'));
  rmSync(out, { recursive: true });
  const request = { files, series: 'biweekly', out, force: false, zone: 'Asia/Shanghai' };
  const imported = importMinutes(request, readKnown(content, out));
  assert.equal(imported.length, files.length);
  assert.ok(files.length > 0, `${real} 里没有纪要`);
  return imported;
};

const textOf = ({ source }: Imported) =>
  readFileSync(source, 'utf8')
    .replace(/^\uFEFF/, '')
    .replace(/\r/g, '');
const dataOf = ({ path, text }: Imported) => schema.parse(recordData(path, text));
/** A part of a line without the names at its start, which are the owners of an action. */
const withoutOwners = (part: string, { actions }: Meeting) =>
  actions
    .flatMap(({ owners }) => owners)
    .reduce((rest: string, owner) => {
      const name = typeof owner === 'object' && 'name' in owner ? owner.name : '';
      return name && rest.startsWith(name) ? rest.slice(name.length).replace(/^[和、]/, '') : rest;
    }, part);
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '');
const peopleById = new Map(readKnown(content, content).people.map((person) => [person.id, person.name]));

/** The attendee list of a source: from its label to the next one. */
const listOf = (text: string): string[] => {
  const from = text.search(/(?:参会|参与|会议)人员/);
  const rest = text.slice(from).replace(/^[^\n：:]*[：:]?/, '');
  const until = rest.search(/\n\s*(?:##|会议|\* 请假)/);
  return rest
    .slice(0, until)
    .split('\n')
    .filter((line) => !/[：:]\s*$/.test(line))
    .flatMap((line) => line.split(/[、，,]/))
    .flatMap((entry) => entry.replace(/\s*-\s*/g, '-').split(/(?<=-\S+) (?=\S+-)/))
    .map((entry) => entry.replace(/^\*/, '').trim())
    .filter(Boolean);
};

test('every attendee of the real minutes is there, and nobody else', (context) => {
  for (const one of importedOrSkipped(context)) {
    const names = dataOf(one).attendees.map((someone) =>
      'name' in someone ? someone.name : (peopleById.get(someone.person) ?? ''),
    );
    const entries = [...new Set(listOf(textOf(one)))];
    for (const entry of entries)
      assert.ok(
        names.some((name) => entry.includes(name)),
        `${one.source}：没有 ${entry}`,
      );
    for (const name of names)
      assert.ok(
        entries.some((entry) => entry.includes(name)),
        `${one.source}：多了 ${name}`,
      );
    const people = new Set(
      entries.map((entry) =>
        entry
          .split(/[-（(]/)
          .map(letters)
          .filter(Boolean)
          .sort()
          .join(),
      ),
    );
    assert.equal(one.attendees, people.size, one.source);
  }
});

/** Marks of a source, a mark with a list below it counted by its items. */
const conclusionsOf = (text: string): number => {
  const filled = text.match(/【[^】\n]*(?:结论|投票结果)】[：:][^\S\n]*[^\s]/g)?.length ?? 0;
  const lists = [...text.matchAll(/【[^】\n]*结论】[：:]\s*\n((?:\* .*\n?)+)/g)];
  return filled + lists.reduce((sum, [, list = '']) => sum + list.trim().split('\n').length, 0);
};

test('every 【结论】 of the real minutes is a decision, but that nobody objects to the last minutes', (context) => {
  for (const one of importedOrSkipped(context)) {
    const unchanged = one.notes.filter(({ message }) => message.startsWith('对上次纪要没有异议')).length;
    assert.equal(one.decisions + unchanged, conclusionsOf(textOf(one)), one.source);
  }
});

const actionsIn = (text: string): number => {
  const section = /^(?:\s*#+ |\d+\. )待办事项[：:]?[^\S\n]*\n([\s\S]*)/m.exec(text)?.[1] ?? '';
  const inline = text.match(/【TO ?DO事项】\S/gi)?.length ?? 0;
  return section.split('\n').filter((line) => line.trim() !== '').length + inline;
};

test('every action item of the real minutes is there', (context) => {
  for (const one of importedOrSkipped(context)) assert.equal(one.actions, actionsIn(textOf(one)), one.source);
});

const labels =
  /^(?:会议)?(?:时间|主持人?|书记|记录人|地点|议题|纪要)$|^(?:参会|参与|会议)人员$|^请假$|^待办事项$|^TODO事项$|^[一二三四五六]$|^N[O0]$/;

test('no line of the real minutes is lost: what is not in the file is in the report under its line', (context) => {
  for (const one of importedOrSkipped(context)) {
    const data = dataOf(one);
    const persons = JSON.stringify(data).matchAll(/"person":"([^"]+)"/g);
    const known = [...persons].flatMap(([, id = '']) => readFileSync(`${content}/people/${id}.yaml`, 'utf8'));
    const written = letters(one.text + known.join('') + data.number);
    textOf(one)
      .split('\n')
      .forEach((line, index) => {
        const reported = letters(
          one.notes
            .filter((note) => note.line === index + 1)
            .map(({ message }) => message)
            .join(' '),
        );
        // What is private is named and not repeated.
        if (one.notes.some((note) => note.line === index + 1 && note.message.startsWith('已删除不公开的内容'))) return;
        const isTime = /会议时间|^\s*(?:\d{4}年)?\d+月\d+日\s*$/.test(line);
        for (const part of line.split(/[^\p{L}\p{N}]+/u).filter(Boolean)) {
          const time =
            isTime && (data.start + (data.end ?? '')).includes(part.replace(/^.*年|[月日].*$/g, '').padStart(2, '0'));
          const number = /^\d+$/.test(part) && Number(part) === data.number;
          const item = /^\d+$/.test(part) && new RegExp(`^\\s*(?:#+ )?${part}[.、]`).test(line);
          const placed =
            labels.test(part) ||
            written.includes(letters(part)) ||
            written.includes(letters(withoutOwners(part, data))) ||
            (/^全体/.test(part) && written.includes('everyone')) ||
            reported.includes(part);
          assert.ok(
            placed || time || number || item || /^(?:TO|DO事项)$/.test(part) || /^议题[一二三四]$/.test(part),
            `${one.source}:${index + 1}：丢了「${part}」`,
          );
        }
      });
  }
});

test('the table of what was imported from the real minutes', (context) => {
  const rows = importedOrSkipped(context).map(
    (one) => `| ${basename(one.source)} | ${one.attendees} | ${one.decisions} | ${one.actions} | ${unplaced(one)} |`,
  );
  if (rows.length === 0) return;
  const heading = [
    '## Real minutes',
    '',
    '| file | attendees | decisions | actions | lines unplaced |',
    '|---|---|---|---|---|',
  ];
  console.log([...heading, ...rows].join('\n'));
});
