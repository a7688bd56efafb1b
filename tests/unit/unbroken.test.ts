// Dates and names of mailboxes stay on one line; all else may break as browsers break it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pieces } from '#language/unbroken.ts';

const kept = (text: string) => pieces(text).flatMap((piece) => (piece.kept ? [`${piece.kept} ${piece.text}`] : []));

test('dates and mailboxes with a hyphen are kept whole, and nothing of the text is lost', () => {
  const text = '请在 2026-11-24 前发邮件到 SIG-infra@lists.opencloudos.org（2023-08-21）。';
  assert.deepEqual(kept(text), ['unbroken 2026-11-24', 'mailbox SIG-infra@', 'unbroken 2023-08-21']);
  assert.equal(
    pieces(text)
      .map((piece) => piece.text)
      .join(''),
    text,
  );
});

test('paths, longer numbers and mailboxes without a hyphen are left alone', () => {
  for (const text of ['main@lists.example.org', 'docs/2026-11-24-x', '12026-11-24', 'A-2026-31', ''])
    assert.deepEqual(kept(text), [], text);
});
