// What the build finds in its pages: a page in which it sees no sign of code is not parsed, and nothing may hide behind that.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeIn } from '#scripts/build/page-code.ts';
import { mutation } from '../support/fuzz/mutations.ts';
import { isWhole } from '../support/whole.ts';

const ours = 'for(let i=0;i<2;i++)theme(1)';
const isOurs = (script: string) => script === ours;
const data = '<script type="application/ld+json">{"a":"javascript:"}</script>';
const page = (body: string) =>
  `<!doctype html><title>a</title><style>p{margin:0}</style><script>${ours}</script>${data}<main>${body}</main>`;
/** Of a page that is parsed: none of its scripts is known. */
const parsed = (html: string) => codeIn(html);

test('the same is found in a page whether it is parsed or not', () => {
  let harmless = 0;
  for (let seed = 0; seed < (isWhole ? 5000 : 400); seed += 1) {
    const html = page(mutation(seed, seed % 2 === 1));
    const { scripts, styles, active } = codeIn(html, isOurs);
    const all = parsed(html);
    assert.deepEqual(active, all.active, html);
    assert.deepEqual(
      scripts.filter((one) => !isOurs(one)),
      all.scripts.filter((one) => !isOurs(one)),
      html,
    );
    for (const style of all.styles) assert.ok(styles.includes(style), html);
    if (active.length === 0 && scripts.length === 1) harmless += 1;
  }
  assert.ok(harmless > 20, String(harmless));
});

const hidden = [
  `<p title="<style>" onclick=x() a="</style>">a</p>`,
  `<p title='<script type="application/ld+json">' onclick=x() a='</script>'>a</p>`,
  `<p title="<script>${ours}</script>" onclick=x()>a</p>`,
  `<script>${ours};x()</script>`,
  `<script >${ours.replaceAll('theme', 'x')}</script>`,
  `<SCRIPT>x()</SCRIPT>`,
  `<script/a>x()</script>`,
  `<svg><script>x()</script></svg>`,
  `<template><script>x()</script></template>`,
  `<!--><script>x()</script>-->`,
  `<script type="application/ld+json"></script><script>x()</script>`,
  `<script type="application/ld+json" src="https://evil.example/x.js"></script><script src="https://evil.example/x.js"></script>`,
  `<script src="/_astro/../x.js"></script>`,
  `<img src="a"onerror=x()>`,
  `<img/onerror=x()>`,
  `<img src='a'OnError = x()>`,
  `<p a\nonclick\t=\nx()>a</p>`,
  `<iframe srcdoc="a"></iframe>`,
  `<a href=javascript:x()>a</a>`,
  `<a href="\n java&Tab;script:x()">a</a>`,
  `<a href='&#x6a;avascript:x()'>a</a>`,
  `<a href="VBScript:x()">a</a>`,
  `<svg><a xlink:href="javascript:x()">a</a></svg>`,
  `<form><button formaction=javascript:x()>a</button></form>`,
  `<svg><a><animate attributeName="href" values="/a/;javascript:x()"/></a></svg>`,
  `<svg><a><set attributeName="href" to="javascript:x()"/></a></svg>`,
];

test('code is found wherever it stands', () => {
  for (const html of hidden) {
    const { scripts, active } = codeIn(page(html), isOurs);
    assert.ok(active.length > 0 || scripts.some((one) => !isOurs(one)), html);
  }
});

test('a text that speaks of code has none', () => {
  const text = page(
    '<p>&lt;script&gt;x()&lt;/script&gt;, on = 1, href = javascript:</p><p title="<script>a</script>">a</p>',
  );
  assert.deepEqual(codeIn(text, isOurs), { scripts: [ours], styles: ['p{margin:0}'], active: [] });
});
