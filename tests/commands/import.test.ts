// Importing minutes: the traps of the loose format, with invented minutes, through the command's own steps.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { parseRecordText, recordData } from '#records/front-matter.ts';
import { type Meeting, meeting as schema } from '#schemas/meeting.ts';
import { importMinutes } from '#scripts/import/import-minutes.ts';
import { readKnown } from '#scripts/import/known.ts';
import { writeAll } from '#scripts/kit/files.ts';

const content = 'examples/content';
const folder = mkdtempSync(join(tmpdir(), 'import-'));
after(() => rmSync(folder, { recursive: true }));

let count = 0;
const file = (text: string | Uint8Array, name = '2026-03-12.md'): string => {
  const place = join(folder, String(++count));
  mkdirSync(place);
  writeFileSync(join(place, name), text);
  return join(place, name);
};

const run = (
  files: string[],
  series: string | undefined = 'biweekly',
  out = join(folder, `out-${++count}`),
  force = false,
) => importMinutes({ files, series, out, force, zone: 'Asia/Shanghai' }, readKnown(content, out));

const imported = (files: string[], series?: string) => {
  return run(files, series).map((one) => ({
    ...one,
    data: schema.parse(recordData(one.path, one.text)) as Meeting,
    body: parseRecordText(one.path, one.text).body,
    told: one.notes.map(({ line, message }) => `${line} ${message}`).join('\n'),
  }));
};

const only = (text: string | Uint8Array, name?: string) => {
  const [one] = imported([file(text, name)]);
  assert.ok(one);
  return one;
};

const mistakes = (files: string[], series?: string): string => {
  try {
    run(files, series);
  } catch (error) {
    return (error as Error).message;
  }
  return assert.fail('应当有错误');
};

const minutes = (attendees: string, rest = '讨论') =>
  `# 例会\n\n会议时间：2026年3月12日 16：00\n\n参会人员：\n${attendees}\n\n会议纪要：\n${rest}\n`;
const attendeesOf = (attendees: string) => only(minutes(attendees)).data.attendees;
const actionsOf = (items: string) => only(minutes('成员子-某公司、成员丑-某公司', `讨论\n\n## 待办事项\n${items}`));

const sample = () => only(readFileSync('tests/fixtures/minutes/community.2026-03-12.MD'), 'community.2026-03-12.MD');

test('a loose minutes file becomes a meeting with all its facts', () => {
  const { data } = sample();
  assert.equal(data.number, 7);
  assert.deepEqual(data.title, { zh: '示例社区例会' });
  assert.deepEqual([data.start, data.end], ['2026-03-12T16:00:00+08:00', '2026-03-12T17:05:00+08:00']);
  assert.deepEqual([data.chair, data.scribe], [{ person: 'member-a' }, { person: 'member-c' }]);
  assert.deepEqual(data.apologies, [{ person: 'member-b' }]);
  assert.deepEqual(data.attendees, [
    { person: 'member-a' },
    { person: 'member-c' },
    { name: '成员子', affiliation: '示例大学' },
    { name: '成员丑', affiliation: '某研究院' },
    { name: '成员寅' },
    { name: '成员卯', affiliation: '示例大学' },
    { name: '成员辰', affiliation: '某公司' },
  ]);
});

test('conclusions become decisions under their topic, with votes where all three are written', () => {
  const { data } = sample();
  assert.deepEqual(
    data.decisions.map(({ text }) => text),
    ['知识库归档：5票赞成，0票反对，1票弃权，归档', '知识库归档：四月起只读', '知识库归档：首页挂说明'],
  );
  assert.deepEqual(data.decisions[0]?.votes, { for: 5, against: 0, abstain: 1 });
  const partly = only(minutes('成员子', '【投票结果】：9票赞成，通过'));
  assert.equal(partly.data.decisions[0]?.votes, undefined);
  assert.match(partly.told, /^9 票数不完整/m);
});

test('a conclusion mark with nothing behind it is reported and is no decision', () => {
  const { data, told } = only(minutes('成员子', '【结论】：\n\n## 下一项'));
  assert.deepEqual(data.decisions, []);
  assert.match(told, /^9 「【结论】：」之后没有内容/m);
});

test('action owners are found in front, behind and after brackets; a word that is nobody stays in the text', () => {
  const { data, told } = sample();
  assert.deepEqual(
    data.actions.map(({ text, owners, due }) => [text, owners, due]),
    [
      [
        '写扩容方案，2026年4月1日前',
        [{ person: 'member-a' }, { name: '成员丑', affiliation: '某研究院' }],
        '2026-04-01',
      ],
      ['认领文章', ['everyone'], undefined],
      ['更新说明', [{ name: '成员子', affiliation: '示例大学' }], undefined],
      ['问机房', [{ name: '成员寅' }], undefined],
      ['整理旧信箱', [], undefined],
      ['（可选）清理缓存，5月1日前', [], '2026-05-01'],
    ],
  );
  assert.match(told, /无法识别负责人.*整理旧信箱/);
  assert.match(told, /期限没有年份，按会议之后最近的日期填写 2026-05-01/);
});

