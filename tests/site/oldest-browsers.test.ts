// Nothing in the styles and scripts that were built needs more than the oldest browsers of package.json, unless it does no harm there.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { scriptsBeyond } from '../support/compatibility/scripts.ts';
import { stylesBeyond } from '../support/compatibility/styles.ts';
import { folder } from '../support/built-site.ts';

/** What may lack, and what a reader then has. */
const harmless: Record<string, string> = {
  'at-rules.media.forced-colors': 'Safari has no forced colours',
  'at-rules.page': 'paper has the margins of the browser',
  'at-rules.view-transition': 'pages change without a fade',
  'properties.accent-color': 'boxes to check have the colour of the system',
  'properties.align-content.start': 'the box is a grid, and grids have it from their start',
  'properties.align-self.start': 'the box is in a grid, and grids have it from their start',
  'properties.break-after.avoid': 'on paper a heading may stand at the foot of a page',
  'properties.break-before.avoid': 'on paper the footer may stand on a page of its own',
  'properties.cursor.pointer': 'phones have no pointer',
  'properties.forced-color-adjust':
    'Safari has no forced colours; in Firefox the dots of states have those of the system',
  'properties.overscroll-behavior': 'at the end of the results the page behind them scrolls',
  'properties.text-autospace': 'no gap between Chinese and Latin letters',
  'properties.text-size-adjust': 'those browsers do not make text larger by themselves',
  'properties.text-wrap': 'headings and paragraphs break where the line is full',
  'captureStackTrace()': 'Pagefind asks first whether it is there',
  'hidePopover()': 'the menu asks first whether it is there',
  'Segmenter()': 'it is asked first whether it is there; without it words are split less well',
  'segment()': 'as Segmenter',
};

const texts = (pattern: string, tag: RegExp): string[] => [
  ...new Set([
    ...globSync('**/*.html', { cwd: folder }).flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(tag)].map(([, text = '']) => text),
    ),
    ...globSync(pattern, { cwd: folder }).map((file) => readFileSync(join(folder, file), 'utf8')),
  ]),
];
const styles = texts('_astro/*.css', /<style>([\s\S]*?)<\/style>/g);
const scripts = texts('{_astro,pagefind}/*.js', /<script(?: type="module")?>([\s\S]*?)<\/script>/g);
const featureOf = (finding: string): string => finding.split(': ')[0] ?? '';
const findings = [...new Set([...styles.flatMap(stylesBeyond), ...scripts.flatMap(scriptsBeyond)])];

test('all styles and scripts are read', () => {
  assert.ok(styles.length > 5, String(styles.length));
  assert.ok(scripts.length > 4, String(scripts.length));
});

test('nothing needs more than the oldest browsers have', () => {
  assert.deepEqual(
    findings.filter((finding) => !(featureOf(finding) in harmless)),
    [],
    'give it a fallback, inside @supports, or a reason in the list of what is harmless',
  );
});

test('no layer is left: Chromium before 99 would show none of what is in it', () => {
  assert.deepEqual(
    styles.filter((css) => css.includes('@layer')),
    [],
  );
});

describe('what is found', () => {
  const newer: Record<string, string> = {
    'a{height:50dvh}': 'types.length.viewport_percentage_units_dynamic',
    '@media (width<=30rem){a{top:0}}': 'at-rules.media.range_syntax',
    '@layer a{b{top:0}}': 'at-rules.layer',
    'a:has(b){top:0}': 'selectors.has',
    'a{color:light-dark(red,blue)}': 'types.color.light-dark',
    'a{b{top:0}}': 'selectors.nesting',
    'a{text-wrap:balance}': 'properties.text-wrap',
    'a:popover-open{top:0}': 'selectors.popover-open',
    'a{background:red;background:color-mix(in srgb,var(--a),red)}': 'types.color.color-mix',
    '@supports not (top:1dvh){a{height:1dvh}}': 'types.length.viewport_percentage_units_dynamic',
    'a{user-select:none}': 'properties.user-select',
  };
  for (const [css, feature] of Object.entries(newer))
    test(css, () => assert.deepEqual(stylesBeyond(css).map(featureOf), [feature]));

  for (const css of [
    'a{gap:1px;inset:0;aspect-ratio:1;margin-inline:1px}',
    'a:is(b):where(c){top:0}',
    'a{height:50vh;height:50dvh}',
    'a{-webkit-user-select:none;user-select:none}',
    '@supports (top:1dvh){a{height:1dvh}}',
    '@supports selector(:has(a)){a:has(b){top:0}}',
  ])
    test(`nothing in ${css}`, () => assert.deepEqual(stylesBeyond(css), []));

  const calls: Record<string, string> = {
    'a.replace(/(?<=b)c/, d)': 'regular_expressions.lookbehind_assertion',
    'class A{static{b()}}': 'classes.static.initialization_blocks',
    'Object.groupBy(a,b)': 'groupBy()',
    'menu.hidePopover()': 'hidePopover()',
    'list.toSorted()': 'toSorted()',
    'structuredClone(a)': 'structuredClone()',
    'new Intl.Segmenter("zh")': 'Segmenter()',
  };
  for (const [code, feature] of Object.entries(calls))
    test(code, () => assert.deepEqual(scriptsBeyond(code).map(featureOf), [feature]));

  for (const code of ['menu.hidePopover?.()', 'a?.b??c;d??=e', 'function grow(){} grow()', 'import("a")'])
    test(`nothing in ${code}`, () => assert.deepEqual(scriptsBeyond(code), []));
});
