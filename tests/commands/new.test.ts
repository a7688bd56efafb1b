// npm run new: what each kind of record needs, what its file says, and that nothing is guessed or written over.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { after, describe, test } from 'node:test';
import { check, resolveConfig } from 'prettier';
import { fingerprint } from '#model/records/translations.ts';
import { recordData } from '#records/front-matter.ts';
import { readFacts } from '#records/read-facts.ts';
import { writeAll } from '#scripts/kit/files.ts';
import { kindNamed, readArguments, usage, usageOfKind } from '#scripts/new/arguments.ts';
import { askerAt, type Terminal } from '#scripts/new/ask.ts';
import { draftOf, fileOf, idOf } from '#scripts/new/draft.ts';
import { kinds } from '#scripts/new/kinds.ts';

const folder = mkdtempSync(join(tmpdir(), 'new-'));
after(() => rmSync(folder, { recursive: true }));
cpSync('examples', folder, { recursive: true });
const content = join(folder, 'content');
const clock = { now: new Date('2026-11-20T10:00:00+08:00'), zone: 'Asia/Shanghai' };

const made = async (line: string[], into = content) => {
  const words = readArguments(line);
  const kind = kindNamed(words.kind);
  const { facts } = readFacts(content);
  const id = await idOf(kind, words.id, undefined);
  return fileOf(await draftOf(kind, words.given, { ...clock, facts, id, date: words.date }, undefined), kind, into);
};
const dataOf = async (line: string[]) => {
  const { path, text } = await made(line);
  return recordData(path, text);
};
const refused = (line: string[], message: RegExp) => assert.rejects(made(line), { message });

const terminal = () => {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
  return { input, output: Object.assign(new PassThrough(), { isTTY: true }) };
};

/** One of every kind, with no more than it must be told. */
const lines: string[][] = [
  ['meeting', '--series', 'biweekly'],
  ['person', 'member-z', '--kind', 'person', '--name', '成员亥', '--roles', 'member'],
  ['service', 'wiki', '--name', '维基', '--url', 'unknown', '--owner', 'own', '--probe', 'none', '--origin', '某处'],
  ['list', 'dev', '--name', '开发列表', '--address', 'dev@lists.example.org'],
  ['series', 'monthly', '--name', '月会', '--rule', 'unknown', '--place', 'none'],
  ['subproject', 'search', '--title', '搜索', '--summary', '找得到。', '--stage', 'incubating'],
  ['doc', 'runbooks/restart', '--title', '重启', '--summary', '怎样重启。'],
  ['news', 'hello', '--title', '开张', '--summary', '开张了。'],
  [
    'incident',
    'down',
    '--title',
    '打不开',
    '--severity',
    'major_outage',
    '--services',
    'build,code',
    '--start',
    '09:30',
  ],
  ['maintenance', 'move', '--title', '搬家', '--services', 'build', '--start', '2026-12-01 22:00'],
  [
    'question',
    'who',
    '--about.collection',
    'people',
    '--about.id',
    'member-a',
    '--question',
    '谁？',
    '--askedOf',
    'chair',
  ],
  ['redirect', 'faq', '--from', '/questions/', '--to', '/docs/site/editing/'],
  ['request', 'disk', '--name', '申请空间', '--kind', 'self'],
  ['page', 'faq', '--title', '常见问题', '--summary', '问得最多的几件事。'],
  ['translation', 'docs/runbooks/mirror-sync', '--title', 'Mirror sync', '--summary', 'How mirrors sync.'],
];

