// The meetings of a series are counted in the order in which they were held; decisions and actions have their meeting's year.
import { type Meeting, meetingsOf } from '#scripts/check/content/meetings.ts';
import { type Check, placed, type Problem, type RuleFinding } from '#scripts/check/rule.ts';

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
    const at = ['number'];
    if (owner) {
      const found = `序号 ${number} 与 ${owner.source.file} 相同`;
      const fix = '更正其中一个；如果序号未知，省略 number';
      return placed(source, [{ at, found, expected: '同一系列的会议序号不重复', fix }]);
    }
    if (!before || number >= before.number) return [];
    const found = `序号 ${number} 不大于更早的会议 ${before.source.file} 的序号 ${before.number}`;
    return placed(source, [
      { at, found, expected: `序号随时间递增：大于 ${before.number}`, fix: '更正其中一个序号或日期' },
    ]);
  });
};

/** `D-2025-07` of a meeting of 2026. */
const misdated = ({ source, decisions, actions }: Meeting): Problem[] =>
  [...decisions, ...actions].flatMap(({ id, path }): Problem[] => {
    const [, letter, year] = /^([DA])-(\d{4})-/.exec(id) ?? [];
    const held = /^\d{4}(?=-)/.exec(source.id)?.[0];
    if (!year || !held || year === held) return [];
    const found = `编号 ${id} 的年份为 ${year}，与会议的年份 ${held} 不一致`;
    const words = { found, expected: `编号使用会议的年份：${letter}-${held}-…`, fix: '改用会议当年的下一个编号' };
    return [{ at: [...path, 'id'], severity: 'warning', ...words }];
  });

export const numbers: Check = {
  name: 'numbers',
  description: '同一系列的会议序号不重复并随时间递增；决议和待办的编号使用会议的年份',
  run: (site) => {
    const all = meetingsOf(site);
    const numbered = all.filter((meeting): meeting is Numbered => meeting.number !== undefined);
    return [
      ...[...Map.groupBy(numbered, ({ series }) => series).values()].flatMap(inSeries),
      ...all.flatMap((meeting) => placed(meeting.source, misdated(meeting))),
    ];
  },
};
