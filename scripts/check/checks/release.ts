// What must be known before the site goes public; only with --release.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lacksOf } from '#model/site/filing.ts';
import { toFill } from '#schemas/site.ts';
import { todayOf } from '#scripts/check/content/facts.ts';
import { isPublicFile } from '#scripts/check/content/paths.ts';
import { atSetting } from '#scripts/check/content/places.ts';
import type { Site } from '#scripts/check/content/read.ts';
import { topOf } from '#scripts/check/finding.ts';
import type { Check, RuleFinding } from '#scripts/check/rule.ts';

const example = 'examples/content';
/** Lines that only the example has: its people, its addresses, its sentences. */
const telling =
  /^(?!title:|summary:).*(?:\p{Script=Han}{8,}|example\.(?:org|com)|成员[甲乙丙丁戊己庚辛]|Member [A-H]\b)/u;

/** Files that still have a line of the example. */
function ofExample({ sources }: Site): RuleFinding[] {
  if (!existsSync(example)) return [];
  const lines = globSync('**/*.{md,mdx,yaml}', { cwd: example })
    .flatMap((file) => readFileSync(join(example, file), 'utf8').split('\n'))
    .map((line) => line.trim())
    .filter((line) => telling.test(line));
  const known = new Set(lines);
  return sources.flatMap(({ file, text }): RuleFinding[] => {
    const rows = text.split('\n').map((line) => line.trim());
    const row = rows.findIndex((line) => known.has(line));
    if (row < 0) return [];
    const words = { expected: '发布的站点不含示例的内容', fix: '改为本 SIG 的内容，或删除该文件' };
    return [{ ...topOf(file), line: row + 1, found: `与示例站点的内容相同：${rows[row]}`, ...words }];
  });
}

/** Ids that an import gave because nothing else was known. */
const temporary = ({ sources }: Site): RuleFinding[] =>
  sources
    .filter(({ id }) => /^(?:person|record|list|series|subproject)(?:-\d+)?$/.test(id))
    .map(({ file, id }) => ({
      ...topOf(file),
      ...{
        found: `ID ${id} 是临时的`,
        expected: 'ID 是网址的一部分，发布后不再修改',
        fix: '重命名文件，并更新引用它的记录',
      },
    }));

export const release: Check = {
  name: 'release',
  description: '正式网址和备案号已填写，不含示例的内容和临时的 ID（仅 --release 检查）',
  run: (site) => {
    const { config } = site;
    if (!config) return [];
    const icon = config.filing.publicSecurityIcon;
    const isMissing = icon !== undefined && !isPublicFile(site, icon);
    const open = JSON.stringify(config).includes(toFill)
      ? [{ ...atSetting(site, toFill), found: `配置中有「${toFill}」`, expected: '配置全部填写', fix: '填写实际的值' }]
      : [];
    const own = [...open, ...ofExample(site), ...temporary(site)];
    const lacks = lacksOf(config, todayOf(site)).map(({ beside, mayFollow, until: _until, ...message }) => ({
      ...atSetting(site, beside),
      ...message,
      ...(mayFollow && { severity: 'warning' as const }),
    }));
    if (!isMissing) return [...lacks, ...own];
    const words = {
      found: 'filing.publicSecurityIcon 指定的图标不在 public/ 中',
      expected: '图标位于 public/，文件名以 / 开头',
      fix: '将图标放入 public/，或更正文件名',
    };
    return [...lacks, ...own, { ...atSetting(site, 'publicSecurityIcon'), ...words }];
  },
};
