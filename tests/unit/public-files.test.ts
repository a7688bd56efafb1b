// What is published as it is: drawings that load nothing, and no file that a link leads to.
import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { codeInSvg } from '#scripts/check/content/svg.ts';
import { findingsIn, page, siteWith } from '../support/checked-site.ts';

const svg = (body: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">${body}</svg>`;

test('a drawing takes styles and colours from itself alone', () => {
  const loading = [
    '<style>@import "https://example.org/a.css";</style>',
    '<style>@im\\port url(a.css)</style>',
    '<style>rect{fill:url( "https://example.org/a.svg#b")}</style>',
    '<rect fill="url(//example.org/a.svg#b)"/>',
    '<rect style="background:u/**/rl(https://example.org/a.png)"/>',
    '<rect style="background:image-set(\'https://example.org/a.png\' 1x)"/>',
    '<style xmlns="http://www.w3.org/1999/xhtml">p{}</style>',
  ];
  for (const body of loading) assert.equal(codeInSvg(svg(body)).length, 1, body);
  for (const body of ['<rect fill="url(#a)"/>', '<style>rect{fill:url("#a")}</style>', '<text>url(a) 的写法</text>'])
    assert.deepEqual(codeInSvg(svg(body)), [], body);
});

test('a link in public/ is a finding, and nothing behind it is looked at', () => {
  const folder = siteWith({ 'pages/docs/zh.md': page('正文。') });
  const elsewhere = join(folder, 'elsewhere');
  for (const made of [elsewhere, join(folder, 'public/.well-known')]) mkdirSync(made, { recursive: true });
  writeFileSync(join(elsewhere, 'empty.exe'), '');
  symlinkSync(elsewhere, join(folder, 'public/a'));
  symlinkSync(elsewhere, join(folder, 'public/.well-known/b'));
  symlinkSync('.', join(folder, 'public/c'));
  const found = findingsIn(folder).filter(({ rule }) => rule === 'public-files');
  assert.deepEqual(
    found.map(({ found }) => found.replace(/ \S*elsewhere$/, ' …')),
    ['符号链接，指向 …', '符号链接，指向 …', '符号链接，指向 .'],
  );
});
