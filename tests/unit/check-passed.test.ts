// A check that leaves out records in which the last one found nothing reports the same as one that looks at all of them.
import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import type { SiteConfig } from '#schemas/site.ts';
import { checks } from '#scripts/check/checks/index.ts';
import { read, type Source } from '#scripts/check/content/read.ts';
import { type Finding, topOf } from '#scripts/check/finding.ts';
import { sorted } from '#scripts/check/report.ts';
import type { Check } from '#scripts/check/rule.ts';
import { runRules } from '#scripts/check/run-rules.ts';
import { type Files, optionsFor, page, siteWith, write } from '../support/checked-site.ts';

const news = (body: string): string => page(body, 'date: 2026-11-01\n');
const files = {
  'news/2026/2026-11-01-first/zh.md': news('李雷主持了会议。问题写给 someone@mail.cloud.cn。'),
  'news/2026/2026-11-02-second/zh.md': news('第二条公告，关于 exampleOS。'),
};
const folder = siteWith(files);
const kept = join(folder, 'kept', 'passed.json');

/** What is found with and without what the last check kept, which must be the same. */
const found = (config: Partial<SiteConfig> = {}): string[] => {
  const options = optionsFor(folder);
  const all = { ...options, config: { ...options.config, ...config } as SiteConfig };
  const [fresh, shorter] = [undefined, kept].map((file) => sorted(runRules(checks, read(all), undefined, file)));
  assert.deepEqual(shorter, fresh);
  return (fresh ?? []).map(({ rule, file }: Finding) => `${rule} ${file.replace(/^.*content\//, '')}`);
};

/** What is found after files have changed, and then are as they were. */
const foundWith = (changed: Files): string[] => {
  const before = Object.keys(changed).map((path) => [path, (files as Files)[path]] as const);
  write(join(folder, 'content'), changed);
  const all = found();
  for (const [path, text] of before)
    if (text === undefined) rmSync(join(folder, 'content', path));
    else write(join(folder, 'content'), { [path]: text });
  found();
  return all;
};

test('what a record says, and what the rules know besides it, is noticed', () => {
  const usual = found();
  assert.deepEqual(found(), usual);
  const more = (changed: Files): string[] => foundWith(changed).filter((one) => !usual.includes(one));
  const [first, second] = Object.keys(files) as [string, string];
  assert.deepEqual(more({ [second]: news('行末有空格 \n另一行。') }), [`whitespace ${second}`]);
  // The text that says the name of another person has not changed.
  const person = { 'people/member-l.yaml': 'kind: person\nname: { zh: 李蕾 }\nroles: []\n' };
  assert.ok(more(person).includes(`names ${first}`));
  const list = { 'lists/list-b.yaml': 'name: { zh: 列表 }\naddress: list-b@mail.cloud.cn\norder: 2\n' };
  assert.ok(usual.includes(`personal-data ${first}`) && !foundWith(list).includes(`personal-data ${first}`));
  const community = { zh: '示例社区', en: 'ExampleOS' };
  assert.deepEqual(
    found({ community }).filter((one) => !usual.includes(one)),
    [`terminology ${second}`],
  );
});

test('what was cut, changed or is of other code is as if nothing were kept', () => {
  found();
  const whole = readFileSync(kept);
  for (const bytes of [
    whole.subarray(0, whole.length - 5),
    Buffer.alloc(0),
    Buffer.concat([whole, Buffer.from('x')]),
  ]) {
    writeFileSync(kept, bytes);
    found();
  }
});

test('a rule that says what it knows looks at each record by itself', () => {
  const fixtures = resolve('tests/fixtures/check');
  for (const { name, run } of checks.filter((check) => check.given)) {
    const site = read({ ...optionsFor(folder), folder: join(fixtures, name, 'fail') });
    const all = new Set(run(site).map((finding) => JSON.stringify(finding)));
    const each = site.sources.flatMap((source) => run(site, [source]));
    assert.deepEqual(new Set(each.map((finding) => JSON.stringify(finding))), all, name);
    assert.ok(all.size > 0, name);
  }
});

/** A rule of single records that notes which it was given. */
const noting = (looked: Source[][], find: Check['run'] = () => []): Check => ({
  name: 'noting',
  description: '记下所看的记录',
  given: () => null,
  run: (site, sources = site.sources) => {
    looked.push(sources);
    return find(site, sources);
  },
});

test('a record without findings is looked at once; one with findings, and all after a rule has failed, again', () => {
  const file = join(folder, 'kept', 'noted.json');
  const site = read(optionsFor(folder));
  const [one] = site.sources as [Source];
  const find = (_: unknown, sources: Source[] = []) =>
    sources
      .filter((source) => source === one)
      .map((source) => ({ ...topOf(source.file), found: '甲', expected: '乙', fix: '丙' }));
  const looked: Source[][] = [];
  for (let round = 0; round < 3; round += 1) runRules([noting(looked, find)], site, undefined, file);
  assert.deepEqual(
    looked.map((sources) => sources.length),
    [site.sources.length, 1, 1],
  );
  rmSync(file);
  const failing = () => {
    throw new Error('失败');
  };
  runRules([noting([], failing)], site, undefined, file);
  const after: Source[][] = [];
  runRules([noting(after)], site, undefined, file);
  assert.equal(after[0]?.length, site.sources.length);
});

test('where nothing can be kept the findings are the same', () => {
  const [site, below] = [read(optionsFor(folder)), join(folder, 'site.config.ts', 'passed.json')];
  assert.deepEqual(runRules(checks, site, undefined, below), runRules(checks, site));
});
