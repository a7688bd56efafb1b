// Importing minutes of many layouts: how much of what a reader finds is written, and how much of what is written is right.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { importMinutes } from '#scripts/import/import-minutes.ts';
import { readKnown } from '#scripts/import/known.ts';
import { type Kind, kinds, precision, readGold, recall, scoreOf, sumOf } from '../support/minutes-gold.ts';

const folder = 'tests/fixtures/minutes/layouts';
const out = mkdtempSync(join(tmpdir(), 'import-layouts-'));
after(() => rmSync(out, { recursive: true }));
const known = readKnown('examples/content', out);

/** What the import writes, or why it refuses the file: all of it then lacks, and none of that in silence. */
const read = (request: Parameters<typeof importMinutes>[0]) => {
  try {
    return importMinutes(request, known)[0];
  } catch (error) {
    return String(error);
  }
};

const all = readGold(`${folder}/gold.yaml`).map((gold) => {
  const request = { files: [`${folder}/${gold.name}.md`], series: 'biweekly', out, force: true, zone: 'Asia/Shanghai' };
  return { name: gold.name, score: scoreOf(gold, read(request), known) };
});
const groups = [
  {
    name: 'this community',
    goals: [0.95, 0.85, 0.9, 0.8, 0.8, 0.9],
    scores: all.filter(({ name }) => name.startsWith('own-')),
  },
  {
    name: 'others',
    goals: [0.75, 0.6, 0.7, 0.5, 0.5, 0.5],
    scores: all.filter(({ name }) => !name.startsWith('own-')),
  },
];
const percent = (share: number) => `${Math.round(share * 100)} %`;

test('recall and precision by kind, of this community and of others', () => {
  const rows = groups.map(({ name, scores }) => {
    const sum = sumOf(scores.map(({ score }) => score));
    const cells = kinds.map(
      (kind) =>
        `${percent(precision(sum[kind]))} · ${percent(recall(sum[kind]))} (${sum[kind].right}/${sum[kind].gold})`,
    );
    return `| ${name}, ${scores.length} files | ${cells.join(' | ')} |`;
  });
  console.log(
    [
      '## Minutes of other layouts: precision · recall',
      '',
      `| | ${kinds.join(' | ')} |`,
      `|---|${'---|'.repeat(kinds.length)}`,
      ...rows,
    ].join('\n'),
  );
  const listed = all.flatMap(({ score }) => [...score.missed, ...score.wrong]).map((line) => `- ${line}`);
  console.log(['', 'Missed or wrong:', '', ...listed].join('\n'));
  for (const { name, goals, scores } of groups) {
    const sum = sumOf(scores.map(({ score }) => score));
    for (const [index, kind] of kinds.entries()) {
      assert.ok(recall(sum[kind as Kind]) >= (goals[index] ?? 1), `${name}: recall of ${kind}\n${listed.join('\n')}`);
      assert.ok(precision(sum[kind as Kind]) >= 0.97, `${name}: precision of ${kind}\n${listed.join('\n')}`);
    }
  }
});

test('nothing is silent: what was not taken is named with its line', () => {
  const silent = all.flatMap(({ score }) => score.missed.filter((line) => line.includes('SILENT')));
  assert.deepEqual(silent, []);
});
