// A register in pages: cut where a page is full, by year, each page with an address of its own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOfRow, cut, room, yearParts } from '#model/meetings/register-pages.ts';

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
