// Moments carry the offset that their zone has then, no clock jumped over them, and what has happened lies in the past.
import { newsDate } from '#model/sig/docs.ts';
import { sourceCollection } from '#schemas/files.ts';
import { inZone, isZone, momentOf } from '#language/zones.ts';
import { todayOf } from '#scripts/check/content/facts.ts';
import { fieldOf } from '#scripts/check/content/places.ts';
import { recordsOf, type Site, type Source } from '#scripts/check/content/read.ts';
import { yamlTextsOf } from '#scripts/check/content/runs.ts';
import { type Check, type Problem, inEach } from '#scripts/check/rule.ts';

const instant = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** The zone of each series that names one. */
const zonesOf = (site: Site): Map<unknown, string> =>
  new Map(
    recordsOf(site, 'series').flatMap((source) => {
      const zone = fieldOf(source, 'zone');
      return typeof zone === 'string' && isZone(zone) ? [[source.id, zone] as const] : [];
    }),
  );

const strange = (text: string, zone: string): Omit<Problem, 'at'> | undefined => {
  const [, local = '', offset = ''] = instant.exec(text) ?? [];
  const moment = new Date(text);
  if (!local || Number.isNaN(moment.getTime())) return undefined;
  const right = inZone(moment, zone);
  if (right.endsWith(offset)) return undefined;
  const seconds = local.length === 16 ? `${local}:00` : local;
  const meant = momentOf(seconds, zone);
  if (!meant)
    return {
      found: `${text}：时钟拨快时跳过了这一时间，${zone} 中不存在 ${seconds}`,
      expected: `时间在 ${zone} 中存在`,
      fix: `改为其他时间；如果时刻不变，改为 ${right}`,
    };
  return {
    severity: 'warning',
    found: `${text} 的时区与 ${zone} 不一致`,
    expected: `时间使用 ${zone} 的时区：${right}（时刻不变）或 ${inZone(meant, zone)}（数字不变）`,
    fix: '核对时间，改为其中一种写法',
  };
};

const moments = (source: Source, zone: string): Problem[] =>
  yamlTextsOf(source).flatMap(({ value, offset }) => {
    const words = value.length < 40 ? strange(value, zone) : undefined;
    return words ? [{ at: offset, ...words }] : [];
  });

/** Days of something that was done. */
const past: Partial<Record<Source['collection'], string[]>> = {
  services: ['confirmed'],
  docs: ['reviewed', 'date'],
};

/** News of a day that has not come: its day is in the name of its file. */
const announcedAhead = ({ collection, id }: Source, today: string): Problem[] => {
  const day = newsDate(id);
  if (sourceCollection(collection) !== 'news' || !/^\d{4}-\d\d-\d\d$/.test(day) || day <= today) return [];
  const found = `文件名的日期 ${day} 是将来的日期`;
  const fix = '更正文件名的日期，或到当天再发布';
  return [{ at: [], severity: 'warning', found, expected: `公告的日期最晚为今天（${today}）`, fix }];
};

const ahead = (source: Source, today: string): Problem[] => {
  const path = past[source.collection];
  const day = path && fieldOf(source, ...path);
  if (!path || typeof day !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(day) || day <= today) return [];
  const found = `${path.join('.')}: ${day} 是将来的日期`;
  return [{ at: path, severity: 'warning', found, expected: `日期最晚为今天（${today}）`, fix: '更正日期' }];
};

export const dates: Check = {
  name: 'dates',
  description: '时间的时区与站点或会议系列一致，时间存在；确认、复核和公告的日期不在将来',
  run: (site) => {
    const zone = site.config?.zone;
    if (!zone || !isZone(zone)) return [];
    const zones = zonesOf(site);
    const today = todayOf(site);
    return inEach(site.sources, (source) => {
      const own = source.collection === 'meetings' ? zones.get(fieldOf(source, 'series')) : undefined;
      return [...moments(source, own ?? zone), ...ahead(source, today), ...announcedAhead(source, today)];
    });
  },
};
