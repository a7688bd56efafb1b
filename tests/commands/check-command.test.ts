// npm run check as a command: what bad input gets, the report formats and the exit codes.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { Finding } from '#scripts/check/finding.ts';
import { requiredPages } from '#model/records/addresses.ts';
import { checkHere, type Files, findingsIn, page, person, run, siteWith, write } from '../support/checked-site.ts';

const findingsOf = (files: Files): Finding[] => findingsIn(siteWith(files));

const meeting = (start: string) => `---\nseries: biweekly\nstart: ${start}\nstate: held\n---\n`;
const subproject = (maintainer: string, more = '') =>
  page('正文。', `order: 1\nstage: active\nmaintainers: [{ person: ${maintainer} }]\n${more}`);

/** What is wrong, the files, where it must be found, and what must be said: found, expected, how to mend it. */
const bad: [string, Files, string, string, RegExp, RegExp, RegExp][] = [
  [
    'a missing field',
    { 'people/member-b.yaml': 'kind: person\nroles: []\n' },
    'people/member-b.yaml:1:1',
    'schema',
    /缺少必填字段 name/,
    /zh: 文字/,
    /添加 name/,
  ],
  [
    'an unknown field',
    { 'people/member-b.yaml': `${person}dutys: { zh: 运维 }\n` },
    'people/member-b.yaml:4:1',
    'schema',
    /未知字段 dutys/,
    /可用字段：.*affiliation/,
    /是否应为 duties/,
  ],
  [
    'a wrong type',
    { 'lists/list-b.yaml': "name: { zh: 列表 }\naddress: b@example.org\norder: '2'\n" },
    'lists/list-b.yaml:3:8',
    'schema',
    /order 的值无效："2"/,
    /整数/,
    /改为 order: 2/,
  ],
  [
    'a reference to a record that does not exist',
    { 'subprojects/one/zh.md': subproject('member-x') },
    'subprojects/one/zh.md:6:25',
    'references',
    /people\/ 中没有 member-x/,
    /member-a/,
    /是否应为 member-a/,
  ],
  [
    'two records with one id',
    { 'people/member-a.yml': person },
    'people/member-a.yml:1:1',
    'unique-ids',
    /member-a 与 .*people\/member-a\.yaml:1 重复/,
    /每个 ID 只对应一个文件/,
    /删除或重命名/,
  ],
  [
    'a date without a zone',
    { 'meetings/2026/2026-11-24-biweekly.md': meeting('2026-11-24T16:00:00') },
    'meetings/2026/2026-11-24-biweekly.md:3:8',
    'schema',
    /start 的值无效："2026-11-24T16:00:00"/,
    /带时区的时间，如 2026-11-24T16:00:00\+08:00/,
    /start: 2026-11-24T16:00:00\+08:00/,
  ],
  [
    'a link field that is not https',
    { 'subprojects/one/zh.md': subproject('member-a', 'link: http://one.example.org\n') },
    'subprojects/one/zh.md:7:7',
    'schema',
    /link 的值无效："http:\/\/one\.example\.org"/,
    /以 https:\/\/ 开头的完整网址/,
    /link: https:\/\/one\.example\.org/,
  ],
  [
    'a link in a text that is not https',
    { 'pages/join/zh.md': page('见[旧站](http://one.example.org)。') },
    'pages/join/zh.md:6:2',
    'links',
    /http:\/\/one\.example\.org/,
    /以 https:\/\/ 开头/,
    /https:\/\/one\.example\.org/,
  ],
  [
    'an image without a text alternative',
    { 'pages/join/zh.md': page('![](./mark.svg)'), 'pages/join/mark.svg': '<svg viewBox="0 0 1 1"/>' },
    'pages/join/zh.md:6:1',
    'images',
    /mark\.svg 没有替代文字/,
    /!\[图片的内容\]/,
    /说明图片的内容/,
  ],
  [
    'an MDX component that does not exist',
    { 'docs/site/one/zh.mdx': page('见 <Asc question="q" />。', 'order: 1\n') },
    'docs/site/one/zh.mdx:7:3',
    'mdx',
    /未知组件 <Asc>/,
    /Ask、Leadership/,
    /是否应为 Ask/,
  ],
];

describe('bad input', () => {
  for (const [what, files, where, rule, found, expected, fix] of bad)
    it(`${what} is one finding with its place, what is there, what is allowed and how to mend it`, () => {
      const findings = findingsOf(files);
      assert.equal(findings.length, 1, JSON.stringify(findings, null, 2));
      const [finding] = findings as [Finding];
      assert.ok(
        `${finding.file}:${finding.line}:${finding.column}`.endsWith(`/content/${where}`),
        JSON.stringify(finding),
      );
      assert.equal(finding.rule, rule);
      assert.equal(finding.severity, 'error');
      assert.match(finding.found, found);
      assert.match(finding.expected, expected);
      assert.match(finding.fix, fix);
    });

  it('many mistakes are reported together, sorted by file and line', () => {
    const files = Object.assign({}, ...bad.map(([, one]) => one)) as Files;
    const findings = findingsOf(files);
    assert.ok(findings.length >= 7);
    const places = findings.map(({ file, line }) => `${file} ${String(line).padStart(5)}`);
    assert.deepEqual(places, [...places].sort());
  });
});

