// Every running subproject has somebody who looks after it today, or an open question who that is.
import { todayOf } from '../clock.ts';
import type { Check, Finding, Words } from '../finding.ts';
import { rowsOf } from '../meetings.ts';
import { atField } from '../places.ts';
import { isAboutAll } from '../questions.ts';
import type { Site, Source } from '../read.ts';

const name = 'maintainers';

interface Term {
  role?: unknown;
  since?: unknown;
  until?: unknown;
}

const termsOf = ({ data }: Source): Term[] => rowsOf(data, 'roles').map(({ row }) => row);
const runs = ({ since, until }: Term, today: string) =>
  (typeof since !== 'string' || since <= today) && (typeof until !== 'string' || today < until);

const left = (maintainer: Record<string, unknown>, people: Source[], today: string): Words | undefined => {
  const { person, role } = maintainer;
  if (typeof role === 'string') {
    if (people.some((one) => termsOf(one).some((term) => term.role === role && runs(term, today)))) return undefined;
    const fix = '换成具体的人，或者在 people/ 里写上现在担任的人';
    return { found: `负责人是 role: ${role}，而今天没有人担任`, expected: '有人担任的角色', fix };
  }
  const record = people.find(({ id }) => id === person);
  const terms = record ? termsOf(record) : [];
  if (!record || terms.length === 0 || terms.some((term) => runs(term, today))) return undefined;
  const fix = '请 SIG 确认由谁接手，再改 maintainers';
  return { found: `负责人 ${record.id} 的任期都已结束`, expected: '在任的成员，或者不担任角色的人', fix };
};

const inSubproject = (source: Source, site: Site, people: Source[], today: string): Finding[] => {
  const { stage } = source.data as { stage?: unknown };
  if (stage === 'archived' || isAboutAll(site, [{ collection: 'subprojects', id: source.id, field: 'maintainers' }]))
    return [];
  const rows = rowsOf(source.data, 'maintainers');
  const frame = { rule: name, severity: 'warning' as const };
  if (rows.length === 0) {
    const words = { found: '没有写负责人', expected: 'maintainers: [{ person: 编号 }]' };
    const fix = '写上负责人；还不知道是谁，就在 questions/ 里添一个关于 maintainers 的问题';
    return [{ ...atField(source, ['maintainers']), ...frame, ...words, fix }];
  }
  return rows.flatMap(({ path, row }) => {
    const words = left(row, people, today);
    return words ? [{ ...atField(source, path), ...frame, ...words }] : [];
  });
};

export const maintainers: Check = {
  name,
  description: '运行中的项目有在任的负责人，或者有一个待确认的问题',
  run: (site) => {
    const people = site.sources.filter(({ collection }) => collection === 'people');
    const today = todayOf(site);
    return site.sources
      .filter(({ collection, data }) => collection === 'subprojects' && typeof data === 'object')
      .flatMap((source) => inSubproject(source, site, people, today));
  },
};
