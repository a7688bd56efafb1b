// Bad input by the hundred: every broken file is named with something to do about it, and hides nothing that is wrong elsewhere.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Finding } from '#scripts/check/finding.ts';
import { type BrokenFile, brokenFiles, doublyBroken } from '../support/broken-files.ts';
import { assertUsable, findingsIn, page, pathOf, person, run, siteWith } from '../support/checked-site.ts';

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
    const findings = findingsIn(folder);
    const named = new Set(findings.map(pathOf));
    assert.deepEqual(
      files.filter(({ path }) => !named.has(path)).map(({ what }) => what),
      [],
    );
    assertUsable(findings);
    assertFlawedAreReported(findings);
  });

  it('are told by the command as the rules have them, with exit code 1', () => {
    const folder = siteWith({ ...flawed, ...filesOf(files) });
    const { status, stdout } = run(folder, '--format', 'json');
    const { findings } = JSON.parse(stdout) as { findings: Finding[] };
    assert.equal(status, 1);
    assertFlawedAreReported(findings);
    assert.deepEqual(new Set(findings.map(pathOf)), new Set(findingsIn(folder).map(pathOf)));
  });

  it('may be broken in two ways at once', () => {
    const twice = doublyBroken(150);
    const findings = findingsIn(siteWith({ ...flawed, ...filesOf(twice) }));
    const named = new Set(findings.map(pathOf));
    assert.deepEqual(
      twice.filter(({ path }) => !named.has(path)).map(({ what }) => what),
      [],
    );
    assertUsable(findings);
    assertFlawedAreReported(findings);
  });
});

describe('a long file that is not broken', { timeout }, () => {
  const rows = (count: number, row: (number: string) => string) =>
    Array.from({ length: count }, (_, index) => row(String(index + 1).padStart(3, '0'))).join('\n');
  const minutes = `---
series: biweekly
start: 2026-11-24T16:00:00+08:00
state: held
attendees:
${rows(200, (number) => `  - { name: Guest ${number}, affiliation: 某某科技有限公司 }`)}
decisions:
${rows(100, (number) => `  - { id: D-2026-${number}, text: ${'把磁盘扩到两倍，下次例会报告结果。'.repeat(8)}, votes: { for: 5, against: 0, abstain: 1 } }`)}
actions:
${rows(100, (number) => `  - id: A-2026-${number}\n    text: 扩容。\n    owners: [{ person: member-a }]`)}
---

纪要。
`;

  it('is read: minutes of two hundred attendees, a hundred decisions and a hundred actions', () => {
    assert.deepEqual(findingsIn(siteWith({ 'meetings/2026/2026-11-24-biweekly.md': minutes })), []);
  });
});

describe('a page with a name that JavaScript has for something else', { timeout }, () => {
  it('is a page like others', () => {
    const files = Object.fromEntries(['constructor', 'valueof'].map((id) => [`pages/${id}/zh.md`, page('正文。')]));
    assert.deepEqual(findingsIn(siteWith(files)), []);
  });
});

describe('a file of mistakes', { timeout }, () => {
  it('is told of line by line, and no further than anybody reads', () => {
    const folder = siteWith({ 'people/member-b.yaml': `kind: person\nroles:\n${'  - @member\n'.repeat(5000)}` });
    const lines = findingsIn(folder).map(({ line }) => line);
    assert.deepEqual(
      lines,
      Array.from({ length: 100 }, (_, index) => index + 3),
    );
  });
});
