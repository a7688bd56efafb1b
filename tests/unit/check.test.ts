// Each rule of `npm run check` finds what its fixture holds, and nothing where nothing is wrong.
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { checks, releaseChecks } from '#scripts/check/checks/index.ts';
import type { Finding } from '#scripts/check/finding.ts';
import type { Check } from '#scripts/check/rule.ts';
import { findingsOf } from '#scripts/check/run-rules.ts';
import { read } from '#scripts/check/content/read.ts';
import { report } from '#scripts/check/report.ts';
import type { SiteConfig } from '#schemas/site.ts';

const fixtures = resolve('tests/fixtures/check');
/** When the fixtures are looked at. */
const now = new Date('2026-11-22T12:00:00+08:00');
const accepting = process.env['ACCEPT'] === '1';

const runOn = async (check: Check, kind: 'fail' | 'pass', folder = join(fixtures, check.name, kind)) => {
  const { name } = check;
  const own = join(fixtures, name, `${kind}.config.ts`);
  const configFile = existsSync(own) ? own : join(fixtures, 'site.config.ts');
  const { default: config } = (await import(configFile)) as { default: SiteConfig };
  const ownPublic = join(fixtures, name, `${kind}.public`);
  const publicFolder = existsSync(ownPublic) ? ownPublic : join(fixtures, 'public');
  const liveFolder = join(fixtures, name, `${kind}.live`);
  return findingsOf(check, read({ folder, publicFolder, liveFolder, config, configFile, now }));
};

/** The text with every edit of the findings made, last first. */
const applied = (text: string, findings: Finding[]): string =>
  findings
    .flatMap(({ edits = [] }) => edits)
    .sort((a, b) => b.start - a.start)
    .reduce((mended, { start, end, text: by }) => mended.slice(0, start) + by + mended.slice(end), text);

describe('every rule of npm run check', () => {
  for (const check of [...checks, ...releaseChecks]) {
    const folder = join(fixtures, check.name);

    it(`${check.name} says in Chinese what it is for, and has a fixture that must fail and one that must pass`, () => {
      assert.match(check.description, /\p{Script=Han}/u);
      for (const kind of ['fail', 'pass']) assert.ok(existsSync(join(folder, kind)), `缺少 ${join(folder, kind)}`);
    });

    it(`${check.name} finds nothing in its passing fixture`, async () => {
      assert.deepEqual(await runOn(check, 'pass'), []);
    });

    it(`${check.name} offers edits that mend what they are offered for`, async (context) => {
      const mendable = (await runOn(check, 'fail')).filter(({ edits }) => edits);
      if (mendable.length === 0) return;
      const folder = mkdtempSync(join(tmpdir(), 'check-edits-'));
      context.after(() => rmSync(folder, { recursive: true }));
      cpSync(join(fixtures, check.name, 'fail'), folder, { recursive: true });
      for (const [file, found] of Map.groupBy(mendable, ({ file }) => file)) {
        const copy = join(folder, relative(join(fixtures, check.name, 'fail'), file));
        writeFileSync(copy, applied(readFileSync(copy, 'utf8'), found));
      }
      assert.deepEqual(
        (await runOn(check, 'fail', folder)).filter(({ edits }) => edits),
        [],
      );
    });

    it(`${check.name} says of its failing fixture what expected.txt holds`, async () => {
      const found = await runOn(check, 'fail');
      assert.ok(found.length > 0);
      assert.ok(found.every(({ rule, found: what, expected, fix }) => rule === check.name && what && expected && fix));
      const file = join(folder, 'expected.txt');
      const said = report({ findings: found, files: 0 }, 'text').split('\n').slice(0, -1).join('\n');
      if (accepting) writeFileSync(file, said);
      const expected = existsSync(file) ? readFileSync(file, 'utf8') : '';
      assert.equal(
        said,
        expected,
        `与 ${file} 不同；若新的说法是对的：ACCEPT=1 node scripts/run.mjs --test tests/unit/check.test.ts`,
      );
    });
  }
});

describe('the guide to the rules', () => {
  const guide = (language: 'zh' | 'en') => readFileSync(`src/content/docs/site/checks/${language}.md`, 'utf8');
  const rows = (language: 'zh' | 'en') =>
    [...guide(language).matchAll(/^\| `([a-z-]+)` *\| (.+?) *\|$/gm)].map(([, name = '', words = '']) => [name, words]);
  const all = [...checks, ...releaseChecks];

  it('has a row for every rule, in their order, with the words of the rule', () => {
    assert.deepEqual(
      rows('zh'),
      all.map(({ name, description }) => [name, description]),
    );
  });

  it('has the same rows in English', () => {
    assert.deepEqual(
      rows('en').map(([name]) => name),
      all.map(({ name }) => name),
    );
    assert.ok(rows('en').every(([, words = '']) => /^[A-Z]/.test(words) && !/\p{Script=Han}/u.test(words)));
  });
});
