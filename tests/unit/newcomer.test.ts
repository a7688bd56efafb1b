// A newcomer's walk over the site's own content: the usual changes with the usual mistakes, and at each the check says how to go on.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, describe, it } from 'node:test';
import { check } from '#scripts/check/fix.ts';
import type { Options } from '#scripts/check/content/read.ts';
import type { Finding } from '#scripts/check/finding.ts';
import { noProgress } from '#scripts/kit/progress.ts';
import type { SiteConfig } from '#schemas/site.ts';
import { recordData } from '#records/front-matter.ts';
import siteConfig from '../../site.config.ts';

const folder = mkdtempSync(join(tmpdir(), 'newcomer-'));
after(() => rmSync(folder, { recursive: true }));
const content = join(folder, 'content');
cpSync('src/content', content, { recursive: true });
cpSync('site.config.ts', join(folder, 'site.config.ts'));
writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');

const settings: Options = {
  folder: content,
  publicFolder: resolve('public'),
  liveFolder: join(folder, 'live'),
  configFile: join(folder, 'site.config.ts'),
  config: siteConfig as SiteConfig,
  now: new Date('2026-12-01T00:00:00Z'),
};

const checkNow = (fix = false) =>
  check(settings, { release: false, fix, isShown: () => true, progress: noProgress }).findings.map((finding) => ({
    ...finding,
    file: finding.file.replace(/^.*?\/content\//, ''),
  }));

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(content, path)), { recursive: true });
  writeFileSync(join(content, path), text);
};

const textOf = (path: string) => readFileSync(join(content, path), 'utf8');
const keyOf = ({ file, rule, found }: Finding) => `${file} ${rule} ${found}`;
/** What there was before anybody touched anything, such as a term that runs out, is not the newcomer's to mend. */
const before = new Set(checkNow().map(keyOf));
const news = () => checkNow().filter((finding) => !before.has(keyOf(finding)));

/** The mistake is named in this file and line, and the words say what is wrong and how to mend it. */
const assertLeadsOn = (file: string, line: number, found: RegExp, mending: RegExp) => {
  const findings = news();
  const [finding] = findings.filter((one) => one.file === file && one.line === line && found.test(one.found));
  assert.ok(
    finding,
    JSON.stringify(
      findings.map((one) => [one.file, one.line, one.found]),
      null,
      1,
    ),
  );
  assert.match(`${finding.expected}；${finding.fix}`, mending);
};

const assertClean = () => assert.deepEqual(news().map(keyOf), []);

/** The id of some record of the content, whatever it is called. */
const idIn = (collection: string, where: (data: Record<string, unknown>) => boolean = () => true): string => {
  const files = readdirSync(join(content, collection)).filter((name) => name.endsWith('.yaml'));
  const found = files.find((name) => where(recordData(name, textOf(`${collection}/${name}`))));
  assert.ok(found, `no record in ${collection} will do`);
  return found.replace('.yaml', '');
};

describe('somebody who changes a duty', () => {
  const file = `people/${idIn('people', ({ duties }) => duties !== undefined)}.yaml`;
  const original = textOf(file);
  const lines = original.split('\n');
  const line = lines.findIndex((text) => text.startsWith('duties:')) + 1;
  const withDuty = (...duty: string[]) => write(file, [...lines.slice(0, line - 1), ...duty, ''].join('\n'));

  it('with a full-width colon is told where it is', () => {
    withDuty('duties：', '  zh: 负责值班。');
    assertLeadsOn(file, line, /冒号|字段: 值/, /冒号/);
  });

  it('under a misspelt name is told the right one', () => {
    withDuty('dutys:', '  zh: 负责值班。');
    assertLeadsOn(file, line, /未知字段 dutys/, /是否应为 duties/);
  });

  it('in Chinese alone without saying so is told how a text in two languages is written', () => {
    withDuty('duties: 负责值班。');
    assertLeadsOn(file, line, /duties 的值无效："负责值班。"/, /zh: 文字/);
  });

  it('without a space between Chinese and Latin gets it from --fix, and nothing else changes', () => {
    withDuty('duties:', '  zh: 负责维护Koji系统。');
    assertLeadsOn(file, line + 1, /维护Koji系统/, /维护 Koji 系统/);
    checkNow(true);
    assertClean();
    withDuty('duties:', '  zh: 负责维护 Koji 系统。');
    const meant = textOf(file);
    withDuty('duties:', '  zh: 负责维护Koji系统。');
    checkNow(true);
    assert.equal(textOf(file), meant);
  });

  it('ends with content in order', () => {
    assertClean();
    write(file, original);
  });
});

