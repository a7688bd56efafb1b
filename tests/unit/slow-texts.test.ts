// Texts that parsers and highlighters take minutes for are findings, or are read in a moment; large files are not read at all.
import assert from 'node:assert/strict';
import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { codeInSvg } from '#scripts/check/content/svg.ts';
import { excessIn } from '#scripts/check/content/limits.ts';
import { findingsIn, page, siteWith } from '../support/checked-site.ts';
import { renderMd } from '../support/rendering.ts';

/** What no text may take, in milliseconds. */
const most = 5000;
const timed = async <T>(work: () => T | Promise<T>): Promise<T> => {
  const start = performance.now();
  const result = await work();
  const took = performance.now() - start;
  assert.ok(took < most, `${Math.round(took)} ms`);
  return result;
};

const wall = (piece: string) => Array.from({ length: 60 }, () => piece.repeat(4000 / piece.length)).join('\n');

describe('behind a fence that is none', () => {
  const texts: Record<string, string> = {
    'in an element': `<section>\n~~~\n${wall('_a_*')}`,
    'in an element of a quotation': `> <p>\n> 文\n\`\`\`\n${wall('a**b')}`,
    'in a comment': `<!-- 甲\n\n\`\`\`\n乙 -->\n${wall('[a](')}`,
    'in a comment of a list': `- <!--\n\n\`\`\`\n-->\n${wall('[a](')}`,
    'in preformatted text': `<PRE>\n\n~~~\n</pre>\n${wall('![a](')}`,
    'in a style': `<style>\n\n\`\`\`\n</style>\n${wall('a**b')}`,
    'in a processing instruction': `<?php\n\n~~~\n?>\n${wall('_a_*')}`,
    'in character data': `<![CDATA[\n\n~~~~\n]]>\n${wall('a**b')}`,
    'in an MDX comment': `{/*\n\n\`\`\`\n*/}\n${wall('a**b')}`,
    'in a list that has ended': `* 甲\n\n  ~~~\n  乙\n\n${wall('a**b')}`,
    'in a numbered list that has ended': `1. 甲\n\n   \`\`\`\n   乙\n${wall('<a "\'')}`,
  };
  for (const [where, text] of Object.entries(texts))
    test(where, async () => {
      const excess = await timed(() => excessIn(`---\ntitle: 题\n---\n\n${text}\n`, true));
      assert.match(excess?.found ?? '没有发现', /记号|层/);
    });
});