describe('every kind', () => {
  test('is tried here', () => {
    assert.deepEqual(lines.map(([kind]) => kind).sort(), kinds.map(({ name }) => name).sort());
  });

  test('makes a file that npm run check passes and npm run format leaves as it is', async () => {
    const files = await Promise.all(lines.map((line) => made(line)));
    const config = await resolveConfig(resolve('src/content/people/any.yaml'));
    for (const { path, text } of files)
      assert.ok(await check(text, { ...config, filepath: basename(path) }), `${path} 的格式：\n${text}`);
    const copy = join(folder, 'copy');
    cpSync('examples', copy, { recursive: true });
    writeAll(files.map(({ path, ...file }) => ({ ...file, path: path.replace(content, join(copy, 'content')) })));
    const env = { ...process.env, SITE_CONTENT: join(copy, 'content'), SITE_NOW: clock.now.toISOString() };
    const { stdout, stderr, status } = spawnSync('node', ['scripts/check/main.ts'], { env, encoding: 'utf8' });
    assert.equal(status, 0, stdout + stderr);
  });

  test('says in Chinese what it is, which fields it needs, and which it may have', () => {
    for (const kind of kinds) {
      assert.match(usage(kinds), new RegExp(`${kind.name} .*\\p{Script=Han}`, 'u'));
      assert.match(usageOfKind(kind), /\p{Script=Han}.*\n(.*\n)*可选/u);
    }
    assert.match(usageOfKind(kindNamed('person')), /--affiliation 某公司 {2}单位/);
  });
});