test('other ways of writing owners: at the end in brackets, 负责人, @, a dash, emphasis, a role, a ticked box', () => {
  const { data } = actionsOf(
    '- 甲事（成员子）\n- 乙事，负责人：成员丑\n- 丙事 @成员子\n- __全体小伙伴__ 丁事\n- 秘书：戊事\n- [x] 成员丑-某公司：己事\n- 庚-1 事——成员子',
  );
  const someone = (name: string) => [{ name, affiliation: '某公司' }];
  assert.deepEqual(
    data.actions.map(({ text, owners, state }) => [text, owners, state]),
    [
      ['甲事', someone('成员子'), 'open'],
      ['乙事', someone('成员丑'), 'open'],
      ['丙事', someone('成员子'), 'open'],
      ['丁事', ['everyone'], 'open'],
      ['戊事', [{ role: 'secretary' }], 'open'],
      ['己事', someone('成员丑'), 'done'],
      ['庚-1 事', someone('成员子'), 'open'],
    ],
  );
});

test('a name at the start of an item without any mark is not taken as the owner, and is reported', () => {
  const { data, told } = actionsOf('- 成员子的申请由别人补交');
  assert.deepEqual(data.actions[0]?.owners, []);
  assert.match(told, /^12 句首的「成员子」/m);
});

test('action items may stand under a plain number, wrap, be written inline, or be none', () => {
  const { data, body } = only(
    minutes('成员子', '5. 待办事项：\n- 第一件\n  还有半句\n- 第二件\n6. 其他\n【TO DO事项】第三件'),
  );
  assert.deepEqual(
    data.actions.map(({ text }) => text),
    ['第一件 还有半句', '第二件', '第三件'],
  );
  assert.match(body, /6\. 其他/);
  const none = actionsOf('暂无');
  assert.deepEqual(none.data.actions, []);
  assert.match(none.told, /^12 原文注明没有待办/m);
});

test('a review of earlier action items is minutes, not new action items', () => {
  const { data, body } = only(minutes('成员子', '### 待办事项检查\n1. （ALL）填问卷'));
  assert.deepEqual(data.actions, []);
  assert.match(body, /1\. （ALL）填问卷/);
});

test('name and affiliation are told apart in either order, by known words and by the rest of the list', () => {
  assert.deepEqual(attendeesOf('成员子-某公司、浪涌-成员丑、成员寅（某软件 ）,(成员卯)（某软件）'), [
    { name: '成员子', affiliation: '某公司' },
    { name: '成员丑', affiliation: '浪涌' },
    { name: '成员寅', affiliation: '某软件' },
    { name: '成员卯', affiliation: '某软件' },
  ]);
});

test('a pair that only the rest of its list explains is read like the rest and reported', () => {
  const { data, told } = only(minutes('成员子-某公司、alpha-beta'));
  assert.deepEqual(data.attendees[1], { name: 'alpha', affiliation: 'beta' });
  assert.match(told, /^6 「alpha-beta」.*姓名为「alpha」/m);
});

test('a pair that cannot be read in a list of mixed order is kept whole and reported', () => {
  const { data, told } = only(minutes('成员子-某公司、某大学-成员丑、alpha-beta'));
  assert.deepEqual(data.attendees[2], { name: 'alpha-beta' });
  assert.match(told, /^6 「alpha-beta」中无法判断哪一部分是姓名/m);
});

test('a double is written once, one name with two affiliations twice, and both are reported', () => {
  const { data, told } = only(minutes('成员子-某公司、某公司-成员子、成员子-某大学'));
  assert.deepEqual(data.attendees, [
    { name: '成员子', affiliation: '某公司' },
    { name: '成员子', affiliation: '某大学' },
  ]);
  assert.match(told, /重复/);
  assert.match(told, /单位不同/);
});

test('somebody is a known person only under the same name and without a contradicting affiliation', () => {
  assert.deepEqual(attendeesOf('成员甲、成员乙-示例大学、成员丙-别的公司、成员甲甲'), [
    { person: 'member-a' },
    { person: 'member-b' },
    { name: '成员丙', affiliation: '别的公司' },
    { name: '成员甲甲' },
  ]);
});

