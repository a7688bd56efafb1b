// A series that states a time can be put into a calendar: its rule, start, zone and length make sense together.
import { horizon, localTimes, readSchedule, seriesProblems } from '#model/schedule/schedule.ts';
import { type Series, series as seriesSchema } from '#schemas/series.ts';
import { validOf } from '#scripts/check/content/facts.ts';
import { type Check, placed, type Problem } from '#scripts/check/rule.ts';

/** An exception on a day without a meeting cancels nothing: mostly the day before or after was meant. */
const idleExceptions = (series: Series): Problem[] => {
  const schedule = readSchedule(series);
  const last = series.exceptions
    .map(({ date }) => date)
    .sort()
    .at(-1);
  if (!schedule || !last) return [];
  const days = new Set<string>();
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

const problemsOf = (series: Series): Problem[] => {
  const problems = seriesProblems(series).map(({ field, found, ...words }) => ({
    at: [field],
    found: `字段 ${field}：${found}`,
    ...words,
  }));
  return problems.length > 0 ? problems : idleExceptions(series);
};

export const schedules: Check = {
  name: 'schedules',
  description: '会议系列的规则、起始时间、时区和时长一致，例外日期是按规则开会的日期',
  run: (site) => validOf(site, 'series', seriesSchema).flatMap(({ source, data }) => placed(source, problemsOf(data))),
};
