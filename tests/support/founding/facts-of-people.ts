// Where the pages tell what the original charter says of people.
import * as at from '../places.ts';
import { type Fact, fact, holes, labels, nothing, roles, said } from './fact.ts';
import { people, type PersonSaid } from './people.ts';

const onOwnPage = ({ line, id, name, roles: held, affiliation, duties, maintains }: PersonSaid): Fact[] => {
  const page = `/members/${id}/`;
  return [
    fact(line, page, 'name', at.heading, name),
    fact(
      line,
      page,
      'roles',
      at.field(labels.roles),
      ...(held.length > 0 ? held.map((role) => roles[role]) : [nothing]),
    ),
    fact(line, page, 'affiliation', at.field(labels.affiliation), affiliation ?? holes.unsaid),
    fact(line, page, 'duties', at.field(labels.duties), duties ?? holes.unsaid),
    maintains
      ? fact(line, page, 'subprojects', at.linksOfField(labels.maintains, 'text'), ...maintains)
      : fact(line, page, 'subprojects', at.field(labels.maintains), nothing),
  ];
};

const leadership = (page: string): Fact[] => [
  fact(
    6,
    page,
    'the three chairs in order, with affiliation',
    at.entries('chairs'),
    said('谢仲天 腾讯', 'Xie Zhongtian Tencent'),
    said('Circle Linux社区 Infra Team 团队', 'Circle Linux community Infra Team Team'),
    said('李文斌 RockyLinux中文社区', 'Li Wenbin RockyLinux Chinese community'),
  ),
  fact(12, page, 'the secretary', at.entries('secretary'), said('郁葱葱 腾讯', 'Yu Congcong Tencent')),
];

const members = people.filter(({ roles: held }) => held.includes('member'));

const memberList = (page: string): Fact[] => [
  fact(14, page, 'the nine members in order', at.rowNames('members'), ...members.map(({ name }) => name)),
  ...members.flatMap(({ line, name, affiliation = holes.unsaid, duties = holes.unsaid }) => [
    fact(line, page, `${name.zh}, affiliation`, at.cell('members', name, labels.affiliation), affiliation),
    fact(line, page, `${name.zh}, duties`, at.cell('members', name, labels.duties), duties),
  ]),
];

const gengHang = said('耿航', 'Geng Hang');
const shiChunli = said('石春丽', 'Shi Chunli');
const affiliationOf = (name: typeof gengHang) => at.cell('maintainers', name, labels.affiliation);

const otherMaintainers: Fact[] = [
  fact(67, '/members/', 'maintainers who are not members', at.rowNames('maintainers'), gengHang, shiChunli),
  fact(67, '/members/', '耿航, affiliation', affiliationOf(gengHang), said('腾讯', 'Tencent')),
  fact(86, '/members/', '石春丽, affiliation', affiliationOf(shiChunli), holes.unsaid),
];

export const factsOfPeople: Fact[] = [
  ...people.flatMap(onOwnPage),
  ...['/charter/', '/members/'].flatMap((page) => [...leadership(page), ...memberList(page)]),
  ...otherMaintainers,
];
