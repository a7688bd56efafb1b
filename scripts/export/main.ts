// npm run export -- readme | codeowners | sig-info | offline: writes the records in the formats that others read.
import { dirname, relative, sep } from 'node:path';
import { joined } from '#language/names.ts';
import type { Facts } from '#model/records/facts.ts';
import { accountsWanted, codeowners } from '#model/sig/codeowners.ts';
import { readmeOf } from '#model/sig/readme.ts';
import { readFacts } from '#records/read-facts.ts';
import { type CommandLine, misuse, readCommandLine } from '#scripts/kit/command-line.ts';
import { Failure, reporting } from '#scripts/kit/failure.ts';
import { writeWhole } from '#scripts/kit/files.ts';
import { createProgress } from '#scripts/kit/progress.ts';
import { configFile, contentFolder, site, today } from '#site.ts';
import { offlineFiles, writeZip } from './offline/site.ts';
import { renderReadme } from './readme.ts';
import { type Style, sigInfo, styles } from './sig-info.ts';

const commandLine = {
  calls: ['npm run export -- <格式> [选项]'],
  words: {
    readme: '社区模板的 SIG README',
    codeowners: 'CODEOWNERS：各文件的审核人',
    'sig-info': `openEuler 的 sig-info.yaml 和 Kubernetes 的 sigs.yaml；--style ${styles.join('|')} 只输出一种`,
    offline: '将已构建的站点打包为 zip，解压后可用浏览器打开；--from 目录（默认 dist）',
  },
  options: {
    out: { type: 'string', value: '文件', help: '写入文件（默认输出到屏幕；offline 默认写入 <简称>-offline.zip）' },
    style: { type: 'string' },
    from: { type: 'string' },
  },
  takesWords: true,
  notes: ['退出码：0 完成 · 1 命令或内容有误'],
  examples: ['npm run export -- readme', 'npm run export -- codeowners --out CODEOWNERS'],
} as const satisfies CommandLine;

const kinds = ['readme', 'codeowners', 'sig-info', 'offline'] as const;

const isOneOf = <T extends string>(all: readonly T[], value: string): value is T =>
  (all as readonly string[]).includes(value);

/** All facts: what is exported must not lack a record that has a mistake in it. Throws a Failure where there is one. */
function allFacts(): Facts {
  const { facts, unread } = readFacts(contentFolder);
  if (unread.length > 0) throw new Failure(`以下文件有误。请先运行 npm run check 并按提示修正：\n${unread.join('\n')}`);
  return facts;
}

/** The texts that can be exported, each from the facts. */
const writers = {
  readme: (facts: Facts) =>
    renderReadme(readmeOf(facts, { site, today }), joined('如何加入', site.name.zh, '并参与贡献')),
  codeowners: (facts: Facts) => {
    const folder = relative(dirname(configFile), contentFolder).split(sep).join('/');
    const settings = { forge: site.forge.kind, folder, today };
    const wanted = accountsWanted(facts, settings).map(({ id }) => `  ${folder}/people/${id}.yaml`);
    if (wanted.length > 0)
      console.error(
        `CODEOWNERS 对 .github/、deploy/、package-lock.json 等文件没有生效的规则：联席组长和秘书的 ${site.forge.kind} 账号都未填写。\n` +
          `经本人同意，在以下任一文件中填写 accounts: { ${site.forge.kind}: 用户名 }，然后重新运行：\n${wanted.join('\n')}`,
      );
    return codeowners(facts, settings);
  },
  'sig-info': (facts: Facts, chosen: readonly Style[]) => sigInfo({ facts, site, today }, chosen),
};

function offline(from: string, out: string | undefined): void {
  const top = `${site.shortName.toLowerCase()}-offline`;
  const zip = out ?? `${top}.zip`;
  const progress = createProgress(process.stderr, () => performance.now());
  const files = offlineFiles({ folder: from, day: today, address: site.address }, progress);
  const done = writeZip(zip, top, files, today);
  progress.end();
  console.log(
    `已写入 ${zip}：${done.files} 个文件，${(done.bytes / 1e6).toFixed(1)} MB。解压后打开 ${top}/index.html。`,
  );
}

function run(given: string[]): void {
  const { values, positionals } = readCommandLine(given, commandLine);
  const [kind, ...others] = positionals;
  const { out, style, from = 'dist' } = values;
  if (kind === undefined) throw misuse(commandLine, `未指定导出格式，应为 ${kinds.join(' | ')}`);
  if (!isOneOf(kinds, kind)) throw misuse(commandLine, `未知的导出格式「${kind}」，应为 ${kinds.join(' | ')}`);
  if (others.length > 0) throw misuse(commandLine, `一次只能导出一种，多余：${others.join('、')}`);
  if (style !== undefined && kind !== 'sig-info') throw misuse(commandLine, '--style 仅用于 sig-info');
  if (values.from !== undefined && kind !== 'offline') throw misuse(commandLine, '--from 仅用于 offline');
  if (style !== undefined && !isOneOf(styles, style))
    throw misuse(commandLine, `--style ${style}：应为 ${styles.join(' | ')}`);
  if (kind === 'offline') {
    offline(from, out);
    return;
  }
  const text = writers[kind](allFacts(), style === undefined ? styles : [style]);
  if (out) {
    writeWhole(out, text);
    console.log(`已写入 ${out}`);
  } else process.stdout.write(text);
}

await reporting(() => run(process.argv.slice(2)));
