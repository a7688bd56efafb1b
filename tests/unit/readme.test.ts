// The README in the community's template: every fact of the original charter is in it, and reading it gives the records again.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import { renderReadme } from '#scripts/export/readme.ts';
import { parseReadme } from '#scripts/import/readme/parse.ts';
import { type ReadmeRecord, recordsOf } from '#scripts/import/readme/records.ts';
import { linesOf } from '#scripts/import/source.ts';
import type { Facts } from '#model/records/facts.ts';
import { holders } from '#model/sig/people.ts';
import { readmeOf } from '#model/sig/readme.ts';
import { readFacts } from '#records/read-facts.ts';
import type { SiteConfig } from '#schemas/site.ts';
import { people } from '../support/founding/people.ts';
import { subprojects } from '../support/founding/subprojects.ts';

const today = '2026-11-24';

const sites: Record<string, { facts: Facts; site: SiteConfig }> = {
  'src/content': {
    facts: readFacts(resolve('src/content')).facts,
    site: (await import('../../site.config.ts')).default as SiteConfig,
  },
  'examples/content': {
    facts: readFacts(resolve('examples/content')).facts,
    site: (await import('../../examples/site.config.ts')).default as SiteConfig,
  },
};
const own = sites['src/content'] as { facts: Facts; site: SiteConfig };

const textOf = ({ facts, site }: { facts: Facts; site: SiteConfig }): string =>
  renderReadme(readmeOf(facts, { site, today }), `如何加入${site.name.zh}`);

const read = (text: string, facts: Facts) => {
  const told: string[] = [];
  const readme = parseReadme(linesOf(new TextEncoder().encode(text)), (line, _, message) =>
    told.push(`${line} ${message}`),
  );
  // The sections of prose become pages, which have words of their own.
  const records = recordsOf(readme, facts).filter(({ collection }) => collection !== 'pages');
  return { readme, told, records };
};

/** Spaces beside Chinese are typography. */
const tight = (text: string): string => text.replace(/\s+/g, '');