test('how somebody took part is no affiliation, and group titles in a list are reported', () => {
  const { data, told } = only(minutes('理事会成员：\n* 成员子（某公司成员丑委托出席）\n其他：\n* 成员寅（某公司）'));
  assert.deepEqual(data.attendees, [{ name: '成员子' }, { name: '成员寅', affiliation: '某公司' }]);
  assert.match(told, /^6 名单中的小标题「理事会成员」/m);
  assert.match(told, /^7 「成员子」后面的说明.*委托出席/m);
});

test('an attendee list that repeats that of an earlier meeting is reported', () => {
  const list = [...'子丑寅卯辰巳午未申酉'].map((letter) => `成员${letter}`).join('、');
  const first = file(minutes(list), '2026-03-12.md');
  const second = file(minutes(`${list}、成员戌`).replace('3月12日', '3月26日'), '2026-03-26.md');
  const told = imported([second, first]).map((one) => one.told);
  assert.doesNotMatch(told[0] ?? '', /可能是复制的/);
  assert.match(told[1] ?? '', /^6 参会名单含有 .*的 10 人，可能是复制的/m);
});

test('a numbered heading in Chinese, N0.02 with a zero and a time without space are read', () => {
  const { data } = only(
    '# 例会\n- N0.02\n## 一、会议时间：2026年03月12日16:00 - 17:00\n## 二、会议地点：线上\n## 三、会议议题\n1. 甲\n2. 乙\n会议结论\n完',
  );
  assert.deepEqual([data.number, data.end, data.place], [2, '2026-03-12T17:00:00+08:00', { name: { zh: '线上' } }]);
  assert.deepEqual(
    data.agenda.map(({ title }) => title),
    ['甲', '乙'],
  );
});

test('byte order mark and CRLF make no difference', () => {
  const text = minutes('成员子-某公司');
  assert.equal(only(`\uFEFF${text.replaceAll('\n', '\r\n')}`).text, only(text).text);
});

test('an hour that is not written is not invented: the day alone is written, and reported; afternoon hours are read', () => {
  const untimed = only(minutes('成员子').replace(' 16：00', ''));
  assert.match(untimed.text, /^start: 2026-03-12$/m);
  assert.equal(untimed.data.start, '2026-03-12');
  assert.match(untimed.told, /^3 未注明具体时间/m);
  assert.equal(only(minutes('成员子').replace('16：00', '下午4点半')).data.start, '2026-03-12T16:30:00+08:00');
});

test('an end before the start is left out and reported, as is what the time line says besides', () => {
  const { data, told } = only(minutes('成员子').replace('16：00', '16：00-15：00 改期'));
  assert.equal(data.end, undefined);
  assert.match(told, /^3 结束时间 15:00 早于或等于/m);
  assert.match(told, /^3 .*「改期」/m);
});

test('a date without a year is only taken with the year of the file name; without one it is a mistake', () => {
  const text = minutes('成员子').replace('2026年', '');
  assert.match(only(text, 'x.2026-03-12.MD').told, /^3 会议日期没有年份/m);
  assert.match(mistakes([file(text, 'x.md')]), /x\.md:3：会议日期「03-12」缺少年份。请补充年份/);
  assert.match(
    mistakes([file(text, 'x.2026-03-13.md')]),
    /会议日期不一致：第 3 行的会议时间为 03-12，文件名为 2026-03-13/,
  );
});

test('impossible days, no date at all, other kinds of file, other encodings and empty files are mistakes with file and line', () => {
  const text = minutes('成员子');
  assert.match(mistakes([file(text.replace('3月12日', '2月30日'), 'a.md')]), /a\.md:3：日期 2026-02-30 不存在/);
  assert.match(mistakes([file(text.replace(/会议时间.*/, ''), 'a.md')]), /a\.md:1：未找到会议日期/);
  assert.match(mistakes([file(text, 'a.docx')]), /a\.docx:1：应为 \.md/);
  assert.match(mistakes([file(new Uint8Array([0xbb, 0xe1, 0xd2, 0xe9]))]), /:1：文件不是 UTF-8/);
  assert.match(mistakes([file('\n')]), /:1：文件为空/);
  assert.match(mistakes([join(folder, 'absent.md')]), /:1：文件不存在/);
});

test('an hour that the clock of the zone skips is a mistake with file and line', () => {
  const known = readKnown(content, folder);
  const elsewhere = { ...known, series: known.series.map((series) => ({ ...series, zone: 'Europe/Berlin' })) };
  const request = { series: 'biweekly', out: folder, force: false, zone: 'Asia/Shanghai' };
  for (const hours of ['02：30', '02：30-04：00', '01：00-02：30']) {
    const text = minutes('成员子').replace('2026年3月12日 16：00', `2026年3月29日 ${hours}`);
    const files = [file(text, 'spring.md')];
    assert.throws(
      () => importMinutes({ ...request, files }, elsewhere),
      /spring\.md:3：Europe\/Berlin 的时钟在 2026-03-29 跳过了 02:30，该时间不存在/,
    );
  }
});

