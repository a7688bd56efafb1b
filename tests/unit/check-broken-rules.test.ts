// Every rule broken alone and with every other, and texts that make a search slow: all ends, and each rule still speaks.
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, it } from 'node:test';
import { checks } from '#scripts/check/checks/index.ts';
import type { Finding } from '#scripts/check/finding.ts';
import { read } from '#scripts/check/content/read.ts';
import { runRules } from '#scripts/check/run-rules.ts';
import type { SiteConfig } from '#schemas/site.ts';
import { assertUsable, findingsIn, optionsFor, page, person, siteWith } from '../support/checked-site.ts';
import { isWhole } from '../support/whole.ts';

/** Far beyond what any of this takes: a hang fails the test, a slow machine does not. */
const timeout = 300_000;

const fixtures = resolve('tests/fixtures/check');
const workshop = mkdtempSync(join(tmpdir(), 'check-rules-'));
after(() => rmSync(workshop, { recursive: true }));

/** The rule's own where it has one; what lies beside it belongs to the fixture, too. */
const configFileOf = (rule: string): string => {
  const own = join(fixtures, rule, 'fail.config.ts');
  return existsSync(own) ? own : join(fixtures, 'site.config.ts');
};

/** These wait until the records are in order. */
const patient = ['codeowners'];

/** What all rules say of the failing fixtures of these rules laid over each other, the last on top. */
const allSayOf = async (...rules: string[]): Promise<Finding[]> => {
  const folder = join(workshop, rules.join('+'));
  const live = join(folder, 'live');
  for (const rule of rules) {
    cpSync(join(fixtures, rule, 'fail'), join(folder, 'content'), { recursive: true, force: true });
    if (existsSync(join(fixtures, rule, 'fail.live')))
      cpSync(join(fixtures, rule, 'fail.live'), live, { recursive: true });
  }
  const configFile = configFileOf(rules.at(-1) ?? '');
  const { default: config } = (await import(configFile)) as { default: SiteConfig };
  const options = { ...optionsFor(folder), publicFolder: join(fixtures, 'public'), configFile, config };
  return runRules(checks, read({ ...options, now: new Date('2026-11-22T12:00:00+08:00') }));
};

const names = checks.map(({ name }) => name);

describe('a rule that is broken', { timeout }, () => {
  for (const name of names)
    it(`${name} alone speaks among all the others`, async () => {
      const findings = await allSayOf(name);
      assertUsable(findings);
      assert.ok(findings.some(({ rule }) => rule === name));
    });

  // In a whole run with every other, otherwise with the next five.
  it('together with others still speaks, and neither fails', async () => {
    for (const [index, first] of names.entries())
      for (const second of names.slice(index + 1, isWhole ? undefined : index + 6)) {
        const findings = await allSayOf(first, second);
        assertUsable(findings);
        assert.ok(patient.includes(second) || findings.some(({ rule }) => rule === second), `${first} and ${second}`);
      }
  });
});

/** Repeated, each makes some search or parser look at everything again and again, if it is not made with care. */
const repeated = [
  ...['a', '1', ' ', '中', '*', '**a', '~~a', '_a', '`', '[', ']', '[]', '![', '[#', '](', '\\{', '<', '>', '> '],
  ...['<img ', '<a href=', '<!-- ', '</', '&amp', 'http://', 'https://a.b/', 'www.', 'a@', 'a@b.c ', '@a', '-', '- '],
  ...['-----BEGIN ', 'a: ', '"', "'", '中a', '中 a', '，', '1.', '/', '=', '1234567890 ', '11010119900101 ', '138001'],
  ...[
    'ghp_a',
    'AKIA',
    'eyJ.',
    'sk-',
    '{',
    '}',
    '{{',
    '(',
    '（',
    '|',
    '|-',
    '#',
    '# ',
    '\\',
    '\t',
    '😀',
    '\u00a0',
    '\u200d',
  ],
  ...['autocorrect-disable ', '成员', 'U+', '%E4', '^', '[^1]', ':', '::', '...', '——', 'TBD ', '2026-01-01'],
];

/** As much of it as the reader lets through: lines and blocks below the limits, up to a quarter of a megabyte. */
const textOf = (unit: string, bytes: number): string => {
  const marks = unit.match(/[[\]*_~<>`!\\{}]/g)?.length ?? 0;
  const perLine = Math.min(Math.floor(4800 / unit.length), marks > 0 ? Math.floor(480 / marks) : Infinity);
  const line = `${unit.repeat(/^[>[({-]/.test(unit) ? Math.min(perLine, 45) : perLine)}\n`;
  const block = `${line.repeat(Math.min(4, Math.floor(19_000 / line.length)))}\n`;
  return block.repeat(Math.floor(bytes / Buffer.byteLength(block)));
};

describe('a text that makes a search slow', { timeout }, () => {
  for (const unit of repeated.filter((_, index) => isWhole || index % 3 === 0))
    it(`of ${JSON.stringify(unit)} again and again is read to its end`, () => {
      const text = textOf(unit, 40_000);
      const indented = text.replaceAll(/^(?=.)/gm, '    ');
      const findings = findingsIn(
        siteWith({
          'docs/site/one/zh.md': page(text, 'order: 1\n'),
          'docs/site/two/zh.mdx': page(text, 'order: 2\n'),
          'people/member-b.yaml': `${person}duties:\n  zh: |\n${indented}\n`,
          'people/member-c.yaml': `${person}dutys: { zh: 运维 }\n`,
        }),
      );
      assertUsable(findings);
      assert.ok(findings.some(({ found }) => /dutys/.test(found)));
    });
});
