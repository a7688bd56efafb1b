// What a change of a record means, told field by field in words, from two versions of its file.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { differences, recordInWords } from '#model/changes/words.ts';
import { compareRecords, type Version } from '#model/changes/changes.ts';
import { changeList } from '#model/changes/list.ts';
import { namesOf } from '#model/record-names.ts';
import type { Locale } from '#language/locales.ts';
import type { Reader } from '#model/changes/words.ts';
import { versionOf } from '#records/past.ts';
import { collections, type CollectionName } from '#schemas/files.ts';
import { alternatives, type Shape, shapeOf } from '#schemas/shape.ts';

const names = {
  people: { 'member-a': { name: { zh: '成员甲', en: 'Member A' } }, 'member-b': { name: { zh: '成员乙' } } },
  subprojects: { build: { title: '构建系统' } },
  services: { koji: { name: { zh: '某系统', en: 'Some system' } } },
  series: { biweekly: { name: { zh: '双周例会' } } },
  meetings: { '2026-11-24-biweekly': { series: 'biweekly' } },
};
const known = Object.entries(names).flatMap(([collection, records]) =>
  Object.entries(records).map(([id, data]) => ({ collection, id, data })),
);

const reader = (locale: Locale): Reader => ({
  locale,
  nameOf: namesOf(known, locale),
});

const version = (path: string, text: string): Version => {
  const found = versionOf(path, text);
  assert.ok(found, path);
  return found;
};

/** Every line of what changed between two texts of one file. */
const said = (path: string, before: string, after: string, locale: Locale = 'zh'): string[] =>
  compareRecords([version(path, before)], [version(path, after)]).flatMap((change) =>
    differences(change, reader(locale)).map((line) => `${recordInWords(change, reader(locale))}：${line}`),
  );

const subproject = (facts: string, body = '') =>
  `---\ntitle: 构建系统\nsummary: 某摘要\norder: 1\nstage: active\n${facts}---\n${body}`;
const path = 'subprojects/build/zh.md';
const person = (facts: string) => `kind: person\nname: { zh: 成员甲 }\nroles: [{ role: member }]\n${facts}`;
const meeting = (facts: string) =>
  `---\nseries: biweekly\nstart: 2026-11-24T16:00:00+08:00\nstate: held\n${facts}---\n正文\n`;
const meetingPath = 'meetings/2026/2026-11-24-biweekly.md';

describe('a changed field', () => {
  test('is told by its Chinese name, with names instead of ids', () => {
    assert.deepEqual(said(path, subproject(''), subproject('maintainers: [{ person: member-a }]\n')), [
      '构建系统：负责人 无 → 成员甲',
    ]);
  });

  test('is told in English by its English name', () => {
    const after = subproject('maintainers: [{ person: member-a }, { role: secretary }]\n');
    assert.deepEqual(said(path, subproject(''), after, 'en'), ['构建系统：Maintainers none → Member A, Secretary']);
  });

  test('tells a hole from nothing said', () => {
    const [tbd, none] = ['unknown', 'none'].map((state) => subproject(`link: { state: ${state} }\n`));
    assert.deepEqual(said(path, tbd ?? '', subproject('link: https://www.example.org/\n')), [
      '构建系统：网址 待确认 → https://www.example.org/',
    ]);
    assert.deepEqual(said(path, none ?? '', subproject('')), ['构建系统：网址 不适用 → 无']);
  });

  test('gives the meaning of a choice', () => {
    const after = subproject('').replace('active', 'archived\nreason: 由别的系统代替');
    assert.deepEqual(said(path, subproject(''), after), [
      '构建系统：阶段 运行中 → 已归档',
      '构建系统：归档原因 无 → 由别的系统代替',
    ]);
  });

  test('in one language that is translated is told as a translation', () => {
    const service = (origin: string) =>
      `name: { zh: 某系统 }\nurl: { state: none }\nowner: own\nprobe: { kind: none }\norigin: ${origin}\n`;
    const [before, after] = [service('创始文档'), service('{ zh: 创始文档, en: Original charter }')];
    assert.deepEqual(said('services/some.yaml', before, after), ['某系统：网址的出处（英文） 无 → Original charter']);
  });

  test('in two languages is told for the language that changed', () => {
    const before = person('affiliation: { zh: 某公司, en: Some company }\n');
    assert.deepEqual(
      said('people/member-a.yaml', before, before.replace('某公司', '另一家公司').replace('Some company', 'Another')),
      ['成员甲：单位 某公司 → 另一家公司', '成员甲：单位（英文） Some company → Another'],
    );
  });

  test('of two long texts shows where they differ', () => {
    const duty = (word: string) =>
      person(
        `duties: { zh: 负责某系统的搭建部署和日常维护，以及另一个系统的${word}，每周检查一次各处的备份是否完好可用并写进记录。 }\n`,
      );
    assert.deepEqual(said('people/member-a.yaml', duty('维护'), duty('监控')), [
      '成员甲：工作职责 …常维护，以及另一个系统的维护，每周检查一次各处的备份… → …常维护，以及另一个系统的监控，每周检查一次各处的备份…',
    ]);
  });

  test('is nothing where only the way of writing changed', () => {
    const flow = person('affiliation: { zh: 某公司 }\n');
    const block = '# 注释\nroles:\n  - role: member\nkind: person\nname:\n  zh: 成员甲\naffiliation:\n  zh: "某公司"\n';
    assert.deepEqual(said('people/member-a.yaml', flow, block), []);
  });
});