describe('somebody who adds a person', () => {
  const file = 'people/newcomer-a.yaml';

  it('and calls the file by the name is told how files are called', () => {
    write('people/成员甲.yaml', 'kind: person\nname:\n  zh: 成员甲\nroles: [{ role: member }]\n');
    assertLeadsOn('people/成员甲.yaml', 1, /ID 成员甲/, /小写字母、数字和连字符.*重命名该文件/);
    renameSync(join(content, 'people/成员甲.yaml'), join(content, file));
    assertClean();
  });

  it('and leaves out what is needed is told the field and what to write', () => {
    write(file, 'kind: person\nname:\n  en: Member A\n');
    assertLeadsOn(file, 1, /缺少必填字段 roles/, /role: chair \| secretary \| member.*roles:/s);
    assertLeadsOn(file, 3, /缺少必填字段 name\.zh/, /zh:/);
  });

  it('in a role that does not exist is told those that do', () => {
    write(file, 'kind: person\nname:\n  zh: 成员甲\nroles: [{ role: leader }]\n');
    assertLeadsOn(file, 4, /roles\[0\]\.role 的值无效："leader"/, /可选值：chair .* secretary .* member /);
  });

  it('ends with content in order', () => {
    write(file, 'kind: person\nname:\n  zh: 成员甲\n  en: Member A\nroles: [{ role: member }]\n');
    assertClean();
  });
});

describe('somebody who adds the minutes of a meeting', () => {
  const series = idIn('series');
  const file = `meetings/2020/2020-01-07-${series}.md`;
  const minutes = (start: string, attendee: string, more = '') =>
    `---\nseries: ${series}\nstart: ${start}\nstate: held\nattendees: [{ ${attendee} }]\n${more}---\n\n大家看了构建系统的情况。\n`;
  const start = '2020-01-07T16:00:00+08:00';

  it('into the folder of another year is told the right one', () => {
    const wrong = file.replace('/2020/', '/2019/');
    write(wrong, minutes(start, 'name: 成员乙'));
    assertLeadsOn(wrong, 1, /与目录 2019\/ 不一致/, /移到 2020\//);
    rmSync(join(content, wrong));
  });

  it('with a time of no zone is shown one with a zone', () => {
    write(file, minutes('2020-01-07T16:00:00', 'name: 成员乙'));
    assertLeadsOn(file, 3, /start 的值无效："2020-01-07T16:00:00"/, /\+08:00/);
  });

  it('with somebody who has no record is told how to name them', () => {
    write(file, minutes(start, 'person: nobody-there'));
    assertLeadsOn(file, 5, /nobody-there/, /改为已有的 ID，或先添加/);
  });

  it('by name where there is a record is told to name that', () => {
    write(file, minutes(start, 'name: 成员甲'));
    assertLeadsOn(file, 5, /name: 成员甲/, /person: newcomer-a/);
  });

  it('with a decision that has no number is told what one has', () => {
    write(file, minutes(start, 'name: 成员乙', 'decisions: [{ text: 扩容。 }]\n'));
    assertLeadsOn(file, 6, /缺少必填字段 decisions\[0\]\.id/, /D-/);
  });

  it('ends with content in order', () => {
    write(file, minutes(start, 'person: newcomer-a', 'decisions: [{ id: D-2020-01, text: 扩容。 }]\n'));
    assertClean();
  });
});

describe('somebody who adds an English translation', () => {
  const source = 'docs/site/newcomer/zh.md';
  const file = 'docs/site/newcomer/en.md';
  const translation = (facts: string, heading: string) =>
    `---\ntitle: For newcomers\nsummary: One sentence.\n${facts}---\n\n## ${heading}\n\nText.\n`;

  it('of a text that is not there is told to write that first', () => {
    write(file, translation("translationOf: '000000000000'\n", 'First [#first]'));
    assertLeadsOn(file, 1, /缺少中文原文/, /添加 zh\.md/);
    write(
      source,
      '---\ntitle: 写给新人\nsummary: 一句话摘要。\norder: 99\nsubprojects: []\n---\n\n## 第一节 [#first]\n\n正文。\n',
    );
  });

  it('without the fingerprint of the source is told of the field', () => {
    write(file, translation('', 'First [#first]'));
    assertLeadsOn(file, 2, /缺少必填字段 translationOf/, /translationOf:/);
  });

  it('with other headings is told which differs', () => {
    write(file, translation("translationOf: '000000000000'\n", 'First'));
    assertLeadsOn(file, 7, /第 1 个标题与原文不一致：## First/, /\[#first\]/);
  });

  it('with a fingerprint of zeros is given the right one, and ends with content in order', () => {
    write(file, translation("translationOf: '000000000000'\n", 'First [#first]'));
    assertLeadsOn(file, 4, /000000000000/, /translationOf: '[\da-f]{12}'/);
    const [, fingerprint = ''] =
      /translationOf: '([\da-f]{12})'/.exec(
        news()
          .map(({ fix }) => fix)
          .join(),
      ) ?? [];
    write(file, translation(`translationOf: '${fingerprint}'\n`, 'First [#first]'));
    assertClean();
  });
});
