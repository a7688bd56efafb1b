// An entry of Kubernetes' sigs.yaml, in English: https://github.com/kubernetes/community/blob/main/sigs.yaml
import type { Entry } from '../../../src/model/facts.ts';
import { isHole } from '../../../src/model/holes.ts';
import { siteName } from '../../../src/model/names.ts';
import { holders } from '../../../src/model/people.ts';
import { scopeOf } from '../../../src/model/readme.ts';
import { scheduleOf, type SeriesEntry } from '../../../src/model/schedule.ts';
import { inOrder } from '../../../src/model/subprojects.ts';
import { pick, shown } from '../../../src/model/translations.ts';
import type { Person } from '../../../src/schemas/person.ts';
import type { Localized } from '../../../src/schemas/shapes.ts';
import { type Data, filled, mailingList, noPlace, type Source, type Written } from './shared.ts';

const english = (value: Localized | undefined): string | undefined => value && pick(value, 'en').text;

const chair = ({ data }: Entry<Person>): Data =>
  filled({ github: data.accounts?.github, name: english(data.name), company: english(data.affiliation) });

const weekdays: Record<string, string> = {
  ...{ MO: 'Monday', TU: 'Tuesday', WE: 'Wednesday', TH: 'Thursday', FR: 'Friday', SA: 'Saturday', SU: 'Sunday' },
};

/** Day, hour and rhythm, where the rule is one day every so many weeks; other rules have no words there. */
const meetingTime = (series: SeriesEntry): Data => {
  const schedule = scheduleOf(series);
  if (!schedule) return {};
  const { rule, start, zone } = schedule;
  const [day, ...others] = rule.byDay;
  const time = { time: start.slice(11, 16), tz: zone };
  if (!day || others.length > 0 || rule.frequency !== 'WEEKLY') return time;
  const rhythm = ['', 'weekly', 'biweekly'][rule.interval] ?? `every ${rule.interval} weeks`;
  return { day: weekdays[day.weekday], ...time, frequency: rhythm };
};

const meeting = (series: SeriesEntry): Data => {
  const { name, place } = series.data;
  return filled({ description: english(name), ...meetingTime(series), url: isHole(place) ? undefined : place.url });
};

export const kubernetes = (source: Source): Written => {
  const { facts, site, today } = source;
  const dir = site.shortName.toLowerCase();
  const [ownWords, chinese] = (['en', 'zh'] as const).map((locale) => scopeOf(facts, site.address, locale).join('\n'));
  const entry = filled({
    dir,
    name: siteName(site, 'en'),
    mission_statement: ownWords || chinese || undefined,
    charter_link: site.address && new URL('/en/charter/', site.address).href,
    label: dir.replace(/^sig-/, ''),
    leadership: { chairs: holders(facts, 'chair', today).map(chair) },
    meetings: facts.series.map(meeting),
    contact: filled({ mailing_list: mailingList(source) }),
    subprojects: inOrder(facts)
      .filter(({ data }) => data.stage !== 'archived')
      .map((subproject) => ({ name: shown(subproject, 'en').title, description: shown(subproject, 'en').summary })),
  });
  const isKnown = facts.people.some((person) => person.data.accounts?.github);
  return {
    data: { sigs: [entry] },
    missing: [
      'tech_leads、slack、teams、liaison、archive_url、recordings_url：记录里没有这些',
      'subprojects.owners：那里要的是 OWNERS 文件的网址，记录里没有',
      ...(isKnown ? [] : ['github：记录里没有人写明 GitHub 账号']),
      ...(facts.series.some((series) => scheduleOf(series))
        ? []
        : ['meetings 的 day、time、tz、frequency：会议时间未知']),
      ...(site.address ? [] : ['charter_link：站点的正式网址未定']),
      ...(ownWords ? [] : ['mission_statement 的英文：章程还没有译文，写的是中文']),
      noPlace,
    ],
  };
};
