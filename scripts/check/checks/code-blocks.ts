// What stands behind the fence of a block of code is read: its language, its title and its lines.
import type { Code } from 'mdast';
import { isKnownLanguage, knownLanguages } from '#markdown/code.ts';
import { fenceOf } from '#markdown/fence.ts';
import { suggest } from '#scripts/check/advice/closest.ts';
import { isProse, nodesOf } from '#scripts/check/content/body.ts';
import { type Check, inEach, type Problem } from '#scripts/check/rule.ts';

/** Letters of a title. */
const maxTitle = 100;

const inBlock = (block: Code): Problem[] => {
  const { title, marked, added, removed, unknown } = fenceOf(block.meta ?? '');
  const length = block.value.split('\n').length;
  const beyond = [...marked, ...added, ...removed].find((line) => line < 1 || line > length);
  const found: Problem[] = unknown.map((what) => ({
    at: block,
    found: `代码块的选项 ${what.slice(0, 40)} 未识别`,
    expected: '语言之后可用：title="…"、{2,4-5}、ins={2}、del={3}、showLineNumbers',
    fix: suggest(what, ['showLineNumbers', 'title'], '更正或删除该选项'),
  }));
  if (title.length > maxTitle)
    found.push({
      at: block,
      found: `代码块的标题有 ${title.length} 字`,
      expected: `标题最多 ${maxTitle} 字`,
      fix: '缩短标题',
    });
  if (beyond !== undefined)
    found.push({ at: block, found: `代码块没有第 ${beyond} 行`, expected: `行号为 1 至 ${length}`, fix: '更正行号' });
  const { lang } = block;
  if (lang && !isKnownLanguage(lang))
    found.push({
      at: block,
      severity: 'warning',
      found: `代码块的语言 ${lang.slice(0, 40)} 未知，没有着色`,
      expected: '使用 Shiki 支持的语言，或 spec、console、text',
      fix: suggest(lang, knownLanguages, '改为 text'),
    });
  return found;
};

export const codeBlocks: Check = {
  name: 'code-blocks',
  description: '代码块的语言、标题和行号有效',
  given: () => null,
  run: (site, sources = site.sources) =>
    inEach(
      sources.filter((source) => isProse(source) && /```|~~~/.test(source.record.body)),
      (source) => nodesOf(source, 'code').flatMap(inBlock),
    ),
};