describe('npm run check', () => {
  const faulty = {
    'people/member-b.yaml': 'kind: person\nname: { zh: 100% }\n',
    'people/member-c.yaml': `${person}x: 1\n`,
  };
  const outdated = {
    'pages/join/en.md': "---\ntitle: Join\nsummary: One.\ntranslationOf: '0123456789ab'\n---\n\nText.\n",
  };

  it('exits with 0 and says so when nothing is wrong', () => {
    const { status, stdout } = checkHere(siteWith({}));
    assert.equal(status, 0, stdout);
    assert.match(stdout, new RegExp(`已检查 ${requiredPages.length + 3} 个文件：未发现问题`));
  });

  it('exits with 1 when there is an error', () => {
    const { status, stdout } = run(siteWith(faulty));
    assert.equal(status, 1);
    assert.match(
      stdout,
      /people\/member-b\.yaml:1:1 {2}错误 {2}schema\n {2}问题：缺少必填字段 roles\n {2}要求：必填字段 roles：.+\n {2}处理：/,
    );
    assert.match(stdout, /2 个错误，0 个警告/);
  });

  it('exits with 0 when there are warnings alone', () => {
    const { status, stdout } = checkHere(siteWith(outdated));
    assert.equal(status, 0, stdout);
    assert.match(stdout, /警告 {2}translations/);
    assert.match(stdout, /0 个错误，1 个警告/);
  });

  it('looks at the given files and folders alone, but reads everything', () => {
    const folder = siteWith({ ...faulty, 'subprojects/one/zh.md': subproject('member-b') });
    const inFolder = (path: string) => run(folder, join(folder, 'content', path));
    assert.equal(inFolder('subprojects').status, 0, 'member-b is known, though its file has a mistake');
    assert.equal(inFolder('people').status, 1);
    assert.equal(inFolder('people/member-a.yaml').status, 0);
  });

  it('writes annotations that GitHub understands', () => {
    const { stdout } = checkHere(siteWith(faulty), { format: 'github' });
    const [first = '', ...others] = stdout.trim().split('\n');
    assert.match(others.pop() ?? '', /^已检查 \d+ 个文件：2 个错误/);
    assert.match(
      first,
      /^::error file=.*people\/member-b\.yaml,line=1,col=1,title=schema::问题：缺少必填字段 roles%0A要求：.*%0A处理：/,
    );
    assert.equal(others.length, 1);
  });

  it('writes JSON with all findings', () => {
    const { stdout } = checkHere(siteWith({ ...faulty, ...outdated }), { format: 'json' });
    const { files, errors, warnings, findings } = JSON.parse(stdout) as Record<string, number> & {
      findings: Finding[];
    };
    assert.deepEqual({ files, errors, warnings }, { files: requiredPages.length + 6, errors: 2, warnings: 1 });
    assert.deepEqual(Object.keys(findings[0] ?? {}).sort(), [
      'column',
      'expected',
      'file',
      'fix',
      'found',
      'line',
      'rule',
      'severity',
    ]);
  });

  it('fails a release until the address and both filings are set, and says how to set them', () => {
    const folder = siteWith({});
    const { status, stdout } = checkHere(folder, { release: true });
    assert.equal(status, 1);
    for (const field of ['address', 'filing.icp', 'filing.publicSecurity'])
      assert.ok(stdout.includes(`未填写 ${field}`));
    assert.match(stdout, /在 site\.config\.ts 中填写 address: 'https:/);
  });

  it('fails a release whose public-security icon is not set, or not there', () => {
    const released = (icon: object) => {
      const filing = { publicSecurity: '示例公网安备00000000000000号', ...icon };
      return checkHere(siteWith({}), { release: true, config: { filing } }).stdout;
    };
    assert.match(released({}), /未填写 filing\.publicSecurityIcon/);
    assert.match(
      released({ publicSecurityIcon: '/none.png' }),
      /filing\.publicSecurityIcon 指定的图标不在 public\/ 中/,
    );
    assert.match(released({ publicSecurityIcon: '/mark.svg' }), /filing\.publicSecurityIcon 是本站的标志/);
    const folder = siteWith({});
    write(folder, { 'public/police.png': '' });
    const filing = { publicSecurity: '甲公网安备 1号', publicSecurityIcon: '/police.png' };
    const options = { release: true, config: { filing }, publicFolder: join(folder, 'public') };
    assert.doesNotMatch(checkHere(folder, options).stdout, /publicSecurityIcon/);
  });

  it('says why site.config.ts cannot be used', () => {
    const folder = siteWith({});
    write(folder, { 'site.config.ts': "export default { name: { zh: '示例' }, adress: 1 };\n" });
    const { status, stdout } = run(folder, '--format', 'json');
    const { findings } = JSON.parse(stdout) as { findings: Finding[] };
    assert.equal(status, 1);
    assert.equal(findings[0]?.rule, 'site-config');
    assert.match(findings[0]?.found ?? '', /adress/);
  });

  it('answers a wrong option with the usage and exit code 2', () => {
    for (const [options, named] of [
      [['--formt', 'json'], [/--formt/]],
      [
        ['--format', 'xml', '--upkeep', '--fix', 'no/such/folder'],
        [
          /--format xml/,
          /文件或目录不存在：no\/such\/folder/,
          /以下选项不能同时使用：--upkeep、--fix/,
          /--upkeep 不能与路径或 --format 同时使用/,
        ],
      ],
      [
        ['--days', '1000', '--endpoints', 'none.json'],
        [/--days 和 --endpoints 仅用于 --external/, /--days 1000：应为 0 到 999 的整数/],
      ],
    ] as const) {
      const { status, stderr } = run(siteWith({}), ...options);
      assert.equal(status, 2);
      for (const one of [...named, /用法：npm run check/]) assert.match(stderr, one);
    }
  });
});
