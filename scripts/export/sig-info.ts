// The SIG as the tools of other communities read it. What the records do not say is left out, and named in a comment above.
import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'yaml';
import { siteName } from '#language/names.ts';
import { type Localized, pick } from '#language/locales.ts';
import { absoluteAt } from '#language/routes.ts';
import type { Entry, Facts } from '#model/records/facts.ts';
import { isHole } from '#model/records/holes.ts';
import { shown } from '#model/records/translations.ts';
import { type SeriesEntry, scheduleOf } from '#model/schedule/schedule.ts';
import { holders, maintainersOf } from '#model/sig/people.ts';
import { scopeOf } from '#model/sig/readme.ts';
import type { Person } from '#schemas/person.ts';
import type { SiteConfig } from '#schemas/site.ts';

type Data = Record<string, unknown>;

interface Source {
  facts: Facts;
  site: SiteConfig;
  /** `YYYY-MM-DD` */
  today: string;
}

interface Written {
  data: Data;
  /** Fields of the format that stay empty, each with the reason; `false` for one that does not. */
  missing: (string | false)[];
}

const filled = (data: Data): Data =>
  Object.fromEntries(
    Object.entries(data).filter(([, value]) => !(value === undefined || isDeepStrictEqual(value, []))),
  );

/** The list that anyone may write to. */
const mailingList = ({ facts, site }: Source): string | undefined =>
  facts.lists.find(({ id }) => id === site.contactList)?.data.address;

const noPlace = '秘书和成员：该格式没有对应的字段，只写入联席组长';

// An entry of Kubernetes' sigs.yaml, in English: https://github.com/kubernetes/community/blob/main/sigs.yaml

const english = (value: Localized | undefined): string | undefined => value && pick(value, 'en').text;

const chair = ({ data }: Entry<Person>): Data =>
  filled({ github: data.accounts?.github, name: english(data.name), company: english(data.affiliation) });

const weekdays: Record<string, string> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
};

/** Day, hour and rhythm, where the rule is one day every so many weeks; the format has no words for other rules. */
const meetingTime = (series: SeriesEntry, today: string): Data => {
  const schedule = scheduleOf(series, today);
  if (!schedule) return {};
  const { rule, start, zone } = schedule;
  const [day, ...others] = rule.byDay;
  const time = { time: start.slice(11, 16), tz: zone };
  if (!day || others.length > 0 || rule.frequency !== 'WEEKLY') return time;
  const rhythm = ['', 'weekly', 'biweekly'][rule.interval] ?? `every ${rule.interval} weeks`;
  return { day: weekdays[day.weekday], ...time, frequency: rhythm };
};

const meeting = (series: SeriesEntry, today: string): Data => {
  const { name, place } = series.data;
  return filled({
    description: english(name),
    ...meetingTime(series, today),
    url: isHole(place) ? undefined : place.url,
  });
};

const kubernetes = (source: Source): Written => {
  const { facts, site, today } = source;
  const dir = site.shortName.toLowerCase();
  const [ownWords, chinese] = (['en', 'zh'] as const).map((locale) => scopeOf(facts, site.address, locale).join('\n'));
  const entry = filled({
    dir,
    name: siteName(site, 'en'),
    mission_statement: ownWords || chinese || undefined,
    charter_link: site.address && absoluteAt(site.address, '/en/charter/'),
    label: dir.replace(/^sig-/, ''),
    leadership: { chairs: holders(facts, 'chair', today).map(chair) },
    meetings: facts.series.map((series) => meeting(series, today)),
    contact: filled({ mailing_list: mailingList(source) }),
    subprojects: facts.subprojects
      .filter(({ data }) => data.stage !== 'archived')
      .map((subproject) => ({ name: shown(subproject, 'en').title, description: shown(subproject, 'en').summary })),
  });
  const isKnown = facts.people.some((person) => person.data.accounts?.github);
  return {
    data: { sigs: [entry] },
    missing: [
      'tech_leads、slack、teams、liaison、archive_url、recordings_url：记录中没有',
      'subprojects.owners：应为 OWNERS 文件的网址，记录中没有',
      !isKnown && 'github：记录中没有 GitHub 账号',
      !facts.series.some((series) => scheduleOf(series)) && 'meetings 的 day、time、tz、frequency：会议时间未知',
      !site.address && 'charter_link：站点的正式网址未定',
      !ownWords && 'mission_statement 的英文：章程尚无译文，使用中文',
      noPlace,
    ],
  };
};

// openEuler's sig-info.yaml: https://gitee.com/openeuler/community/blob/master/en/sig-governance/sig-template/sig-info-template.md

const member = ({ data }: Entry<Person>): Data =>
  filled({ gitee_id: data.accounts?.gitee, name: data.name.zh, organization: data.affiliation?.zh });

/** `https://gitee.com/owner/name/` → `owner/name`. */
const nameOf = (url: string): string => new URL(url).pathname.replace(/^\/|\/$|\.git$/g, '');

const repositories = ({ facts, today }: Source): Data[] =>
  facts.subprojects.flatMap(({ id, data }) => {
    if (typeof data.repository !== 'string') return [];
    const people = (maintainersOf(facts, id, today) ?? []).flatMap((maintainer) => maintainer.people);
    return [filled({ repo: [nameOf(data.repository)], committers: people.map(member) })];
  });

const openEuler = (source: Source): Written => {
  const { facts, site, today } = source;
  const data = filled({
    name: site.shortName,
    description: scopeOf(facts, site.address, 'zh').join('\n') || undefined,
    mailing_list: mailingList(source),
    meeting_url: facts.series.flatMap(({ data: { place } }) => (isHole(place) ? [] : (place.url ?? [])))[0],
    maintainers: holders(facts, 'chair', today).map(member),
    repositories: repositories(source),
  });
  const isKnown = facts.people.some((person) => person.data.accounts?.gitee);
  return {
    data,
    missing: [
      'created_on、mature_level、mentors、security_contacts：记录中没有',
      'email：成员的邮箱是私人信息，不公开',
      !isKnown && 'gitee_id：记录中没有 Gitee 账号',
      !data['meeting_url'] && 'meeting_url：会议链接未知',
      !data['repositories'] && 'repositories：所辖项目的代码仓未知',
      noPlace,
    ],
  };
};

export const styles = ['openeuler', 'kubernetes'] as const;
export type Style = (typeof styles)[number];

const formats = {
  openeuler: { write: openEuler, file: 'openEuler 的 sig-info.yaml' },
  kubernetes: { write: kubernetes, file: 'Kubernetes 的 sigs.yaml 中的一项' },
};

/** One YAML document for each style, comments first. Their tools read YAML 1.1, where 16:00 without quotes is a number. */
export const sigInfo = (source: Source, chosen: readonly Style[]): string =>
  chosen
    .map((style) => {
      const { write, file } = formats[style];
      const { data, missing } = write(source);
      const reasons = missing.filter((reason) => reason !== false);
      const comments = [`${file}，由 npm run export -- sig-info 生成`, '未填写的字段：', ...reasons];
      const yaml = stringify(data, { version: '1.1', lineWidth: 0 });
      return `${comments.map((line) => `# ${line}`).join('\n')}\n${yaml}`;
    })
    .join('---\n');
