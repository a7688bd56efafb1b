// npm run export -- sig-info: entries that other communities' tools read, with what is not known left out and named.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import { parse, parseAllDocuments } from 'yaml';
import { sigInfo, styles } from '#scripts/export/sig-info.ts';
import { readFacts } from '#records/read-facts.ts';
import type { SiteConfig } from '#schemas/site.ts';

const today = '2026-11-24';
const sourceOf = async (folder: string, config: string) => ({
  facts: readFacts(resolve(folder)).facts,
  site: ((await import(config)) as { default: SiteConfig }).default,
  today,
});
const own = await sourceOf('src/content', '../../site.config.ts');
const example = await sourceOf('examples/content', '../../examples/site.config.ts');

interface Group {
  leadership: { chairs: object[] };
  meetings: object[];
  contact: object;
  subprojects: { name: string }[];
  [field: string]: unknown;
}
const groupOf = (text: string) => (parse(text) as { sigs: [Group] }).sigs[0];

describe('openEuler’s sig-info.yaml', () => {
  test('has the SIG’s name, scope, list and chairs, and no field that the records do not fill', () => {
    const data = parse(sigInfo(own, ['openeuler'])) as Record<string, unknown>;
    assert.deepEqual(Object.keys(data), ['name', 'description', 'mailing_list', 'maintainers']);
    assert.deepEqual([data['name'], data['mailing_list']], ['SIG-infra', 'SIG-infra@lists.opencloudos.org']);
    assert.deepEqual(data['maintainers'], [
      { name: '谢仲天', organization: '腾讯' },
      { name: 'Circle Linux社区 Infra Team' },
      { name: '李文斌', organization: 'RockyLinux中文社区' },
    ]);
  });

  test('has repositories with their committers, the meeting link and accounts where they are known', () => {
    const [first, ...others] = example.facts.people;
    const data = parse(
      sigInfo(
        {
          ...example,
          facts: {
            ...example.facts,
            people: [
              ...(first ? [{ ...first, data: { ...first.data, accounts: { gitee: 'first' } } }] : []),
              ...others,
            ],
          },
        },
        ['openeuler'],
      ),
    ) as { maintainers: { gitee_id?: string }[]; repositories: { repo: string[]; committers: object[] }[] };
    assert.equal(data.maintainers[0]?.gitee_id, 'first');
    assert.deepEqual(data.repositories[0]?.repo, ['example/mirrors']);
    assert.equal(data.repositories[0]?.committers.length, 2);
  });
});

describe('the entry of Kubernetes’ sigs.yaml', () => {
  test('is in English, with every subproject and series, and no time that is not known', () => {
    const group = groupOf(sigInfo(own, ['kubernetes']));
    assert.deepEqual([group['dir'], group['label'], group.subprojects.length], ['sig-infra', 'infra', 10]);
    assert.deepEqual(group.leadership.chairs[0], { name: 'Xie Zhongtian', company: 'Tencent' });
    assert.deepEqual(group.meetings, [{ description: 'Biweekly meeting' }, { description: 'Regular salon' }]);
    assert.match(String(group['mission_statement']), /^OpenCloudOS cannot run healthily/);
    assert.ok(!('charter_link' in group));
  });

  test('has day, time, zone and rhythm of a meeting with a rule, the time as text for YAML 1.1', () => {
    const text = sigInfo(example, ['kubernetes']);
    assert.deepEqual(groupOf(text).meetings[0], {
      ...{ description: 'Biweekly meeting', day: 'Tuesday', time: '16:00', tz: 'Asia/Shanghai' },
      ...{ frequency: 'biweekly', url: 'https://meet.example.org/sig-example' },
    });
    assert.match(text, /time: "16:00"/);
    assert.ok(!groupOf(text).subprojects.some(({ name }) => /wiki/i.test(name)), 'archived');
  });
});

test('both say in comments which fields are empty and why; no mail address of a person is in them', () => {
  const text = sigInfo(own, styles);
  assert.equal(parseAllDocuments(text).length, 2);
  for (const word of ['gitee_id', 'meeting_url', 'repositories', 'charter_link', 'github', 'email'])
    assert.match(text, new RegExp(`^# .*\\b${word}\\b`, 'm'));
  const addresses = text.match(/[\w.-]+@[\w.-]+/g) ?? [];
  assert.deepEqual([...new Set(addresses)], ['SIG-infra@lists.opencloudos.org']);
});

test('the command prints one style or both, and says what it cannot export', () => {
  const run = (...args: string[]) => spawnSync('node', ['scripts/export/main.ts', ...args], { encoding: 'utf8' });
  assert.equal(parseAllDocuments(run('sig-info').stdout).length, 2);
  assert.match(run('sig-info', '--style', 'kubernetes').stdout, /^# Kubernetes 的 sigs\.yaml/);
  const { status, stderr } = run('everything');
  assert.equal(status, 1);
  assert.match(stderr, /未知的导出格式「everything」，应为 readme \| codeowners \| sig-info \| offline\n用法/);
  assert.match(run('readme', '--style', 'openeuler').stderr, /--style 仅用于 sig-info/);
  assert.match(run('sig-info', '--style', 'x').stderr, /--style x：应为 openeuler \| kubernetes/);
});
