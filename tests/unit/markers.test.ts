// The rule `markers` says of a text just what its page would show: a mark that the site's own pipeline leaves in what readers see.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { parse } from 'node-html-parser';
import { markers } from '#scripts/check/checks/markers.ts';
import { read } from '#scripts/check/content/read.ts';
import { processor } from '#markdown/pipeline.ts';

const shared = { syntaxHighlight: 'prism' as const, gfm: false, smartypants: false };
const renderer = await processor.createRenderer(shared as Parameters<typeof processor.createRenderer>[0]);

/** Whether the page shows a mark outside code. */
const shows = async (text: string): Promise<boolean> => {
  const { code } = await renderer.render(text, { fileURL: pathToFileURL('/zh.md'), frontmatter: {} });
  const page = parse(code);
  for (const element of page.querySelectorAll('code, pre')) element.remove();
  return /\*\*|~~|__/.test(page.textContent);
};

const finds = (text: string): boolean => {
  const folder = mkdtempSync(join(tmpdir(), 'check-markers-'));
  mkdirSync(join(folder, 'pages/home'), { recursive: true });
  writeFileSync(join(folder, 'pages/home/zh.md'), `---\ntitle: 首页\nsummary: 摘要。\n---\n\n${text}\n`);
  const folders = { folder, publicFolder: folder, liveFolder: folder };
  const found = markers.run(read({ ...folders, configFile: '', now: new Date('2026-11-22T12:00:00Z') }));
  rmSync(folder, { recursive: true });
  return found.length > 0;
};

const texts = [
  '**构建系统：**采用',
  '采用**“重点”**的写法',
  '采用 **重点** 的写法',
  '** 重点 **在前面',
  '没有**结束',
  '**没有结束',
  '约 3~5 个，~~删去~~了',
  '约 3~~5 个',
  '~~删去 ~~了',
  '用 `**` 和 `~~`',
  '```\n** 代码 **\n```',
  '这是__重点__内容',
  '这是 __重点__ 内容',
  '- **一、**开头\n- 结尾**（二）**',
  '| **表头** | ~~旧~~ |\n| --- | --- |\n| **甲：**乙 | 丙 |',
  '> **引用：**里面',
  '## 标题**重点**',
  '[**链接：**文字](/join/)后面',
];

for (const text of texts)
  test(`${JSON.stringify(text)} is found where the page shows the marks, and not where it does not`, async () => {
    assert.equal(finds(text), await shows(text));
  });

test('some of these texts show marks, and some do not', async () => {
  const shown = await Promise.all(texts.map(shows));
  assert.ok(shown.includes(true) && shown.includes(false));
});
