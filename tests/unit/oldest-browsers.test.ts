// What the list of oldest browsers and the layers of the styles become at build.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import postcss from 'postcss';
import { browsersIn, buildTargets, flatLayers } from '#scripts/build/oldest-browsers.ts';

const built = (css: string) => postcss(flatLayers).process(css, { from: undefined }).css;

test('the list of package.json is what Vite builds for', () => {
  assert.match(buildTargets.join(' '), /^chrome\d+ edge\d+ firefox\d+ safari[\d.]+ ios[\d.]+$/);
});

for (const entry of ['chrome 90', 'last 2 versions', 'chrome >= new', ''])
  test(`"${entry}" is no browser with its oldest version`, () => {
    assert.throws(() => browsersIn([entry]), /browserslist.*chrome >= 90/);
  });

describe('layers', () => {
  test('a later layer outweighs a heavier selector of an earlier one, in whatever sheet it stands', () => {
    const weight = (css: string) => built(css).match(/:not\(#\\#\)/g)?.length ?? 0;
    const weights = ['tokens', 'base', 'layout', 'parts', 'pages', 'text', 'print'].map((name) =>
      weight(`@layer ${name} { a.b.c { top: 0 } }`),
    );
    assert.deepEqual(weights, [0, 1, 2, 3, 4, 5, 6]);
  });

  test('one that is not known, and an id, are named where they stand', () => {
    assert.throws(() => built('@layer page { a { top: 0 } }'), /:1:1: @layer page：未知的层，可用的层：tokens/);
    assert.throws(() => built('@layer pages { #top a { top: 0 } }'), /:1:16: 选择器不能使用 id.*#top a/);
  });
});
