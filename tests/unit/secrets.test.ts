// Secrets are found and never repeated: not by the rule, and not by another that quotes the line.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Check } from '#scripts/check/rule.ts';
import { read } from '#scripts/check/content/read.ts';
import { runRules } from '#scripts/check/run-rules.ts';
import { secretsIn, withoutSecrets } from '#scripts/kit/private/secrets.ts';

/** Put together here, so that no scanner takes this file for a leak. */
const token = `ghp_${'a1B2'.repeat(9)}`;

test('a text without its secrets shows what they were and how long, and the rest as it was', () => {
  const text = `克隆 https://bot:hunter-22@example.org/ 用 ${token}，然后登录。`;
  const safe = withoutSecrets(text);
  assert.ok(!safe.includes(token) && !safe.includes('hunter-22'));
  assert.match(safe, /^克隆 https:\/\/bot:hu…（共 9 个字符）@example\.org\/ 用 ghp_…（共 40 个字符），然后登录。$/);
});

test('placeholders, variables, words and hashes of commits are no secrets', () => {
  for (const text of [
    'token: <令牌>',
    'export GITEE_TOKEN=$TOKEN',
    'password=xxxxxxxx1234',
    'https://user:password@example.org/',
    'token: organisation',
    '提交 0123456789abcdef0123456789abcdef01234567',
  ])
    assert.deepEqual(secretsIn(text), [], text);
});

test('no finding repeats a secret, whichever rule quotes it, nor offers it as an edit', () => {
  const quoting: Check = {
    name: 'quoting',
    description: '引用',
    run: () => [
      {
        ...{ file: 'a.md', line: 1, column: 1, rule: 'quoting', severity: 'error' },
        ...{ found: `现在 ${token}`, expected: token, fix: `写 ${token}` },
        edits: [{ start: 0, end: 1, text: token }],
      },
    ],
  };
  const folders = { folder: 'tests/none', publicFolder: 'tests/none', liveFolder: 'tests/none' };
  const findings = runRules([quoting], read({ ...folders, configFile: '', now: new Date(0) }));
  assert.equal(findings.length, 1);
  assert.ok(!JSON.stringify(findings).includes(token));
});
