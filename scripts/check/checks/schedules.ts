// A series that states a time can be put into a calendar: its rule, start, zone and length make sense together.
import { seriesProblems } from '../../../src/model/schedule.ts';
import { series as seriesSchema } from '../../../src/schemas/series.ts';
import type { Check } from '../finding.ts';
import { atField } from '../places.ts';

const name = 'schedules';

export const schedules: Check = {
  name,
  description: '写了会议规则的系列，规则、起始、时区、时长合得起来',
  run: ({ sources }) =>
    sources
      .filter(({ collection }) => collection === 'series')
      .flatMap((source) => {
        const { data, success } = seriesSchema.safeParse(source.data);
        // What does not fit the schema is reported by the schema rule.
        if (!success) return [];
        return seriesProblems(data).map(({ field, found, expected, fix }) => ({
          ...atField(source, [field]),
          ...{ rule: name, severity: 'error' as const, found: `字段 ${field}：${found}`, expected, fix },
        }));
      }),
};