describe('a changed list', () => {
  const attendees = (...list: string[]) => meeting(`attendees: [${list.join(', ')}]\n`);
  const [a, b, c] = ['{ person: member-a }', '{ person: member-b }', '{ name: 成员丙, affiliation: 某公司 }'];

  test('is told by what it gains and loses', () => {
    assert.deepEqual(said(meetingPath, attendees(a, b), attendees(a, c)), [
      '双周例会 2026-11-24：参会人员 增加 成员丙（某公司）；删除 成员乙',
    ]);
  });

  test('in another order is told, and nothing else', () => {
    assert.deepEqual(said(meetingPath, attendees(a, b), attendees(b, a)), ['双周例会 2026-11-24：参会人员 调整了顺序']);
  });

  test('has items that change inside, found by their id', () => {
    const action = (state: string) => meeting(`actions: [{ id: A-2026-31, text: 某事, state: ${state} }]\n`);
    assert.deepEqual(said(meetingPath, action('open'), action('done')), [
      '双周例会 2026-11-24：待办 A-2026-31 状态 未完成 → 已完成',
    ]);
  });

  test('keeps two items of one name apart', () => {
    const terms = (until: string) =>
      `kind: person\nname: { zh: 成员甲 }\nroles:\n  - { role: chair, since: 2024-01-01, until: 2025-01-01 }\n  - { role: chair, since: 2026-01-01${until} }\n`;
    assert.deepEqual(said('people/member-a.yaml', terms(''), terms(', until: 2028-01-01')), [
      '成员甲：角色 联席组长 任期结束 无 → 2028-01-01',
    ]);
  });
});

describe('a changed text', () => {
  test('is told by section with its lines counted, found again by its anchor', () => {
    const before = subproject('', '开头。\n\n## 用法 [#use]\n\n第一步。\n\n第二步。\n\n## 旧事\n\n没有了。\n');
    const after = subproject(
      '',
      '开头。\n\n## 怎么用 [#use]\n\n第一步。\n\n第三步。\n\n第四步。\n\n## 新事\n\n有了。\n',
    );
    assert.deepEqual(said(path, before, after), [
      '构建系统：正文「怎么用」原为「用法」，增 2 行，删 1 行',
      '构建系统：正文新增小节「新事」（1 行）',
      '构建系统：正文删除小节「旧事」（1 行）',
    ]);
  });

  test('does not take a comment in a code block for a heading', () => {
    const text = (line: string) => subproject('', `## 用法\n\n\`\`\`bash\n# ${line}\nrun\n\`\`\`\n`);
    assert.deepEqual(said(path, text('一'), text('二')), ['构建系统：正文「用法」增 1 行，删 1 行']);
  });

  test('of a translation is told as such, and its fingerprint not at all', () => {
    const text = (of: string, body: string) =>
      `---\ntitle: Build\nsummary: Some.\ntranslationOf: '${of}'\n---\n${body}`;
    const english = 'subprojects/build/en.md';
    assert.deepEqual(said(english, text('000000000000', 'One.'), text('111111111111', 'Two.')), [
      '构建系统（英文译文）：正文开头部分增 1 行，删 1 行',
    ]);
    assert.deepEqual(said(english, text('000000000000', 'One.'), text('111111111111', 'One.')), []);
  });
});

describe('a record', () => {
  const kinds = (before: [string, string][], after: [string, string][]) =>
    compareRecords(
      before.map(([at, text]) => version(at, text)),
      after.map(([at, text]) => version(at, text)),
    ).map(({ kind, before: old, after: current }) => [kind, old?.id, current?.id]);

  test('is added, removed, or found again under another id', () => {
    const [one, two] = [person(''), person('').replace('甲', '乙')];
    assert.deepEqual(kinds([], [['people/a.yaml', one]]), [['added', undefined, 'a']]);
    assert.deepEqual(kinds([['people/a.yaml', one]], []), [['removed', 'a', undefined]]);
    assert.deepEqual(kinds([['people/a.yaml', one]], [['people/b.yaml', one]]), [['renamed', 'a', 'b']]);
    const other = kinds([['people/a.yaml', one]], [['people/b.yaml', two]]);
    assert.deepEqual(other, [
      ['added', undefined, 'b'],
      ['removed', 'a', undefined],
    ]);
  });

  test('in a file of another kind is the same record', () => {
    assert.deepEqual(kinds([[path, subproject('')]], [['subprojects/build/zh.mdx', subproject('')]]), []);
  });

  test('that cannot be read is said to be so, whatever is in the file', () => {
    const broken = [
      'name: [成员甲\n',
      'a: 1\na: 2\n',
      'a: &a [1]\nb: *a\n',
      `a: ${'['.repeat(20_000)}`,
      'x'.repeat(2e6),
    ];
    for (const text of broken)
      assert.deepEqual(kinds([['people/a.yaml', person('')]], [['people/a.yaml', text]]), [['unreadable', 'a', 'a']]);
  });

  test('of which the file is no map is compared all the same', () => {
    assert.deepEqual(said('people/member-a.yaml', '- 1\n', 'kind: person\n').length, 1);
  });
});

