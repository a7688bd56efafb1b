// How findings are written: for a terminal, for GitHub and for programs; and what is told while one waits.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import type { Finding } from '#scripts/check/finding.ts';
import { createProgress } from '#scripts/kit/progress.ts';
import { report } from '#scripts/check/report.ts';

const finding = (more: Partial<Finding> = {}): Finding => ({
  ...{ file: 'src/content/people/member-a.yaml', line: 2, column: 1, rule: 'schema', severity: 'error' },
  ...{ found: '缺少必填字段 name', expected: 'name: {zh: 文字}', fix: '加上 name: …' },
  ...more,
});

const width = (line: string) => [...line].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0);

describe('a report', () => {
  it('lists by file, line and column, whatever the order in which the rules spoke', () => {
    const places = [
      finding({ file: 'b.yaml', line: 1 }),
      finding({ file: 'a.yaml', line: 10 }),
      finding({ file: 'a.yaml', line: 9, column: 2 }),
      finding({ file: 'a.yaml', line: 9, column: 1, rule: 'yaml' }),
      finding({ file: 'a.yaml', line: 9, column: 1, rule: 'links' }),
    ];
    const { findings } = JSON.parse(report({ findings: places, files: 2 }, 'json')) as { findings: Finding[] };
    assert.deepEqual(
      findings.map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`),
      ['a.yaml:9:1 links', 'a.yaml:9:1 yaml', 'a.yaml:9:2 schema', 'a.yaml:10:1 schema', 'b.yaml:1:1 schema'],
    );
  });

  it('counts, and says how many findings can be mended by --fix', () => {
    const edits = [{ start: 0, end: 1, text: '' }];
    const findings = [finding({ edits }), finding({ severity: 'warning' })];
    assert.match(
      report({ findings, files: 7 }, 'text'),
      /已检查 7 个文件：1 个错误，1 个警告；其中 1 处可自动修复：.*--fix/,
    );
    assert.match(report({ findings: [], files: 7 }, 'text'), /已检查 7 个文件：未发现问题。$/);
  });

  it('lists twenty findings of one rule in one file, and counts the others, except for programs', () => {
    const findings = Array.from({ length: 25 }, (_, index) => finding({ line: index + 1 }));
    const said = report({ findings, files: 1 }, 'text');
    assert.equal(said.match(/问题：/g)?.length, 20);
    assert.match(said, /:20:1 .*\n.*\n.*\n.*\n {2}（此文件另有 5 处同一规则的问题/);
    assert.match(report({ findings, files: 1 }, 'github'), /line=20,.*此文件另有 5 处/);
    assert.equal((JSON.parse(report({ findings, files: 1 }, 'json')) as { findings: [] }).findings.length, 25);
  });
});

describe('a report for a terminal', () => {
  it('wraps to the width, counting two columns for a Han character, and loses no letter', () => {
    const found =
      '这一行里有很长的中文说明，还有 some-latin-words 和 https://www.example.org/a/path 这样的地址。'.repeat(3);
    const said = report({ findings: [finding({ found })], files: 1 }, 'text', { columns: 60 });
    const [, ...rest] = said.split('\n');
    const lines = rest.slice(
      0,
      rest.findIndex((line) => line.startsWith('  要求')),
    );
    assert.ok(lines.length > 3);
    for (const line of lines) assert.ok(width(line) <= 60, line);
    assert.equal(lines.join('').replaceAll(/\s/g, ''), `问题：${found}`.replaceAll(/\s/g, ''));
  });

  it('puts the further lines of a text under the first', () => {
    const said = report({ findings: [finding({ fix: '写成\nname:\n  zh: …' })], files: 1 }, 'text');
    assert.match(said, /\n {2}处理：写成\n {8}name:\n {10}zh: …\n/);
  });

  it('has colours where the paper has them, and the same words without', () => {
    const result = { findings: [finding(), finding({ severity: 'warning' })], files: 1 };
    const coloured = report(result, 'text', { colours: true });
    assert.notEqual(coloured, stripVTControlCharacters(coloured));
    assert.equal(stripVTControlCharacters(coloured), report(result, 'text'));
  });

  it('lets nothing in a file name or a text act on the terminal', () => {
    const evil = '\u001b[2J\u0007\u202e\u0085\u2028\r';
    const said = report({ findings: [finding({ file: `a${evil}\n.yaml`, found: evil, fix: evil })], files: 1 }, 'text');
    assert.doesNotMatch(said.replaceAll('\n', ''), /[\p{Cc}\p{Bidi_Control}\u2028]/u);
    assert.match(said, /\\u001b\[2J/);
  });
});

describe('a report for GitHub', () => {
  it('escapes what would end an annotation or a property of one', () => {
    const odd = finding({ file: 'a:b,c%\n.yaml', rule: 'x', found: '100%\r\n::error::x', expected: 'y', fix: 'z' });
    const [annotation, ...others] = report({ findings: [odd], files: 1 }, 'github').split('\n');
    assert.equal(
      annotation,
      '::error file=a%3Ab%2Cc%25%0A.yaml,line=2,col=1,title=x::问题：100%25%0D%0A::error::x%0A要求：y%0A处理：z',
    );
    assert.equal(others.length, 1);
    assert.doesNotMatch(others.join(), /^::/);
  });
});

describe('progress', () => {
  const told = (isTTY: boolean, moments: number[]) => {
    const written: string[] = [];
    let now = 0;
    const progress = createProgress({ isTTY, write: (text) => written.push(text) }, () => now);
    for (const moment of moments) {
      now = moment;
      progress.step('读文件', moment, 9000);
    }
    progress.end();
    return written;
  };

  it('is not told in the first two seconds', () => {
    assert.deepEqual(told(true, [0, 1000, 1999]), []);
    assert.deepEqual(told(false, [0, 1000, 1999]), []);
  });

  it('is drawn over on a terminal, and taken away in the end', () => {
    const written = told(true, [2000, 2050, 2300]);
    assert.deepEqual(written, ['\r\u001b[K2 秒  读文件 2000/9000', '\r\u001b[K2 秒  读文件 2300/9000', '\r\u001b[K']);
  });

  it('is a line now and then in a log', () => {
    assert.deepEqual(told(false, [2000, 5000, 11_999, 12_000]), [
      '2 秒  读文件 2000/9000\n',
      '12 秒  读文件 12000/9000\n',
    ]);
  });
});
