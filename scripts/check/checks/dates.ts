// Moments carry the offset that their zone has then, no clock jumped over them, and what has happened lies in the past.
import { isZone, momentOf } from '#language/zones.ts';
import { todayOf, written } from '#scripts/check/content/facts.ts';
import type { Check } from '#scripts/check/run-rules.ts';
import type { RuleFinding, Message } from '#scripts/check/finding.ts';
import { valueAt } from '#scripts/check/advice/issues.ts';
import { at, atField, type FieldPath } from '#scripts/check/content/places.ts';
import type { Site, Source } from '#scripts/check/content/read.ts';
import { yamlTextsOf } from '#scripts/check/content/yaml-text.ts';

const instant = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** The zone of each series that names one. */
const zonesOf = ({ sources }: Site): Map<string, string> =>
  new Map(
    sources.flatMap(({ collection, id, data }) => {
      const zone = (data as { zone?: unknown } | undefined)?.zone;
      return collection === 'series' && typeof zone === 'string' && isZone(zone) ? [[id, zone] as const] : [];
    }),
  );

const strange = (text: string, zone: string): (Message & Pick<RuleFinding, 'severity'>) | undefined => {
  const [, local = '', offset = ''] = instant.exec(text) ?? [];
  const moment = new Date(text);
  if (!local || Number.isNaN(moment.getTime())) return undefined;
  const right = written(moment, zone);
  if (right.endsWith(offset)) return undefined;
  const seconds = local.length === 16 ? `${local}:00` : local;
  const meant = momentOf(seconds, zone);
  if (!meant)
    return {
      found: `${text}：${zone} 没有 ${seconds} 这个时间，这时钟表拨快，跳过了它`,
      expected: `${zone} 有的时间`,
      fix: `改为另一个时间；如果指的是同一时刻，写 ${right}`,
    };
  return {
    severity: 'warning',
    found: `${text} 不是 ${zone} 的时间`,
    expected: `${right}（同一时刻），或者 ${written(meant, zone)}（同样的钟点）`,
    fix: '核对是几点，再换成其中一种写法',
  };
};

const moments = (source: Source, zone: string): RuleFinding[] =>
  yamlTextsOf(source).flatMap(({ value, offset }) => {
    const words = value.length < 40 ? strange(value, zone) : undefined;
    return words ? [{ ...at(source, offset), ...words }] : [];
  });

/** Days on which somebody did something. */
const past: Partial<Record<Source['collection'], FieldPath>> = {
  services: ['confirmed'],
  docs: ['reviewed', 'date'],
};

const ahead = (source: Source, today: string): RuleFinding[] => {
  const path = past[source.collection];
  const day = path && source.data ? valueAt(source.data, path) : undefined;
  if (!path || typeof day !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(day) || day <= today) return [];
  const found = `${path.join('.')}: ${day}，这一天还没到`;
  const words = { found, expected: `不晚于今天（${today}）`, fix: '改正日期' };
  return [{ ...atField(source, path), severity: 'warning', ...words }];
};

export const dates: Check = {
  name: 'dates',
  description: '时间的时区与站点或会议系列一致，是钟表上有的时间；确认和复核的日期不在将来',
  run: (site) => {
    const zone = site.config?.zone;
    if (!zone || !isZone(zone)) return [];
    const zones = zonesOf(site);
    const today = todayOf(site);
    return site.sources.flatMap((source) => {
      const series = (source.data as { series?: unknown } | undefined)?.series;
      const own = source.collection === 'meetings' && typeof series === 'string' ? zones.get(series) : undefined;
      return [...moments(source, own ?? zone), ...ahead(source, today)];
    });
  },
};
