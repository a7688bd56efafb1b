// Pages of HTML in other encodings, and with bytes cut.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageText } from '#scripts/http/page-text.ts';

/** 基础设施 in GB2312, for which Node has no encoder. */
const han = Buffer.from([0xbb, 0xf9, 0xb4, 0xa1, 0xc9, 0xe8, 0xca, 0xa9]);
const page = (head: string, text: Buffer) =>
  Buffer.concat([Buffer.from(`<!doctype html><html><head>${head}</head><body>`), text, Buffer.from('</body></html>')]);

test('a page is read in the encoding of its header, else of its meta element, else as UTF-8', () => {
  for (const [head, type] of [
    ['', 'text/html; charset=gb2312'],
    ['', 'text/html;Charset="GBK"'],
    ['<meta charset="gb18030">', 'text/html'],
    ['<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', 'text/html'],
    ['<meta charset=utf-8>', 'text/html; charset=GB2312'],
  ] as const)
    assert.match(pageText(page(head, han), type), /<body>基础设施<\/body>/, `${head} ${type}`);
  assert.match(pageText(page('', Buffer.from('基础设施')), 'text/html'), /基础设施/);
  assert.match(pageText(page('', Buffer.from('基础设施')), 'text/html; charset=nonsense'), /基础设施/);
});

test('a byte that is cut, or belongs to no character, costs that character alone', () => {
  const whole = Buffer.from('基础设施');
  assert.match(pageText(page('', whole.subarray(0, -1)), 'text/html'), /<body>基础设\uFFFD+<\/body>/);
  assert.match(pageText(page('<meta charset="gb2312">', han), 'text/html; charset=utf-8'), /<body>\uFFFD/);
});
