// CODEOWNERS says who reviews what as the records have it today.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { codeowners as generated } from '#model/sig/codeowners.ts';
import type { Facts } from '#model/records/facts.ts';
import { todayOf } from '#scripts/check/content/facts.ts';
import { factsOf } from '#scripts/check/content/facts.ts';
import type { Check } from '#scripts/check/run-rules.ts';
import type { RuleFinding } from '#scripts/check/finding.ts';
import { shownPath } from '#scripts/check/content/read.ts';

const isWhole = ({ people, subprojects }: Facts): boolean => {
  const known = new Set(people.map(({ id }) => id));
  return subprojects.every(({ data }) =>
    (data.maintainers ?? []).every((maintainer) => !('person' in maintainer) || known.has(maintainer.person)),
  );
};

export const codeowners: Check = {
  name: 'codeowners',
  description: 'CODEOWNERS 与成员和所辖项目的记录一致',
  run: (site): RuleFinding[] => {
    const { config, configFile, folder } = site;
    const root = dirname(configFile);
    const file = join(root, 'CODEOWNERS');
    if (!config || !existsSync(file)) return [];
    const { facts, invalid } = factsOf(site.sources.filter(({ collection }) => collection !== 'meetings'));
    // What is wrong with the records themselves is said first, by other rules.
    if (invalid.length > 0 || !isWhole(facts)) return [];
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
        found: lines[at]?.trim() || '（空行，或者到此为止）',
        expected: expected[at]?.trim() || '（空行，或者到此为止）',
        fix: '运行 npm run export -- codeowners --out CODEOWNERS，把它写的文件一起提交',
      },
    ];
  },
};
