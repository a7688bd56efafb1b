// npm run notice -- begin | update | close: incidents and maintenance in words; the record is checked before it is written.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayIn } from '#language/dates.ts';
import type { NoticeEntry } from '#model/status/status.ts';
import { readFacts } from '#records/read-facts.ts';
import { read, readSettings, withFile } from '#scripts/check/content/read.ts';
import { freshFindings } from '#scripts/check/draft.ts';
import { report as findingsText } from '#scripts/check/report.ts';
import {
  type CommandLine,
  misuse,
  readCommandLine,
  runSubcommand,
  type Subcommand,
} from '#scripts/kit/command-line.ts';
import { Failure, reporting } from '#scripts/kit/failure.ts';
import { newFile, writeAll, writeWhole } from '#scripts/kit/files.ts';
import { kindNamed } from '#scripts/new/arguments.ts';
import { askerAt } from '#scripts/new/ask.ts';
import { draftOf, shownPath } from '#scripts/new/draft.ts';
import type { Given } from '#scripts/new/fields.ts';
import { renderMarkdown } from '#scripts/new/render.ts';
import { contentFolder, now, site } from '#site.ts';
import { changed, firstUpdate, freeId, momentIn, noticeNamed, severityNamed, systemsNamed } from './notice.ts';
import { announcement } from './announcement.ts';

const clock = { now, zone: site.zone };

const text = { type: 'string', value: '文字' } as const;
const updating = {
  text: { ...text, help: '本次发布的内容' },
  'text-en': { ...text, help: '同上，英文' },
  at: { type: 'string', value: '时间', help: '发布的时间（默认当前时间），如 16:00、明天 22:00' },
} as const;

/** Writes what the check finds no error in, and prints the texts to send. Throws a Failure with the errors; nothing is then written. */
const publish = async (path: string, record: string, write: (file: string) => void): Promise<void> => {
  const settings = await readSettings();
  if ('rule' in settings) throw new Failure(`${settings.file} 有误。请先运行 npm run check 并按提示修正。`);
  const before = read(settings);
  const findings = freshFindings(before, withFile(before, path, record));
  const said = findings.length > 0 ? findingsText({ findings, files: 1 }, 'text') : '';
  if (findings.some(({ severity }) => severity === 'error')) throw new Failure(`未写入文件：\n\n${said}`);
  const file = join(contentFolder, path);
  write(file);
  console.log(`已写入 ${shownPath(file)}`);
  if (said) console.log(said);
  const { facts } = readFacts(contentFolder);
  const written = facts.notices.find((one) => path.includes(one.id));
  if (written) console.log(`\n${announcement(written, { facts, site })}`);
  console.log('\n下一步：npm run check，提交后部署；文字未自动发送');
};

const begin = async (given: string[]): Promise<void> => {
  const line = {
    calls: ['npm run notice -- begin incident|maintenance [选项]'],
    options: {
      services: { type: 'string', value: '系统', help: '受影响的系统，ID 或名称，用逗号分隔' },
      title: { ...text, help: '标题：故障现象或维护内容' },
      'title-en': { ...text, help: '同上，英文' },
      severity: { type: 'string', value: '程度', help: '故障的严重程度：性能下降、部分中断、严重中断' },
      start: { type: 'string', value: '时间', help: '开始时间，如 16:00、明天 22:00（故障默认当前时间）' },
      end: { type: 'string', value: '时间', help: '维护的结束时间' },
      name: { type: 'string', value: 'ID', help: '文件名中日期之后的部分（默认由系统得出）' },
      ...updating,
    },
    takesWords: true,
    notes: [`时间按 ${site.zone} 填写，省略时区。在终端运行时，会询问未填写的必填字段`],
    examples: ["npm run notice -- begin incident --services koji --severity 严重中断 --title '构建系统无法访问'"],
  } as const satisfies CommandLine;
  const { values, positionals } = readCommandLine(given, line);
  const [word = ''] = positionals;
  if (word !== 'incident' && word !== 'maintenance')
    throw misuse(line, '未指定 incident（故障）或 maintenance（维护）');
  const { facts } = readFacts(contentFolder);
  const { title, severity, end, name } = values;
  const services = values.services && systemsNamed(values.services, facts);
  const start = values.start ?? (word === 'incident' ? '现在' : undefined);
  const fields: [string, string | undefined][] = [
    ['services', services],
    ['title', title],
    ['title.en', values['title-en']],
    ['severity', severity && severityNamed(severity)],
    ['start', start && momentIn(start, clock)],
    ['end', end && momentIn(end, clock)],
  ];
  const known = fields.filter((field): field is Given => field[1] !== undefined);
  const kind = kindNamed(word);
  const request = { ...clock, facts, date: undefined, id: name ?? word };
  const ask = askerAt({ input: process.stdin, output: process.stdout }, clock);
  const { data } = await draftOf(kind, known, request, ask);
  const id = name ?? freeId(data, word, facts, site.zone);
  const at = momentIn(values.at ?? '现在', clock);
  const updates = [firstUpdate(data, word, { at, zh: values.text, en: values['text-en'] })];
  const path = kind.path(data, { ...request, id });
  const record = renderMarkdown({ data: { ...data, updates }, offers: [] }, '');
  await publish(path, record, (file) => writeAll([newFile(file, record)]));
};

/** Adds an update to the notice that is named, or to the only one that is open; closing it writes its end, too. */
const change = (isClosing: boolean) => async (given: string[]) => {
  const call = isClosing ? 'close' : 'update';
  const { values, positionals } = readCommandLine(given, {
    calls: [`npm run notice -- ${call} [通知] [选项]`],
    options: {
      ...(!isClosing && { state: { type: 'string', value: '状态', help: '新的状态，如 已定位、观察中（默认不变）' } }),
      ...updating,
    },
    takesWords: true,
    notes: ['通知用 ID 或其中一部分指定；只有一个未结束的通知时可省略'],
    examples: [`npm run notice -- ${call} some-system-down --text '已恢复。'`],
  });
  const { facts } = readFacts(contentFolder);
  const entry: NoticeEntry = noticeNamed(positionals[0], facts, now);
  const { state, at } = values as { state?: string; at?: string };
  const before = readFileSync(entry.file, 'utf8');
  const record = changed(entry, before, {
    at: momentIn(at ?? '现在', clock),
    state: isClosing ? 'closing' : state,
    zh: values.text,
    en: values['text-en'],
  });
  const [year = ''] = dayIn(entry.data.start, site.zone).split('-');
  await publish(`notices/${year}/${entry.id}.md`, record, (file) => writeWhole(file, record));
};

const commands: Record<string, Subcommand> = {
  begin: { takes: 'incident|maintenance', about: '发布故障或维护的通知', run: begin },
  update: { takes: '[通知]', about: '添加一条进展', run: change(false) },
  close: { takes: '[通知]', about: '结束通知，填写结束时间和最后一条进展', run: change(true) },
};
const examples = [
  "npm run notice -- begin maintenance --services koji --title '升级' --start '明天 22:00' --end '明天 23:00'",
];

await reporting(() => runSubcommand('npm run notice -- 命令 [选项]', commands, process.argv.slice(2), examples));