test('code between fences may be long, and is shown without colours', async () => {
  const code = wall('a::b');
  for (const text of [`\`\`\`scss\n${code}\n\`\`\`\n`, `- 甲\n\n  ~~~js\n${code.replaceAll(/^/gm, '  ')}\n  ~~~\n`]) {
    assert.equal(excessIn(`---\ntitle: 题\n---\n\n${text}`, true), undefined);
    const { html } = await timed(() => renderMd(text));
    assert.doesNotMatch(html, /class="token/);
  }
  const { html: short } = await renderMd('```js\nconst a = 1;\n```\n');
  assert.match(short, /class="token/);
  const many = await timed(() => renderMd('```scss\n// a::b::c::\n```\n\n'.repeat(400)));
  assert.match(many.html, /class="token/);
});

test('what multiplies within a text is a finding, and what people write is none', async () => {
  const nested = (depth: number) => Array.from({ length: depth }, (_, i) => `${'  '.repeat(i)}- 甲`).join('\n\n');
  const notes = (count: number) => Array.from({ length: count }, (_, i) => `字[^${i}]\n\n[^${i}]: 甲\n\n`).join('');
  const table = (columns: number, rows: number) =>
    `${'|甲'.repeat(columns)}|\n${'|-'.repeat(columns)}|\n${'|\n'.repeat(rows)}`;
  const texts: [RegExp, (isLarge: boolean) => string][] = [
    [/嵌套 \d+ 层/, (isLarge) => nested(isLarge ? 200 : 12)],
    [/^脚注的记号/, (isLarge) => notes(isLarge ? 2000 : 60)],
    [/^表格有 60[12] 列、至少 \d+ 行/, (isLarge) => (isLarge ? table(600, 3000) : table(12, 100))],
    [/^记号 @ 有 40000 个/, (isLarge) => `${'a@'.repeat(isLarge ? 1000 : 10)}\n\n`.repeat(40)],
    [/^引用和列表有 \d{4} 处/, (isLarge) => '>     a::b\n\n文\n\n'.repeat(isLarge ? 4000 : 900)],
    [/^引用和列表有 \d{4} 处/, (isLarge) => '甲\n1. 乙\n# 丙\n'.repeat(isLarge ? 4000 : 900)],
    [/^网址有 24000 个/, (isLarge) => `${'www.a.b '.repeat(isLarge ? 600 : 10)}\n\n`.repeat(40)],
  ];
  for (const [found, make] of texts) {
    assert.match((await timed(() => excessIn(make(true), true)))?.found ?? '没有发现', found);
    assert.equal(excessIn(make(false), true), undefined, String(found));
    await timed(() => renderMd(make(false)));
  }
});

test('thousands of blocks of code are a finding', () => {
  assert.match(excessIn('```sh\na\n```\n\n'.repeat(501), true)?.found ?? '', /^代码块的围栏有 1002 行$/);
  assert.equal(excessIn('```sh\na\n```\n\n'.repeat(499), true), undefined);
});

test('an SVG that never ends is no drawing, at once', async () => {
  for (const piece of ['<svg ', '<g>', '<!--', '<a b="', '<![CDATA[', '<?a ', '<!DOCTYPE ', '&amp;'])
    assert.ok((await timed(() => codeInSvg(piece.repeat(100_000 / piece.length)))).length > 0, piece);
});

/** A PNG of one colour: its header says how large it is. */
const png = (width: number, height: number): Buffer => {
  const chunk = (type: string, data: Buffer) => {
    const frame = Buffer.alloc(12 + data.length);
    frame.writeUInt32BE(data.length, 0);
    frame.write(type, 4, 'latin1');
    data.copy(frame, 8);
    return frame;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

test('pictures of too many pixels or bytes are findings, told from their first bytes', async () => {
  const beside = 'news/2026/2026-01-13-x';
  const text = ['wide', 'long', 'heavy', 'good'].map((name) => `![图 ${name} 的内容](./${name}.png)`).join('\n\n');
  const site = siteWith({
    [`${beside}/zh.md`]: page(text),
    [`${beside}/wide.png`]: png(30_000, 2000),
    [`${beside}/long.png`]: png(9000, 60_000),
    [`${beside}/heavy.png`]: png(10, 10),
    [`${beside}/good.png`]: png(800, 600),
  });
  truncateSync(join(site, 'content', beside, 'heavy.png'), 800_000_000);
  const found = await timed(() => findingsIn(site).filter(({ rule }) => rule === 'images'));
  assert.deepEqual(
    found.map(({ found: what, severity }) => `${severity} ${what}`),
    [
      'error 图片 ./wide.png 过大：30000 × 2000 像素',
      'error 图片 ./long.png 过大：9000 × 60000 像素',
      'error 图片 ./heavy.png 过大：800000 KB',
    ],
  );
});

test('a file that is far too large is not read', async () => {
  const site = siteWith({ 'people/huge.yaml': 'a', 'news/2026/2026-01-13-x/zh.md': 'a' });
  for (const path of ['people/huge.yaml', 'news/2026/2026-01-13-x/zh.md'])
    truncateSync(join(site, 'content', path), 3_000_000_000);
  const found = await timed(() => findingsIn(site).filter(({ rule }) => rule === 'readable'));
  assert.equal(found.length, 2);
  for (const { found: what } of found) assert.match(what, /^文件为 2929688 KB$/);
});
