// Text from a service, made fit to be shown.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasMailAddress } from '#scripts/kit/private/gate.ts';
import { cleanText } from '#scripts/kit/redact.ts';

test('plain text in any language stays as it is', () => {
  for (const text of [
    'kernel-6.6.1-1.oc9',
    '修复 <b>启动</b> 失败',
    'Über 100 % — “ok”',
    'available at example.com',
    'option (a) is best',
  ]) {
    assert.equal(cleanText(text), text);
  }
});

test('markup is text and stays it', () => {
  assert.equal(cleanText('<script>alert(1)</script>'), '<script>alert(1)</script>');
});

test('white space of every kind is one space', () => {
  assert.equal(cleanText('  a\t\r\n b\u00a0c\u2028d  '), 'a b c d');
});

test('controls, bidi marks, zero-width characters and half characters are dropped', () => {
  assert.equal(cleanText('a\u0000b\u001b[31mc\u202ed\u2066e\u200bf\u2060g\ud800h\u0085'), 'ab[31mcdefgh');
});

test('a mail address is replaced, whatever its disguise', () => {
  const addresses = [
    'alice@example.com',
    'alice@localhost',
    'alice+tag@mail.example.com',
    'mailto:alice%40example.com',
    'alice (a) elsewhere.example',
    'alice(at)example',
    'alice [at] example.com',
    'alice at example dot com',
    'alice＠example.com',
    'alice @ example.com',
    '用户@例子.中国',
  ];
  for (const address of addresses) {
    assert.ok(hasMailAddress(address), address);
    assert.equal(cleanText(`- ${address} -`), '- … -', address);
  }
  assert.equal(cleanText('请联系alice@example.com谢谢'), '请联系…谢谢');
});

test('what only looks a little like one is left alone', () => {
  for (const text of ['@everyone', '5 @ 3', '(a) first', 'meet at noon', '@scope/package']) {
    assert.equal(hasMailAddress(text), false, text);
  }
});

test('long text ends with an ellipsis, whole characters only', () => {
  assert.equal(cleanText('字'.repeat(300)), `${'字'.repeat(199)}…`);
  assert.equal(cleanText('😀'.repeat(10), 4), '😀😀😀…');
  assert.equal(cleanText('x'.repeat(200)), 'x'.repeat(200));
  assert.equal(cleanText('abcdef', 4), 'abc…');
});

test('a title of a hundred kilobytes is cleaned as fast as one of a line', () => {
  for (const part of ['x', 'a@', 'a. ', '(at)', '%40', 'a at b dot ', '\u202e', '字']) {
    assert.ok([...cleanText(part.repeat(100_000 / part.length))].length <= 200);
  }
});
