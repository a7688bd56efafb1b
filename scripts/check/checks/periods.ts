// Nothing ends before it begins: meetings, incidents and maintenance, terms of office; and updates follow in time.
import { dayMs } from '#language/dates.ts';
import { type FieldPath, isMap } from '#schemas/shape.ts';
import { rowsOf } from '#scripts/check/content/meetings.ts';
import type { Source } from '#scripts/check/content/read.ts';
import { type Check, inEach, type Problem } from '#scripts/check/rule.ts';

type Fields = Record<string, unknown>;

const momentOf = (value: unknown) => (typeof value === 'string' ? Date.parse(value) : Number.NaN);

const backwards = (fields: Fields, from: string, until: string, path: FieldPath = []): Problem[] => {
  if (!(momentOf(fields[until]) <= momentOf(fields[from]))) return [];
  const found = `${until}（${String(fields[until])}）早于或等于 ${from}（${String(fields[from])}）`;
  return [
    { at: [...path, until], found, expected: `${until} 晚于 ${from}`, fix: `更正 ${from} 或 ${until}，注意年份和时区` },
  ];
};

/** Meetings last hours; in a longer one, mostly the day of its end is wrong. */
const endless = ({ start, end }: Fields): Problem[] => {
  if (!(momentOf(end) - momentOf(start) > dayMs)) return [];
  const found = `会议从 ${String(start)} 开到 ${String(end)}，超过一天`;
  return [{ at: ['end'], severity: 'warning', found, expected: '会议在同一天开始和结束', fix: '核对 end 的日期' }];
};

/** Updates in the order of time; those of an incident after it began, the closing one with an end. */
const updates = (notice: Fields): Problem[] => {
  const rows = rowsOf(notice, 'updates');
  const found = rows.flatMap(({ path, row }, index): Problem[] => {
    const before = index > 0 ? rows[index - 1]?.row['at'] : notice['kind'] === 'incident' ? notice['start'] : undefined;
    if (!(momentOf(row['at']) < momentOf(before))) return [];
    const words = {
      found: `进展的时间 ${String(row['at'])} 早于 ${String(before)}`,
      expected: '进展晚于开始时间，从早到晚排列',
    };
    return [{ at: [...path, 'at'], ...words, fix: '更正时间，或调整顺序' }];
  });
  const last = rows.at(-1);
  const state = String(last?.row['state']);
  if (last && ['resolved', 'completed'].includes(state) && notice['end'] === undefined) {
    const words = { found: `最后一条进展为 ${state}，但未填写 end`, expected: '已结束的通知填写 end' };
    found.push({
      at: [...last.path, 'state'],
      ...words,
      fix: `添加 end: ${String(last.row['at'])}；缺少 end 时，页面显示尚未结束`,
    });
  }
  return found;
};

/** One role twice, in terms that overlap; a term without a day has no end on that side. */
const overlaps = (person: Fields): Problem[] => {
  const terms = rowsOf(person, 'roles').map(({ path, row }) => ({
    ...{ path, role: String(row['role']) },
    ...{ since: String(row['since'] ?? '0000'), until: String(row['until'] ?? '9999') },
  }));
  return terms.flatMap((term, index): Problem[] => {
    const other = terms
      .slice(0, index)
      .find(({ role, since, until }) => role === term.role && since < term.until && term.since < until);
    if (!other) return [];
    const found = `角色 ${term.role} 重复，任期重叠`;
    return [
      {
        at: [...term.path, 'role'],
        found,
        expected: '同一角色的任期互不重叠',
        fix: '删除重复的一项，或更正 since 和 until',
      },
    ];
  });
};

/** Somebody who maintains a subproject twice. */
const twice = ({ maintainers }: Fields): Problem[] => {
  const named = Array.isArray(maintainers) ? maintainers.map((one) => JSON.stringify(one)) : [];
  return named.flatMap((one, index): Problem[] =>
    named.indexOf(one) === index
      ? []
      : [
          {
            at: ['maintainers', index],
            found: `负责人重复：${one}`,
            expected: '每位负责人只列一次',
            fix: '删除重复的一项',
          },
        ],
  );
};

const problemsOf = ({ collection, data }: Source): Problem[] => {
  const fields = isMap(data) ? data : {};
  if (collection === 'meetings') return [...backwards(fields, 'start', 'end'), ...endless(fields)];
  if (collection === 'notices') return [...backwards(fields, 'start', 'end'), ...updates(fields)];
  if (collection === 'subprojects') return twice(fields);
  if (collection !== 'people') return [];
  return [
    ...rowsOf(fields, 'roles').flatMap(({ path, row }) => backwards(row, 'since', 'until', path)),
    ...overlaps(fields),
  ];
};

export const periods: Check = {
  name: 'periods',
  description: '会议、故障、维护和任期的结束晚于开始，进展从早到晚排列；角色的任期不重叠，负责人不重复',
  run: ({ sources }) => inEach(sources, problemsOf),
};
