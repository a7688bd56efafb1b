// CODEOWNERS has the reviewers that follow from the records today.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { codeowners as generated } from '#model/sig/codeowners.ts';
import { factsOf, todayOf, withKnownMaintainers } from '#scripts/check/content/facts.ts';
import { shownPath } from '#scripts/check/content/read.ts';
import type { Check, RuleFinding } from '#scripts/check/rule.ts';

const ending = '（空行，或者到此为止）';

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
        found: lines[at]?.trim() || ending,
        expected: expected[at]?.trim() || ending,
        fix: '运行 npm run export -- codeowners --out CODEOWNERS，把它写的文件一起提交',
      },
    ];
  },
};
