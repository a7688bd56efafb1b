// Bad input by the hundred: every broken file is named with something to do about it, and hides nothing that is wrong elsewhere.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Finding } from '../../scripts/check/finding.ts';
import { type BrokenFile, brokenFiles, doublyBroken } from './broken-files.ts';
import { assertUsable, findingsIn, findingsWithin, page, pathOf, person, siteWith } from './checked-site.ts';

/** Far beyond what any of this takes: a hang fails the test, a slow machine does not. */
const timeout = 300_000;

/** Flawed in one way, among the broken: what is wrong with them must not get lost. */
const flawed = {
  'people/flawed.yaml': `${person}dutys: { zh: 运维 }\n`,
  'pages/join/zh.md': page('见[旧站](http://one.example.org)。'),
};

const assertFlawedAreReported = (findings: Finding[]) => {
  assert.ok(findings.some((finding) => pathOf(finding) === 'people/flawed.yaml' && /dutys/.test(finding.found)));
  assert.ok(findings.some((finding) => pathOf(finding) === 'pages/join/zh.md' && finding.rule === 'links'));
};

const filesOf = (files: BrokenFile[]) => Object.fromEntries(files.map(({ path, bytes }) => [path, bytes]));

describe('a hundred broken files', { timeout }, () => {
  const files = brokenFiles();

  it('are more than a hundred', () => assert.ok(files.length > 100, String(files.length)));

  it('are each named, with what is there, what should be and how to mend it', () => {
    const folder = siteWith({ ...flawed, ...filesOf(files) });
    const findings = findingsWithin(folder);
    const named = new Set(findings.map(pathOf));
    assert.deepEqual(
      files.filter(({ path }) => !named.has(path)).map(({ what }) => what),
      [],
    );
    assertUsable(findings);
    assertFlawedAreReported(findings);
  });

  it('are told by the command as the rules have them, with exit code 1 and nothing on stderr but progress', () => {
    const folder = siteWith({ ...flawed, ...filesOf(files) });
    const findings = findingsIn(folder);
    assertFlawedAreReported(findings);
    assert.deepEqual(new Set(findings.map(pathOf)), new Set(findingsWithin(folder).map(pathOf)));
  });

  it('may be broken in two ways at once', () => {
    const twice = doublyBroken(150);
    const findings = findingsWithin(siteWith({ ...flawed, ...filesOf(twice) }));
    const named = new Set(findings.map(pathOf));
    assert.deepEqual(
      twice.filter(({ path }) => !named.has(path)).map(({ what }) => what),
      [],
    );
    assertUsable(findings);
    assertFlawedAreReported(findings);
  });
});
