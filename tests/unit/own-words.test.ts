// The documents about this site keep to the style guide and the glossary; interface, fields and records are in words.test.ts.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { terms } from '#scripts/check/content/terms.ts';
import { readable, wordingProblems } from '../support/wording.ts';

const documents = [
  'README.md',
  'CONTRIBUTING*.md',
  'deploy/README.md',
  'examples/README.md',
  '.github/*.md',
  '.github/ISSUE_TEMPLATE/*.yml',
  '.gitee/*.md',
  '.vscode/records.code-snippets',
  'src/content/docs/site/*/*.md',
  '{src,examples}/content/pages/contribute/*.{md,mdx}',
  'examples/content/docs/*/*/*.{md,mdx}',
].flatMap((pattern) => globSync(pattern).sort());

/** The table of rules has the descriptions of the rules themselves. */
const withoutRules = (text: string) => text.replace(/^\| `[\w-]+` +\| [^|]*\|$/gm, '');

test('documents keep to the glossary and the guide', () => {
  assert.ok(documents.length > 30, String(documents));
  const problems = documents.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const own = file.includes('/checks/') ? withoutRules(text) : text;
    return wordingProblems(readable(own)).map((problem) => `${file}: ${problem}`);
  });
  assert.deepEqual(problems, []);
});

/** What is so today: a guide that says it is wrong tomorrow. The names that the interface gives to states are quoted. */
const ofToday =
  /目前|尚未(?:发布|公开发布|确定|投入)|暂无|至今|还没有|(?:is|are) not decided|\b(?:currently|so far|for now|at present)\b|\b(?:no|not)\b[^.]{0,40}\byet\b/i;
const settled = /检查|checked|公开的|public yet|写法尚未/;

test('guides of the site say how it works, not what it holds today', () => {
  const guides = globSync('src/content/docs/site/*/*.md');
  assert.ok(guides.length >= 16);
  const found = guides.flatMap((file) =>
    readable(readFileSync(file, 'utf8'))
      .replace(/「[^」]*」|“[^”]*”/g, '')
      .split(/(?<=[。.])\s*|\n/)
      .filter((sentence) => ofToday.test(sentence) && !settled.test(sentence))
      .map((sentence) => `${file}: ${sentence}`),
  );
  assert.deepEqual(found, []);
  for (const old of [
    '目前暂无公告',
    'SIG 尚未公开发布会议纪要',
    'There are no announcements yet',
    'The official URL is not decided',
  ])
    assert.match(old, ofToday);
});

test('a word that the glossary avoids, a phrase of speech and a long sentence are found; quotations and code are not', () => {
  const found = (text: string) => wordingProblems(readable(text)).map((problem) => problem.replace(/[:：].*$/s, ''));
  assert.deepEqual(found('请写明钟点。'), ['钟点 → 时间']);
  assert.deepEqual(found('不知道的，就不写。').length, 4);
  assert.deepEqual(found('The app mends it by whom?'), ['mends → fix', 'whom → who']);
  assert.deepEqual(found(`${'这个句子很长'.repeat(7)}。`), ['over 40 characters']);
  assert.deepEqual(found(`第一句有${'二十字'.repeat(7)}。第二句也有${'二十字'.repeat(7)}。`), []);
  assert.deepEqual(found('写「钟点」和《事故手册》，运行 `钟点`。\n\n```text\n钟点\n```\n'), []);
});

test('the glossary has a row for every word that is proposed, with the words to avoid', () => {
  const glossary = readFileSync('CONTRIBUTING-words.md', 'utf8').split('# 术语表 Glossary')[1] ?? '';
  const rows = glossary.split('\n').filter((line) => line.startsWith('| '));
  for (const { write, not } of terms.words) {
    const row = rows.find((line) => line.includes(write) && not.some((word) => line.includes(`「${word}」`)));
    assert.ok(row, `${write}: ${not.join('、')}`);
  }
});