describe('the list of changes on a page', () => {
  const settings = { reader: reader('zh'), zone: 'Asia/Shanghai', named: false };
  const zh = compareRecords([version(path, subproject('', '一'))], [version(path, subproject('', '二'))]);
  const past = [{ commit: 'c', time: '2026-11-23T18:00:00Z', changes: zh }];

  test('counts days in the site’s zone', () => {
    assert.deepEqual(
      changeList(past, { ...settings, textLocale: 'zh' }).map(({ day }) => day),
      ['2026-11-24'],
    );
  });

  test('names the sections of a text, and says nothing of lines', () => {
    const text = (word: string) =>
      subproject('', ['一', '二', '三', '四'].map((title) => `## ${title}\n\n${word}\n`).join('\n'));
    const linesOf = (before: string, after: string) =>
      changeList(
        [
          {
            commit: 'c',
            time: '2026-11-23T18:00:00Z',
            changes: compareRecords([version(path, before)], [version(path, after)]),
          },
        ],
        {
          ...settings,
          textLocale: 'zh',
        },
      ).flatMap(({ lines }) => lines);
    assert.deepEqual(linesOf(text('旧'), text('新')), ['正文修改「一」、「二」、「三」等 4 节']);
    const [one, two] = [subproject('', '开头\n\n## 甲 [#a]\n\n文\n'), subproject('', '起首\n\n## 乙 [#b]\n\n文\n')];
    assert.deepEqual(linesOf(one, two), ['正文新增「乙」', '正文修改开头部分', '正文删除「甲」']);
  });

  test('leaves out what a reader of the other language does not see', () => {
    assert.equal(changeList(past, { ...settings, textLocale: 'en' }).length, 0);
  });

  test('leaves out the other language of a text, but not the Chinese that English pages show', () => {
    const linesIn = (locale: 'zh' | 'en', before: string, after: string) => {
      const all = compareRecords([version('people/a.yaml', person(before))], [version('people/a.yaml', person(after))]);
      const shown = { ...settings, reader: reader(locale), textLocale: locale };
      return changeList([{ commit: 'c', time: '2026-11-23T18:00:00Z', changes: all }], shown).flatMap(
        ({ lines }) => lines,
      );
    };
    const duties = (zh: string, en = '') => `duties: { zh: ${zh}${en && `, en: ${en}`} }\n`;
    assert.equal(linesIn('en', duties('旧', 'Same'), duties('新', 'Same')).length, 0);
    assert.equal(linesIn('zh', duties('旧', 'Same'), duties('新', 'Same')).length, 1);
    assert.equal(linesIn('zh', duties('同', 'Old'), duties('同', 'New')).length, 0);
    assert.equal(linesIn('en', duties('同', 'Old'), duties('同', 'New')).length, 1);
    assert.equal(linesIn('en', duties('旧'), duties('新')).length, 1);
  });

  test('is empty where a record has only been registered', () => {
    const added = compareRecords([], [version(path, subproject(''))]);
    const registered = [{ commit: 'b', time: '2026-11-22T00:00:00Z', changes: added }];
    assert.deepEqual(changeList(registered, { ...settings, textLocale: 'zh' }), []);
    assert.equal(changeList([...past, ...registered], { ...settings, textLocale: 'zh' }).length, 2);
  });
});

test('every field of every collection has a short name in Chinese', () => {
  const nameless: string[] = [];
  const look = (shape: Shape, at: string) => {
    for (const { properties = {}, items } of alternatives(shape)) {
      for (const [key, inner] of Object.entries(properties)) {
        const isPart = ['zh', 'en', 'person', 'state'].includes(key);
        if (!isPart && !(inner.title && inner.title.length <= 10)) nameless.push(`${at}.${key}`);
        look(inner, `${at}.${key}`);
      }
      if (items) look(items, at);
    }
  };
  for (const name of Object.keys(collections)) look(shapeOf(name as CollectionName), name);
  assert.deepEqual(nameless, []);
});
