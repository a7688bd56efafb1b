// What lies in the content folder and is no file that a record is read from: strange names, links, pipes, folders, locked files.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { accessSync, chmodSync, constants, mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { assertUsable, findingsIn, page, pathOf, person, checkHere, siteWith, write } from '../support/checked-site.ts';

const flawed = { 'people/flawed.yaml': `${person}dutys: { zh: 运维 }\n` };

/** What is said of a path by the rule, beside the flaw that is found all the same. */
const saidOf = (folder: string, path: string, rule: string): string => {
  const findings = findingsIn(folder);
  assertUsable(findings);
  assert.ok(
    findings.some((finding) => pathOf(finding) === 'people/flawed.yaml' && /dutys/.test(finding.found)),
    'the flaw elsewhere',
  );
  const said = findings.filter((finding) => pathOf(finding) === path && finding.rule === rule);
  assert.equal(
    said.length,
    1,
    JSON.stringify(findings.map((finding) => [pathOf(finding), finding.rule, finding.found])),
  );
  return said.map(({ found, fix }) => `${found}；${fix}`).join();
};

describe('a name', () => {
  const names: [what: string, path: string, text: string, said: RegExp][] = [
    ['with a space', 'people/member b.yaml', person, /ID member b/],
    ['in Chinese', 'people/成员乙.yaml', person, /ID 成员乙/],
    ['with capitals', 'people/Member-B.yaml', person, /ID Member-B/],
    ['with a line break', 'people/member\nb.yaml', person, /ID/],
    ['with an escape sequence', 'people/member\u001b[2Jb.yaml', person, /ID/],
    ['with marks of a glob', 'people/[a]{b,c}!*.yaml', person, /ID/],
    ['with a percent sign', 'people/100%.yaml', person, /ID 100%/],
    ['that is very long', `people/${'a'.repeat(200)} b.yaml`, person, /ID a+ b/],
    ['in the wrong place', 'people/more/member-b.yaml', person, /people\/ 中的文件不会被使用/],
    ['that ends otherwise', 'people/member-b.txt', person, /people\/ 中的文件不会被使用/],
    ['of an unknown folder', 'peple/member-b.yaml', person, /文件位置不正确.*是否应为 people/],
    ['with a day that does not exist', 'meetings/2026/2026-02-30-biweekly.md', page('纪要。'), /日期/],
  ];
  for (const [what, path, text, said] of names)
    it(`${what} is named, with what to call it instead`, () => {
      assert.match(saidOf(siteWith({ ...flawed, [path]: text }), path, 'file-names'), said);
    });
});

const content = (folder: string) => join(folder, 'content');

describe('of a file that cannot be read', () => {
  it('nothing else is said: not what it lacks, nor what its translation lacks', () => {
    const translation =
      "---\ntitle: One\nsummary: One.\ntranslationOf: '000000000000'\n---\n\n## First [#first]\n\nText.\n";
    const folder = siteWith({ 'docs/site/one/zh.md': Buffer.from([0xb3, 0xc9]), 'docs/site/one/en.md': translation });
    write(folder, { 'content/people/member-b.yaml': Buffer.from([0, 1]) });
    const said = findingsIn(folder).map((finding) => `${pathOf(finding)} ${finding.rule}`);
    assert.deepEqual(said.sort(), ['docs/site/one/zh.md readable', 'people/member-b.yaml readable']);
  });
});

describe('what is no ordinary file', () => {
  it('a link out of the tree is named and not followed', () => {
    const folder = siteWith(flawed);
    write(folder, { 'elsewhere/secret.yaml': `${person}secret: 1\n` });
    symlinkSync(join(folder, 'elsewhere/secret.yaml'), join(content(folder), 'people/member-b.yaml'));
    assert.match(saidOf(folder, 'people/member-b.yaml', 'readable'), /符号链接，指向 .*secret\.yaml.*替换为文件本身/);
    assert.ok(!findingsIn(folder).some(({ found }) => found.includes('secret:')));
  });

  it('a link to a record counts as that record for what refers to it', () => {
    const more = 'order: 1\nstage: active\nmaintainers: [{ person: member-b }]\n';
    const folder = siteWith({ ...flawed, 'subprojects/one/zh.md': page('正文。', more) });
    symlinkSync('member-a.yaml', join(content(folder), 'people/member-b.yaml'));
    saidOf(folder, 'people/member-b.yaml', 'readable');
    assert.ok(!findingsIn(folder).some(({ rule }) => rule === 'references'));
  });

  it('a link that leads nowhere, to itself or up the tree is named once, and the walk ends', () => {
    const folder = siteWith(flawed);
    symlinkSync('nowhere.yaml', join(content(folder), 'people/member-b.yaml'));
    symlinkSync('member-c.yaml', join(content(folder), 'people/member-c.yaml'));
    symlinkSync('..', join(content(folder), 'people/loop'));
    symlinkSync('/', join(content(folder), 'root'));
    for (const path of ['people/member-b.yaml', 'people/member-c.yaml', 'people/loop', 'root'])
      assert.match(saidOf(folder, path, 'readable'), /符号链接/);
  });

  it('a folder with the name of a record is named', () => {
    const folder = siteWith(flawed);
    mkdirSync(join(content(folder), 'people/member-b.yaml'), { recursive: true });
    mkdirSync(join(content(folder), 'docs/site/one/zh.md'), { recursive: true });
    assert.match(saidOf(folder, 'people/member-b.yaml', 'readable'), /是目录/);
    assert.match(saidOf(folder, 'docs/site/one/zh.md', 'readable'), /是目录/);
  });

  it('a pipe is named and not waited for', () => {
    const folder = siteWith(flawed);
    execFileSync('mkfifo', [join(content(folder), 'people/member-b.yaml')]);
    assert.match(saidOf(folder, 'people/member-b.yaml', 'readable'), /不是普通文件/);
  });

  it('a content folder that is not there is named', () => {
    const folder = siteWith({});
    renameSync(content(folder), join(folder, 'gone'));
    const { status, stdout } = checkHere(folder);
    assert.equal(status, 1);
    assert.match(stdout, /content:1:1 .* readable\n {2}问题：无法读取：文件不存在/);
  });
});

describe('a file that may not be read', () => {
  const nobody = 65_534;

  /** Root reads everything, so the work is done as nobody. */
  const withoutRights = <T>(t: TestContext, folder: string, work: () => T): T | undefined => {
    if (process.geteuid?.() !== 0) return work();
    chmodSync(folder, 0o755);
    try {
      process.seteuid?.(nobody);
      accessSync(content(folder), constants.R_OK);
    } catch (error) {
      process.seteuid?.(0);
      t.skip(`以 root 运行，又不能换成别的用户，试不了没有权限的文件：${(error as Error).message}`);
      return undefined;
    }
    try {
      return work();
    } finally {
      process.seteuid?.(0);
    }
  };

  it('is named, and so is a folder, and the rest is checked', (t) => {
    const folder = siteWith({ ...flawed, 'people/member-b.yaml': person, 'docs/site/one/zh.md': page('正文。') });
    chmodSync(join(content(folder), 'people/member-b.yaml'), 0);
    chmodSync(join(content(folder), 'docs'), 0);
    t.after(() => chmodSync(join(content(folder), 'docs'), 0o755));
    const said = withoutRights(t, folder, () =>
      ['people/member-b.yaml', 'docs'].map((path) => saidOf(folder, path, 'readable')),
    );
    for (const one of said ?? []) assert.match(one, /无法读取：没有读取权限/);
  });
});
