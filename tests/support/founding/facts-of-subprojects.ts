// Where the pages tell what the original charter says of the subprojects.
import * as at from '../places.ts';
import { type Fact, fact, factAmong, holes, labels, said, same } from './fact.ts';
import { type SubprojectSaid, subprojects } from './subprojects.ts';

const link = ({ line, link: given }: SubprojectSaid, page: string): Fact =>
  given === 'unknown' || given === 'none' || given === 'unsaid'
    ? fact(line + 2, page, 'link', at.field(labels.link), holes[given])
    : fact(line + 2, page, 'link', at.linksOfField(labels.link, 'href'), same(given));

const maintainers = ({ line, maintainers: given, role }: SubprojectSaid, page: string): Fact[] => {
  const place = at.field(labels.maintainers);
  if (given === 'unsaid') return [fact(line, page, 'maintainers', place, holes.unsaid)];
  const named = fact(line + 2, page, 'maintainers', at.linksOfField(labels.maintainers, 'text'), ...given);
  const secretary = said('秘书（现任：郁葱葱）', 'Secretary (currently Yu Congcong)');
  return role ? [named, fact(line + 2, page, 'a role as maintainer', place, secretary)] : [named];
};

const onOwnPage = (subproject: SubprojectSaid): Fact[] => {
  const { line, id, title, introduction, repository } = subproject;
  const page = `/subprojects/${id}/`;
  const lineOfRepository = repository === 'unsaid' ? line : line + 3;
  return [
    fact(line, page, 'title', at.heading, title),
    factAmong(line + 1, page, 'introduction', at.paragraphs, introduction),
    link(subproject, page),
    ...maintainers(subproject, page),
    fact(lineOfRepository, page, 'repository', at.field(labels.repository), holes[repository]),
  ];
};

const titles = subprojects.map(({ title }) => title);
const numbers = subprojects.map((_, i) => same(String(i + 1).padStart(2, '0')));
const inOrder = (page: string, section: string): Fact[] => [
  fact(43, page, 'the ten subprojects in order', at.rowTitles(section), ...titles),
  fact(43, page, 'their numbers', at.rowNumbers(section), ...numbers),
];
const inCharter: Fact[] = [
  fact(43, '/charter/', 'the ten subprojects in order', at.entryHeadings('subprojects'), ...titles),
  fact(43, '/charter/', 'their numbers', at.entryNames('subprojects'), ...numbers),
];

export const factsOfSubprojects: Fact[] = [
  ...inOrder('/', 'subprojects'),
  ...inCharter,
  ...inOrder('/subprojects/', 'active'),
  ...subprojects.flatMap(onOwnPage),
];
