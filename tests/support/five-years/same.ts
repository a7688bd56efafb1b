// Long lists compared row by row: node's own comparison of hundreds of rows takes minutes to say where they differ.
import assert from 'node:assert/strict';

/** Fails with the first row that differs, and with how many there are. */
export const assertSame = (found: unknown[], wanted: unknown[], where = ''): void => {
  for (const [index, row] of wanted.entries()) assert.deepEqual(found[index], row, `${where} row ${index + 1}`.trim());
  assert.equal(found.length, wanted.length, `${where} rows`.trim());
};