test('the series is the one named, or the one whose name is the title; anything else is a mistake', () => {
  const text = minutes('成员子');
  assert.match(mistakes([file(text)], 'weekly'), /未找到会议系列 weekly。--series 应为 biweekly/);
  const request = { series: undefined, out: folder, force: false, zone: 'Asia/Shanghai' };
  const known = readKnown(content, folder);
  assert.throws(() => importMinutes({ ...request, files: [file(text)] }, known), /无法识别会议系列/);
  const [titled] = importMinutes({ ...request, files: [file(text.replace('# 例会', '# 双周例会'))] }, known);
  assert.ok(titled?.path.endsWith('2026/2026-03-12-biweekly.md'));
});

test('ids continue after the highest of their year, oldest meeting first', () => {
  const highest = (letter: string, year: string) =>
    Math.max(
      0,
      ...globSync(`${content}/meetings/*/*.md`)
        .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(new RegExp(`id: ${letter}-${year}-(\\d+)`, 'g'))])
        .map(([, digits]) => Number(digits)),
    );
  const text = (date: string) => minutes('成员子', '【结论】：好\n## 待办事项\n- 事').replace('2026年3月12日', date);
  const ids = imported([
    file(text('2026年6月4日'), 'b.md'),
    file(text('2026年3月12日'), 'a.md'),
    file(text('2031年1月2日'), 'c.md'),
  ]);
  const next = (letter: string, add: number) =>
    `${letter}-2026-${String(highest(letter, '2026') + add).padStart(2, '0')}`;
  assert.deepEqual(
    ids.map(({ data }) => [data.start.slice(0, 10), data.decisions[0]?.id, data.actions[0]?.id]),
    [
      ['2026-03-12', next('D', 1), next('A', 1)],
      ['2026-06-04', next('D', 2), next('A', 2)],
      ['2031-01-02', 'D-2031-01', 'A-2031-01'],
    ],
  );
});

test('an existing file is only overwritten with --force, and two sources of one file are a mistake', () => {
  const out = join(folder, 'existing');
  cpSync(content, out, { recursive: true });
  const source = file(minutes('成员子').replace('3月12日', '3月10日'), 'a.md');
  assert.throws(() => run([source], 'biweekly', out), /a\.md:1：.*已存在。如需覆盖，请添加 --force/);
  const [forced] = run([source], 'biweekly', out, true);
  assert.ok(forced?.before);
  assert.match(mistakes([file(minutes('成员子'), 'b.md'), file(minutes('成员丑'), 'c.md')]), /系列和日期相同/);
});

test('one bad file among good ones means that nothing is imported, and every mistake is told', () => {
  const found = mistakes([file(minutes('成员子')), file('\n', 'b.md'), file('\n', 'c.md')]);
  assert.match(found, /b\.md:1/);
  assert.match(found, /c\.md:1/);
});

test('a write that fails half way leaves no new file, no new folder, and the old file as it was', () => {
  const out = join(folder, 'half');
  mkdirSync(join(out, 'taken.md', 'in-the-way'), { recursive: true });
  writeFileSync(join(out, 'old.md'), '旧');
  const files = [
    { path: join(out, '2026', 'new.md'), text: '新', before: undefined },
    { path: join(out, 'old.md'), text: '新', before: '旧' },
    { path: join(out, 'taken.md'), text: '新', before: undefined },
  ];
  assert.throws(() => writeAll(files));
  assert.equal(existsSync(join(out, '2026')), false);
  assert.equal(readFileSync(join(out, 'old.md'), 'utf8'), '旧');
  assert.deepEqual(globSync('**/{.*,*}', { cwd: out }).sort(), ['old.md', 'taken.md', 'taken.md/in-the-way']);
});

test('a pipe, a file of far too many bytes and one with NUL bytes are refused without being read for long', (t) => {
  const large = file('');
  truncateSync(large, 3_000_000_000);
  assert.match(mistakes([large]), /文件为 2929688 KB，应不超过 256 KB/);
  assert.match(mistakes([file(`${minutes('成员子')}\0`)]), /文件含有 NUL 字节/);
  assert.match(mistakes([file(Buffer.from(minutes('成员子'), 'utf16le'))]), /文件含有 NUL 字节|不是 UTF-8/);
  if (process.platform === 'win32') return t.diagnostic('这里没有管道文件');
  const pipe = join(folder, 'pipe.md');
  execFileSync('mkfifo', [pipe]);
  assert.match(mistakes([pipe]), /不是普通文件/);
});