describe('every fact of the original charter is in the README of SIG-infra', () => {
  const text = tight(textOf(own));
  const has = (...facts: string[]) => {
    for (const fact of facts) assert.ok(text.includes(tight(fact)), `没有「${fact}」`);
  };

  /** The lines below a heading, without the spaces in them. */
  const linesBelow = (heading: string): string[] => {
    const parts = textOf(own).split(/^## /m);
    const part = parts.find((each) => each.startsWith(heading)) ?? '';
    return part.split('\n').slice(1).map(tight).filter(Boolean);
  };

  test('people: names, affiliations, duties, in the lists of their roles', () => {
    const headings = { chair: '联席组长', secretary: '秘书', member: '成员' };
    for (const [role, heading] of Object.entries(headings)) {
      const held = people.filter(({ roles }) => (roles as string[]).includes(role));
      const said = held.map(
        ({ name, affiliation, duties }) =>
          `-${name.zh}${affiliation ? `（${affiliation.zh}）` : ''}${duties ? `：${duties.zh}` : ''}`,
      );
      assert.deepEqual(linesBelow(heading), said.map(tight));
    }
  });

  test('subprojects: number, title, introduction, link, maintainers, repository', () => {
    const stated = { unknown: 'TBD', none: 'N/A', unsaid: undefined };
    const inWords = (value: string) => (value in stated ? stated[value as keyof typeof stated] : value);
    const affiliation = (name: string) =>
      people.some((person) => person.name.zh === name && person.roles.length === 0 && person.affiliation)
        ? '（腾讯）'
        : '';
    const expected = subprojects.flatMap(({ title, introduction, link, maintainers, role, repository }, index) => {
      const named = maintainers === 'unsaid' ? undefined : maintainers.map(({ zh }) => zh + affiliation(zh)).join('、');
      const fields = { 链接: inWords(link), 负责人: role ? '基础设施SIG秘书' : named, 代码仓: inWords(repository) };
      return [
        `${index + 1}.${title.zh}`,
        `-【简介】${introduction.zh}`,
        ...Object.entries(fields).flatMap(([label, value]) => (value ? [`-【${label}】${value}`] : [])),
      ];
    });
    assert.deepEqual(linesBelow('所辖项目'), expected.map(tight));
  });

  test('scope, meetings, lists, and the three steps with the address given for the CLA', () => {
    has('#SIG-infra', '这些支持既包括代码研发、打包、发行等方面的支持，也包括在文化、社区等方面的支持。');
    has('可交由基础设施SIG进行统一管理和运维。', '-双周例会', '-定期沙龙');
    has('-邮件列表SIG-infra@lists.opencloudos.org', '-组长邮件列表SIG-Chair-infra@lists.opencloudos.org');
    has('-秘书邮件列表SIG-Secretary-infra@lists.opencloudos.org', '1.注册GitHub账号', '2.签署CLA');
    has('https://lists.opencloudos.org/g/SIG-infra', '3.找到对应SIG项目仓库地址');
  });

  test('and nothing of the pages’ own: no component, no link into the site, whose address is not known', () => {
    assert.doesNotMatch(textOf(own), /<[A-Z]|\]\(\//);
  });
});

/** What a README has a place for, of a record: Chinese only, roles without terms, and only what is held today. */
const concerning = (facts: Facts): ReadmeRecord[] => {
  const zh = (value: { zh: string } | undefined) => value && { zh: value.zh };
  const roles = (id: string) =>
    (['chair', 'secretary', 'member'] as const).filter((role) =>
      holders(facts, role, today).some((one) => one.id === id),
    );
  const maintaining = new Set(
    facts.subprojects.flatMap(({ data }) =>
      (data.maintainers ?? []).flatMap((one) => ('person' in one ? one.person : [])),
    ),
  );
  const record = (collection: ReadmeRecord['collection'], id: string, data: object): ReadmeRecord => ({
    ...{ collection, id, body: '' },
    data: Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)),
  });
  return [
    ...facts.people
      .filter(({ id }) => roles(id).length > 0 || maintaining.has(id))
      .map(({ id, data }) =>
        record('people', id, {
          ...{ kind: data.kind, name: zh(data.name), affiliation: zh(data.affiliation), duties: zh(data.duties) },
          roles: roles(id).map((role) => ({ role })),
        }),
      ),
    ...facts.lists.map(({ id, data }) => record('lists', id, { name: zh(data.name), address: data.address })),
    ...facts.series.map(({ id, data }) => record('series', id, { name: zh(data.name) })),
    ...facts.subprojects.map(({ id, data, body }) => ({
      ...record('subprojects', id, {
        ...{ title: data.title, order: data.order, stage: data.stage, link: data.link, repository: data.repository },
        ...{ maintainers: data.maintainers, reason: 'reason' in data ? data.reason : undefined },
      }),
      body: (body.split(/^#/m)[0] ?? '').trim(),
    })),
  ];
};

const byId = (a: ReadmeRecord, b: ReadmeRecord) => `${a.collection} ${a.id}`.localeCompare(`${b.collection} ${b.id}`);

for (const [folder, each] of Object.entries(sites))
  test(`what is written from ${folder} is read again as the same records, and every line is read`, () => {
    const { records, told } = read(textOf(each), each.facts);
    assert.deepEqual(told, []);
    const left = (record: ReadmeRecord): ReadmeRecord => {
      // Not in the template: an order of its own, the summary, and that a series has no rule is what the reader assumes.
      const { order, summary, rule, place, ...data } = record.data;
      const kept = record.collection === 'subprojects' ? { order, ...data } : data;
      const roles =
        data['roles'] && [...(data['roles'] as { role: string }[])].sort((a, b) => (a.role < b.role ? -1 : 1));
      const body = record.body.replace(/\]\(https:\/\/sig\.example\.org\//g, '](/');
      return { ...record, data: { ...kept, ...(roles ? { roles } : {}) }, body };
    };
    assert.deepEqual(records.map(left).sort(byId), concerning(each.facts).map(left).sort(byId));
  });

test('the order of the charter is read from SIG-infra’s, too', () => {
  const { records } = read(textOf(own), own.facts);
  const orders = records.flatMap(({ collection, id, data }) => (collection === 'people' ? [[id, data['order']]] : []));
  assert.deepEqual(
    orders,
    own.facts.people.map(({ id, data }) => [id, data.order]),
  );
});

test('the original charter itself is read: people, roles, lists, series, subprojects, all by the ids they have', () => {
  const text = readFileSync('src/content/pages/charter/versions/2022-08-18.md', 'utf8');
  const { records, told } = read(text, own.facts);
  assert.deepEqual(told, []);
  const found = (list: ReadmeRecord[]) => list.map(({ collection, id }) => `${collection} ${id}`).sort();
  assert.deepEqual(found(records), found(concerning(own.facts)));
  const expected = new Map(concerning(own.facts).map((record) => [`${record.collection} ${record.id}`, record.data]));
  for (const { collection, id, data } of records.filter((record) => record.collection === 'people')) {
    const known = expected.get(`${collection} ${id}`) as typeof data;
    for (const field of ['name', 'affiliation', 'roles', 'kind'])
      assert.deepEqual(data[field], known[field], `${id} ${field}`);
  }
});
