// When a page last changed: by what it shows, not by its dates, its live values or the files around it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedAt, lasting, shownHash, sitemapEntry } from '#scripts/build/page-dates.ts';
import { absolute } from '#site.ts';

const page = (main: string, head = '') =>
  `<html><head><title>T</title><meta name="description" content="D">${head}</head><body><nav>x</nav><main id="main">${main}</main><footer></footer></body></html>`;
const base = shownHash(page('<p>text</p>'));

test('words, links, title, description and structured data of a page count', () => {
  for (const other of [
    page('<p>texts</p>'),
    page('<p><a href="/x/">text</a></p>'),
    page('<p>text</p>').replace('>T<', '>U<'),
    page('<p>text</p>').replace('"D"', '"E"'),
    page('<p>text</p>', '<script type="application/ld+json">{"a":1}</script>'),
  ])
    assert.notEqual(shownHash(other), base);
});

test('dates, live values, classes and what stands around the text do not', () => {
  for (const other of [
    page('<p class="new">text</p>'),
    page('<p>text</p>').replace('<nav>x', '<nav>y'),
    page('<p>text<time datetime="2026-01-01">2026-01-01</time></p>'),
    page('<p>text</p><div data-passing><div>1</div><p>2</p></div>'),
  ])
    assert.equal(shownHash(other), base);
  const dated = (day: string) =>
    shownHash(page('<p>text</p>', `<script type="application/ld+json">{"a":1,"dateModified":"${day}"}</script>`));
  assert.equal(dated('2026-01-01'), dated('2026-02-02'));
});

test('an element that passes ends where it ends, whatever it contains, and one without an end takes the rest', () => {
  assert.equal(lasting('a<div class="x" data-passing><div>b</div><br></div>c<p data-passing>d</p>e'), 'ace');
  assert.equal(lasting('a<div data-passing><div>b</div>'), 'a');
});

test('a page keeps its time while it shows the same; else it takes the first later one', () => {
  const kept = { hash: base, changed: '2026-05-01T00:00:00Z' };
  const times = ['2026-06-01T00:00:00Z', '2026-07-01T00:00:00Z'];
  assert.equal(changedAt(base, kept, times), kept.changed);
  assert.equal(changedAt('other', kept, times), times[0]);
  assert.equal(changedAt('other', kept, ['2026-04-01T08:00:00+08:00', times[1]]), times[1]);
  assert.equal(changedAt('other', undefined, times), times[0]);
  assert.equal(changedAt('other', undefined, []), undefined);
});

test('the sitemap lists a page that is its own canonical address and may be listed, with its languages', () => {
  const canonical = (path: string) => `<link rel="canonical" href="${absolute(path)}">`;
  const at = (head: string) => sitemapEntry({ file: 'a/index.html', html: page('', head) }, undefined);
  const twin = `<link rel="alternate" hreflang="en" href="${absolute('/en/a/')}">`;
  assert.match(at(canonical('/a/') + twin), /<loc>.*\/a\/<\/loc><xhtml:link rel="alternate" hreflang="en"/);
  assert.equal(at(canonical('/b/')), '');
  assert.equal(at(`${canonical('/a/')}<meta name="robots" content="noindex">`), '');
  assert.equal(at(`${canonical('/a/')}<meta http-equiv="refresh" content="0; url=/b/">`), '');
});