describe('what is not known', () => {
  test('stands in comments with what the schema says of it, and is no fact', async () => {
    const { path, text } = await made(lines[1] ?? []);
    assert.match(text, /^# affiliation: \{ zh: 某公司, en: Some company \} # 单位；章程未注明时省略$/m);
    assert.deepEqual(Object.keys(recordData(path, text)), ['kind', 'name', 'roles']);
  });

  test('and must be told is asked for all at once, with the options to add', async () => {
    await refused(
      ['person', 'member-z', '--kind', 'team'],
      /缺少 2 个必填字段[\s\S]*--name 成员甲 {2}姓名[\s\S]*--roles chair\|secretary\|member,…/,
    );
    await refused(['service', 'x', '--probe.kind', 'koji'], /--probe\.hub [\s\S]*--probe\.web /);
    await refused(
      ['subproject', 'x', '--title', '一', '--summary', '二', '--stage', 'archived'],
      /缺少 1 个必填字段[\s\S]*--reason/,
    );
    await refused(
      ['series', 'x', '--name', '会', '--rule', 'FREQ=DAILY', '--place', 'none'],
      /缺少 1 个必填字段[\s\S]*--start/,
    );
  });

  test('a person at the terminal is asked for, again where the answer cannot be read', async () => {
    const nobody = { input: new PassThrough(), output: new PassThrough() };
    assert.equal(askerAt(nobody as unknown as Terminal, clock), undefined, '没有人坐在终端前');
    const { input, output } = terminal();
    const person = askerAt({ input, output } as unknown as Terminal, clock);
    const answers = ['robot', '\u007f'.repeat(5) + 'team', '示例小组', ''];
    let shown = '';
    output.on('data', (text) => {
      shown += text;
      if (/[◆▲]/.test(String(text))) setImmediate(() => input.write(`${answers.shift()}\r`));
    });
    const request = { ...clock, facts: readFacts(content).facts, id: 'group', date: undefined };
    const { data } = await draftOf(kindNamed('person'), [], request, person);
    assert.deepEqual(data, { kind: 'team', name: { zh: '示例小组' }, roles: [] });
    assert.match(shown, /无效的值「robot」/);
  });

  test('a person who leaves the terminal ends it, and nothing is written', async () => {
    for (const leave of ['\u0003', '\u0004']) {
      const { input, output } = terminal();
      const person = askerAt({ input, output } as unknown as Terminal, clock);
      output.on('data', (text) => /◆/.test(String(text)) && setImmediate(() => input.write(leave)));
      const request = { ...clock, facts: readFacts(content).facts, id: 'group', date: undefined };
      await assert.rejects(draftOf(kindNamed('person'), [], request, person), { message: /未写入文件/ });
    }
  });
});

describe('what is given', () => {
  test('may be as short as the field allows', async () => {
    const { start, services } = await dataOf(lines[8] ?? []);
    assert.deepEqual([start, services], ['2026-11-20T09:30:00+08:00', ['build', 'code']]);
    const { maintainers } = await dataOf([...(lines[5] ?? []), '--maintainers', 'member-a，secretary']);
    assert.deepEqual(maintainers, [{ person: 'member-a' }, { role: 'secretary' }]);
    const { name, roles } = await dataOf([
      'person',
      'z',
      '--kind=team',
      '--name',
      '组',
      '--name.en',
      'Team',
      '--roles',
      '',
    ]);
    assert.deepEqual([name, roles], [{ zh: '组', en: 'Team' }, []]);
    assert.deepEqual((await dataOf(lines[4] ?? []))['place'], { state: 'none' });
  });

  test('and wrong is refused with what is allowed, all mistakes at once', async () => {
    await refused(
      ['person', 'z', '--kind', 'robot', '--nmae', '甲'],
      /--kind robot：应为 --kind person\|team[\s\S]*未知选项 --nmae。是否应为 name/,
    );
    await refused(
      ['incident', 'x', '--title', '某', '--severity', 'major_outage', '--services', 'buld', '--start', '09:30'],
      /--services buld：services\/ 中没有该记录。是否应为 build/,
    );
    await refused(
      ['list', 'x', '--name', '某', '--address', 'nobody'],
      /--address nobody：应为 --address sig-example@lists/,
    );
    await refused(['person', 'Member_A'], /ID「Member_A」无效，应为小写字母/);
    await refused(['persn', 'x'], /是否应为 person/);
    await refused(['page', 'x', '--date', '2026-01-01'], /page 没有选项 --date/);
    assert.throws(() => readArguments(['page', 'x', '--title']), /--title 缺少值/);
    assert.throws(() => readArguments(['page', 'x', '--title', '一', '--title=二']), /--title 重复/);
  });

  test('never replaces a record, whatever its extension', async () => {
    await refused(
      ['person', 'member-a', '--kind', 'person', '--name', '甲', '--roles', ''],
      /member-a\.yaml 已存在，未修改/,
    );
    writeFileSync(join(content, 'people/member-y.yml'), '');
    await refused(['person', 'member-y', '--kind', 'person', '--name', '乙', '--roles', ''], /member-y\.yml 已存在/);
    rmSync(join(content, 'people/member-y.yml'));
  });
});

test('a YAML file in the repository names its schema, so that any editor finds it', async () => {
  const { text } = await made(lines[1] ?? [], resolve('src/content'));
  const [, schema = ''] = /^# yaml-language-server: \$schema=(.+)\n/.exec(text) ?? [];
  assert.ok(readFileSync(resolve('src/content/people', schema), 'utf8').includes('"roles"'));
});

test('a translation begins as the source text, with its fingerprint and with links to English pages', async () => {
  const body = '见[加入](/join/)、[译文](/en/join/)、[日历](/calendar/all.ics)和[一节](/docs/site/editing/#style)。';
  cpSync(join(content, 'pages/not-found'), join(content, 'pages/linked'), { recursive: true });
  rmSync(join(content, 'pages/linked/en.md'));
  writeFileSync(join(content, 'pages/linked/zh.md'), `---\ntitle: 题\nsummary: 一句话。\n---\n\n${body}\n`);
  const { path, text } = await made(['translation', 'pages/linked', '--title', 'Title', '--summary', 'One sentence.']);
  rmSync(join(content, 'pages/linked'), { recursive: true });
  assert.ok(path.endsWith('pages/linked/en.md'));
  assert.equal(
    recordData(path, text)['translationOf'],
    fingerprint({ data: { title: '题', summary: '一句话。' }, body }),
  );
  assert.ok(
    text.endsWith(
      '见[加入](/en/join/)、[译文](/en/join/)、[日历](/calendar/all.ics)和[一节](/en/docs/site/editing/#style)。\n',
    ),
  );
});

test('a translation is refused where there is no source, where it stands in the record, and where there is one', async () => {
  const words = ['--title', 'x', '--summary', 'y'];
  await refused(['translation', 'docs/runbooks/none', ...words], /缺少译文的有：docs\/runbooks\/mirror-sync/);
  await refused(['translation', 'people/member-a', ...words], /译文填写在 en: 之后/);
  await refused(['translation', 'docs/runbooks/build-disk', ...words], /已有译文/);
});
