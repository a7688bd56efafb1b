// A register in pages: cut where a page is full, by year, each page with an address of its own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionsAt, bytesOfRow, cut, decisionsAt, room, yearParts } from '#model/meetings/register-pages.ts';
import { ids, invented } from '../support/invented-facts.ts';

const same = (bytes: number) => () => bytes;

test('a page takes rows until it is full, and no row is lost or moved', () => {
  const rows = Array.from({ length: 25 }, (_, index) => index);
  const pages = cut(rows, same(room / 10));
  assert.deepEqual(
    pages.map((page) => page.length),
    [10, 10, 5],
  );
  assert.deepEqual(pages.flat(), rows);
});

test('a row too long for any page has one to itself, and an empty list has no page', () => {
  assert.deepEqual(
    cut([1, 2, 3], (row) => (row === 2 ? room * 2 : 1)),
    [[1], [2], [3]],
  );
  assert.deepEqual(cut([], same(1)), []);
});

test('less space holds fewer rows', () => {
  assert.deepEqual(
    cut([1, 2, 3], same(10), 20).map((page) => page.length),
    [2, 1],
  );
});

test('a longer text counts for more', () => {
  assert.ok(bytesOfRow('一二三') > bytesOfRow('一', undefined));
});

test('every year begins a page, and further pages of it are numbered in their address', () => {
  const rows = ['2027 a', '2026 b', '2026 c', '2026 d'];
  const parts = yearParts(rows, (row) => row.slice(0, 4), same(room / 2));
  assert.deepEqual(
    parts.map(({ path, page, pages, rows, total }) => [path, page, pages, rows.length, total]),
    [
      ['2027/', 1, 1, 1, 1],
      ['2026/', 1, 2, 2, 3],
      ['2026/2/', 2, 2, 1, 3],
    ],
  );
});

const facts = invented({
  meetings: {
    '2025-12-30-a': {
      start: '2025-12-30T16:00:00+08:00',
      decisions: [{ id: 'D-2025-01', text: '某决议' }],
      actions: [
        { id: 'A-2025-01', text: '某事', state: 'done' },
        { id: 'A-2025-02', text: '某事', due: '2026-01-01', owners: [{ person: 'member-a' }, 'everyone'] },
      ],
    },
    '2026-01-13-a': {
      start: '2026-01-13T16:00:00+08:00',
      decisions: [{ id: 'D-2026-01', text: '某决议', supersedes: 'D-2025-01' }],
    },
  },
  people: { 'member-a': {} },
});

test('the first page of decisions has the newest, the page of a year has those of the year; both know the whole number', () => {
  const first = decisionsAt(facts);
  assert.deepEqual([ids(first.rows), first.current], [['D-2026-01', 'D-2025-01'], undefined]);
  const year = decisionsAt(facts, '2025');
  assert.deepEqual([ids(year.rows), year.current?.year], [['D-2025-01'], '2025']);
  assert.deepEqual([year.total, year.superseded], [2, 1]);
});

test('the first page of actions has what is open, by owner, and what was closed last; the page of a year has only what was closed', () => {
  const first = actionsAt(facts, undefined, '2026-06-15');
  assert.deepEqual([first.page, first.openRows.length, ids(first.closedRows)], [1, 2, ['A-2025-01']]);
  const year = actionsAt(facts, '2025', '2026-06-15');
  assert.deepEqual([year.page, year.openRows, ids(year.closedRows)], [0, [], ['A-2025-01']]);
  assert.deepEqual([year.total, year.open, year.overdue], [2, 1, 1]);
});
