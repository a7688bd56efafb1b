// npm run lock: brings package-lock.json up to date within what package.json allows, and says what changed.
import { copyFileSync, existsSync, mkdtempDisposableSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CommandLine, readCommandLine } from '#scripts/kit/command-line.ts';
import { Failure, reporting, some } from '#scripts/kit/failure.ts';
import { writeWhole } from '#scripts/kit/files.ts';
import { run } from '#scripts/kit/programs.ts';
import { createProgress } from '#scripts/kit/progress.ts';
import { changesBetween, describeChange, type Lock, type PackageChange, withoutChecksum } from './changes.ts';

const commandLine = {
  calls: ['npm run lock [-- --dry-run | --since 提交]'],
  options: {
    'dry-run': { type: 'boolean', default: false, help: '只显示变化，不写入文件' },
    since: { type: 'string', value: '提交', help: '只显示该提交（如 main）以来的变化，不更新' },
  },
  notes: ['退出码：0 完成 · 1 失败，未写入文件'],
  examples: ['npm run lock', 'npm run lock -- --since main'],
} as const satisfies CommandLine;

const file = 'package-lock.json';
/** The npm that the project installs for itself: another one may write the file differently. */
const npm = join('.build', 'node', 'node_modules', 'npm', 'bin', 'npm-cli.js');

const parse = (text: string): Lock => (JSON.parse(text) as { packages: Lock }).packages;

async function npmRun(words: string[], folder?: string): Promise<string> {
  const command = existsSync(npm) ? [process.execPath, join(process.cwd(), npm)] : ['npm'];
  const { ok, stdout, output } = await run([...command, ...words], { ...(folder && { folder }) });
  if (!ok)
    throw new Failure(
      `npm ${words[0]} 失败：\n${output.split('\n').slice(-8).join('\n')}\n未写入文件。请按提示处理后重新运行`,
    );
  return stdout;
}

/** The text that npm makes of the lock. An entry without a checksum is left out before, or npm would keep it as it is. */
async function updated(text: string): Promise<string> {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'lock-'));
  const lock = JSON.parse(text) as { packages: Lock };
  const whole = Object.entries(lock.packages).filter(([path, { integrity }]) => path === '' || integrity);
  for (const name of ['package.json', '.npmrc']) copyFileSync(name, join(folder.path, name));
  writeFileSync(join(folder.path, file), JSON.stringify({ ...lock, packages: Object.fromEntries(whole) }, null, 2));
  await npmRun(['update', '--package-lock-only', '--ignore-scripts', '--no-save'], folder.path);
  return readFileSync(join(folder.path, file), 'utf8');
}

/** How large the packages are unpacked, in bytes: measured, for not every registry says so. What cannot be fetched is left out. */
async function sizesOf(changes: PackageChange[]): Promise<Map<string, number>> {
  const progress = createProgress(process.stderr, () => performance.now());
  const versions = changes.flatMap(({ name, before, after }) =>
    [before, after].flatMap((entry) => (entry?.version ? [`${name}@${entry.version}`] : [])),
  );
  const sizes = new Map<string, number>();
  for (const [done, version] of [...new Set(versions)].entries()) {
    progress.step('查询大小', done, versions.length);
    const packed = await npmRun(['pack', version, '--dry-run', '--json', '--ignore-scripts']).catch(() => '[]');
    const [found] = JSON.parse(packed) as { unpackedSize?: number }[];
    if (found?.unpackedSize) sizes.set(version, found.unpackedSize);
  }
  progress.end();
  return sizes;
}

async function textAt(commit: string): Promise<string> {
  const { ok, stdout } = await run(['git', 'show', `${commit}:${file}`]);
  if (!ok) throw new Failure(`提交 ${commit} 中没有 ${file}。请指定包含该文件的提交，例如 main`);
  return stdout;
}

await reporting(async () => {
  const { values } = readCommandLine(process.argv.slice(2), commandLine);
  const present = readFileSync(file, 'utf8');
  const before = values.since === undefined ? present : await textAt(values.since);
  const after = values.since === undefined ? await updated(present) : present;
  const lacking = withoutChecksum(parse(after));
  if (lacking.length > 0)
    throw new Failure(
      `npm 仓库未提供以下软件包的校验值：${some(lacking)}。未写入文件。请改用各平台的软件包均已发布的版本，或更换 npm 的 registry`,
    );
  const changes = changesBetween(parse(before), parse(after));
  const sizes = await sizesOf(changes);
  for (const change of changes) console.log(describeChange(change, sizes));
  if (values.since === undefined && !values['dry-run']) writeWhole(file, after);
  const isWritten = values.since === undefined && !values['dry-run'] && changes.length > 0;
  console.log(`${changes.length} 个软件包有变化。${isWritten ? `已写入 ${file}，请运行 npm test。` : '未写入文件。'}`);
});
