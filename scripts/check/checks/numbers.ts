// The meetings of a series are counted in the order in which they were held; decisions and actions have their meeting's year.
import type { Check } from '#scripts/check/run-rules.ts';
import type { RuleFinding, Message } from '#scripts/check/finding.ts';
import { type Meeting, meetingsOf, type Row } from '#scripts/check/content/meetings.ts';
import { atField } from '#scripts/check/content/places.ts';
import type { Source } from '#scripts/check/content/read.ts';

type Numbered = Meeting & { number: number };

const inSeries = (meetings: Numbered[]): RuleFinding[] => {
  const owners = new Map<number, Numbered>();
  let last: Numbered | undefined;
  return meetings.flatMap((meeting): RuleFinding[] => {
    const { source, number } = meeting;
    const owner = owners.get(number);
    const before = last;
    owners.set(number, owner ?? meeting);
    if (!before || number > before.number) last = meeting;
    const report = (words: Message): RuleFinding[] => [{ ...atField(source, ['number']), ...words }];
    if (owner)
      return report({
        found: `number: ${number} 与 ${owner.source.file} 相同`,
        expected: '同一系列里，每次会议的序号不同',
        fix: `改正其中一个；不知道是第几次就不写 number`,
      });
    if (before && number < before.number)
      return report({
        found: `number: ${number}，而更早的 ${before.source.file} 是 ${before.number}`,
        expected: `大于 ${before.number}`,
        fix: '改正其中一个序号或日期',
      });
    return [];
  });
};

/** `D-2025-07` of a meeting of 2026. */
const misdated = (source: Source, { id, path }: Row): RuleFinding[] => {
  const [, letter, year] = /^([DA])-(\d{4})-/.exec(id) ?? [];
  const held = /^\d{4}(?=-)/.exec(source.id)?.[0];
  if (!year || !held || year === held) return [];
  const found = `编号 ${id} 的年份是 ${year}，会议在 ${held} 年`;
  const words = { found, expected: `${letter}-${held}-…`, fix: '改用会议那一年的下一个编号' };
  return [{ ...atField(source, [...path, 'id']), severity: 'warning', ...words }];
};

export const numbers: Check = {
  name: 'numbers',
  description: '同一系列的会议，序号不重复，随时间递增；决议和待办的编号是会议那一年的',
  run: (site) => {
    const all = meetingsOf(site);
    const numbered = all.filter((meeting): meeting is Numbered => meeting.number !== undefined);
    return [
      ...[...Map.groupBy(numbered, ({ series }) => series).values()].flatMap(inSeries),
      ...all.flatMap(({ source, decisions, actions }) =>
        [...decisions, ...actions].flatMap((row) => misdated(source, row)),
      ),
    ];
  },
};
