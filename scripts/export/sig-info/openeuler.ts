// openEuler's sig-info.yaml: https://gitee.com/openeuler/community/blob/master/en/sig-governance/sig-template/sig-info-template.md
import type { Entry } from '../../../src/model/facts.ts';
import { isHole } from '../../../src/model/holes.ts';
import { holders, maintainersOf } from '../../../src/model/people.ts';
import { scopeOf } from '../../../src/model/readme.ts';
import { inOrder } from '../../../src/model/subprojects.ts';
import type { Person } from '../../../src/schemas/person.ts';
import { type Data, filled, mailingList, noPlace, type Source, type Written } from './shared.ts';

const member = ({ data }: Entry<Person>): Data =>
  filled({ gitee_id: data.accounts?.gitee, name: data.name.zh, organization: data.affiliation?.zh });

/** `https://gitee.com/owner/name/` → `owner/name`. */
const nameOf = (url: string): string => new URL(url).pathname.replace(/^\/|\/$|\.git$/g, '');

const repositories = ({ facts, today }: Source): Data[] =>
  inOrder(facts).flatMap(({ id, data }) => {
    if (typeof data.repository !== 'string') return [];
    const people = (maintainersOf(facts, id, today) ?? []).flatMap((maintainer) => maintainer.people);
    return [filled({ repo: [nameOf(data.repository)], committers: people.map(member) })];
  });

const meetingUrl = ({ facts }: Source): string | undefined =>
  facts.series.flatMap(({ data: { place } }) => (isHole(place) ? [] : (place.url ?? [])))[0];

export const openEuler = (source: Source): Written => {
  const { facts, site, today } = source;
  const data = filled({
    name: site.shortName,
    description: scopeOf(facts, site.address, 'zh').join('\n') || undefined,
    mailing_list: mailingList(source),
    meeting_url: meetingUrl(source),
    maintainers: holders(facts, 'chair', today).map(member),
    repositories: repositories(source),
  });
  const isKnown = facts.people.some((person) => person.data.accounts?.gitee);
  return {
    data,
    missing: [
      'created_on、mature_level、mentors、security_contacts：记录里没有这些',
      'email：成员的邮箱是私人信息，不公开',
      ...(isKnown ? [] : ['gitee_id：记录里没有人写明 Gitee 账号']),
      ...(data['meeting_url'] ? [] : ['meeting_url：会议链接未知']),
      ...(data['repositories'] ? [] : ['repositories：所辖项目的代码仓未知']),
      noPlace,
    ],
  };
};
