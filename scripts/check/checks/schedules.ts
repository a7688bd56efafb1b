// A series that states a time can be put into a calendar: its rule, start, zone and length make sense together.
import { horizon, localTimes, readSchedule } from '#model/schedule/schedule.ts';
import { seriesProblems } from '#model/schedule/schedule.ts';
import { type Series, series as seriesSchema } from '#schemas/series.ts';
import type { Check } from '#scripts/check/run-rules.ts';
import type { RuleFinding } from '#scripts/check/finding.ts';
import { atField } from '#scripts/check/content/places.ts';
import type { Source } from '#scripts/check/content/read.ts';

/** An exception on a day without a meeting cancels nothing: mostly the day before or after was meant. */
const idleExceptions = (source: Source, series: Series): RuleFinding[] => {
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
  return series.exceptions.flatMap(({ date }, index): RuleFinding[] => {
    if (days.has(date)) return [];
    const near = [...days].sort(
      (a, b) => Math.abs(Date.parse(a) - Date.parse(date)) - Math.abs(Date.parse(b) - Date.parse(date)),
    );
    const words = {
      found: `exceptions 里的 ${date} 本来就不开会`,
      expected: `规则定下的日子，如 ${near[0]}`,
      fix: '改正日期，或者删去',
    };
    return [{ ...atField(source, ['exceptions', index, 'date']), severity: 'warning', ...words }];
  });
};

const inSeries = (source: Source): RuleFinding[] => {
  const { data } = seriesSchema.safeParse(source.data);
  // What does not fit the schema is reported by the schema rule.
  if (!data) return [];
  const problems = seriesProblems(data).map(({ field, found, expected, fix }): RuleFinding => ({
    ...atField(source, [field]),
    found: `字段 ${field}：${found}`,
    expected,
    fix,
  }));
  return problems.length > 0 ? problems : idleExceptions(source, data);
};

export const schedules: Check = {
  name: 'schedules',
  description: '写了会议规则的系列，规则、起始、时区、时长合得起来，不开会的日子原本要开会',
  run: ({ sources }) => sources.filter(({ collection }) => collection === 'series').flatMap(inSeries),
};
