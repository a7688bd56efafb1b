// A rule that fails is a finding, and hides neither what other rules find nor what it finds in other files.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Finding } from '#scripts/check/finding.ts';
import type { Check } from '#scripts/check/rule.ts';
import { at } from '#scripts/check/content/places.ts';
import { read } from '#scripts/check/content/read.ts';
import { runRules } from '#scripts/check/run-rules.ts';
import { optionsFor, person, siteWith } from '../support/checked-site.ts';

const files = { 'people/member-b.yaml': person, 'people/member-c.yaml': person, 'people/member-d.yaml': person };
const site = read(optionsFor(siteWith(files)));

/** Finds every person, and throws at those named. */
const failingAt = (...ids: string[]): Check => ({
  name: 'failing',
  description: '出错',
  run: ({ sources }) =>
    sources.flatMap((source): Finding[] => {
      if (source.collection !== 'people' || source.unread) return [];
      if (ids.includes(source.id)) throw new TypeError('a mistake of ours');
      return [{ ...at(source, 0), rule: 'failing', severity: 'error', found: source.id, expected: '…', fix: '…' }];
    }),
});

const other: Check = { ...failingAt(), name: 'other' };

const storyOf = (findings: Finding[]) =>
  findings.map(({ file, found }) => `${file.replace(/.*\//, '')}: ${found}`).sort();

describe('a rule that fails on a file', () => {
  it('is a finding at that file, and says the rest all the same', () => {
    assert.deepEqual(storyOf(runRules([failingAt('member-c')], site)), [
      'member-a.yaml: member-a',
      'member-b.yaml: member-b',
      'member-c.yaml: 规则 failing 在检查此处时出错：TypeError: a mistake of ours',
      'member-d.yaml: member-d',
    ]);
  });

  it('names every file that it fails on', () => {
    const story = storyOf(runRules([failingAt('member-a', 'member-d')], site));
    assert.deepEqual(
      story.filter((line) => line.includes('出错')).map((line) => line.slice(0, 13)),
      ['member-a.yaml', 'member-d.yaml'],
    );
    assert.ok(story.includes('member-b.yaml: member-b'));
  });

  it('does not keep other rules from being run', () => {
    assert.equal(runRules([failingAt('member-a'), other], site).length, 4 + 4);
  });

  it('asks for a report, with the place in the program in one line', () => {
    const [finding] = runRules([failingAt('member-a', 'member-b', 'member-c', 'member-d')], site);
    assert.equal(finding?.severity, 'error');
    assert.match(finding?.fix ?? '', /^报告检查程序的这一错误.*：tests\/unit\/check-rules\.test\.ts:\d+/);
    assert.doesNotMatch(finding?.fix ?? '', /\n/);
  });
});

describe('a rule that fails whatever it is given', () => {
  it('is one finding at the content folder', () => {
    const broken: Check = {
      ...{ name: 'broken', description: '出错' },
      run: () => {
        throw new Error('no');
      },
    };
    const findings = runRules([broken, other], site);
    assert.equal(findings.length, 1 + 4);
    assert.match(findings[0]?.file ?? '', /\/content$/);
  });

  it('is given up after ten files', () => {
    const strange: Check = {
      ...{ name: 'strange', description: '出错' },
      run: ({ sources }) => {
        if (sources.length > 0) throw new Error('no');
        return [];
      },
    };
    assert.equal(runRules([strange], site).length, 11);
  });
});
