// A series that states a time can be put into a calendar: its rule, start, zone and length make sense together.
import { gaps, seriesProblems } from '#model/schedule/schedule.ts';
import { horizon, localTimes, readSchedules } from '#model/schedule/times.ts';
import { type Series, series as seriesSchema } from '#schemas/series.ts';
import { validOf } from '#scripts/check/content/facts.ts';
import { type Check, placed, type Problem } from '#scripts/check/rule.ts';

/** An exception on a day without a meeting cancels nothing: mostly the day before or after was meant. */
const idleExceptions = (series: Series): Problem[] => {
  const schedules = readSchedules(series);
  const last = series.exceptions
    .map(({ date }) => date)
    .sort()
    .at(-1);
  if (schedules.length === 0 || !last) return [];
  const days = new Set<string>();
  for (const schedule of schedules)
    for (const { day } of localTimes(schedule, horizon)) {
      days.add(day);
      if (day >= last) break;
    }
  return series.exceptions.flatMap(({ date }, index): Problem[] => {
    if (days.has(date)) return [];
    const away = (day: string) => Math.abs(Date.parse(day) - Date.parse(date));
    const [nearest] = [...days].sort((a, b) => away(a) - away(b));
    const words = {
      found: `exceptions 中的 ${date} 没有会议`,
      expected: `exceptions 中的日期是按规则开会的日期，例如 ${nearest}`,
    };
    return [{ at: ['exceptions', index, 'date'], severity: 'warning', ...words, fix: '更正日期，或删除该项' }];
  });
};

/** Nothing between an old and a new time vanishes unsaid. */
const unsaidGaps = (series: Series): Problem[] =>
  gaps(series).map(({ index, last, first }) => ({
    at: ['schedules', index, 'from'],
    severity: 'warning',
    found: `${last} 与 ${first} 之间没有会议，也没有说明`,
    expected: '新的时间接续原来的时间；暂停的时间单独列为一段',
    fix: '更正 from、start 或规则的 UNTIL；暂停时在 schedules 中添加一段 rule: { state: none }',
  }));

const problemsOf = (series: Series): Problem[] => {
  const problems = seriesProblems(series).map(({ field, index, found, ...words }) => ({
    at: index === undefined ? [field] : ['schedules', index, field],
    found: `字段 ${field}：${found}`,
    ...words,
  }));
  return problems.length > 0 ? problems : [...idleExceptions(series), ...unsaidGaps(series)];
};

export const schedules: Check = {
  name: 'schedules',
  description: '会议系列的规则、起始时间、时区和时长一致，各段相接，例外日期是按规则开会的日期',
  run: (site) => validOf(site, 'series', seriesSchema).flatMap(({ source, data }) => placed(source, problemsOf(data))),
};
