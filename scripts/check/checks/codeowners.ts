// CODEOWNERS has the reviewers that follow from the records today.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { codeowners as generated } from '#model/sig/codeowners.ts';
import { factsOf, todayOf, withKnownMaintainers } from '#scripts/check/content/facts.ts';
import { shownPath } from '#scripts/check/content/read.ts';
import type { Check, RuleFinding } from '#scripts/check/rule.ts';

const ending = '（空行或文件结尾）';

export const codeowners: Check = {
  name: 'codeowners',
  description: 'CODEOWNERS 与成员和所辖项目的记录一致',
  run: (site): RuleFinding[] => {
    const { config, configFile, folder } = site;
    const root = dirname(configFile);
    const file = join(root, 'CODEOWNERS');
    if (!config || !existsSync(file)) return [];
    const { facts, invalid } = factsOf(site.sources.filter(({ collection }) => collection !== 'meetings'));
    // Other rules report what is wrong with the records themselves.
    if (invalid.length > 0 || withKnownMaintainers(facts).subprojects.length < facts.subprojects.length) return [];
    const settings = {
      forge: config.forge.kind,
      today: todayOf(site),
      folder: relative(root, folder).split(sep).join('/'),
    };
    const expected = generated(facts, settings).split('\n');
    const lines = readFileSync(file, 'utf8').split('\n');
    const index = expected.findIndex((line, at) => line !== lines[at]);
    const at = index < 0 && lines.length > expected.length ? expected.length : index;
    if (at < 0) return [];
    return [
      {
        file: shownPath(file),
        line: Math.min(at + 1, lines.length),
        column: 1,
        severity: 'warning',
        found: `这一行与记录不一致：${lines[at]?.trim() || ending}`,
        expected: `按记录生成的内容：${expected[at]?.trim() || ending}`,
        fix: '运行 npm run export -- codeowners --out CODEOWNERS，并提交生成的文件',
      },
    ];
  },
};
