// npm run publish -- config: writes what a host is configured with.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type CommandLine, misuse, readCommandLine } from '#scripts/kit/command-line.ts';
import { assertFit } from './deploy/inspect.ts';
import { readBuiltSite } from './hosting/built-site.ts';
import { targets } from './hosting/targets.ts';

const commandLine = {
  calls: [
    `npm run publish -- config [--target ${Object.keys(targets).join('|')}] [--out 文件夹] [--from 站点] [--no-public]`,
  ],
  options: {
    target: { type: 'string', default: 'nginx' },
    out: { type: 'string' },
    from: { type: 'string', default: 'dist' },
    'no-public': { type: 'boolean', default: false },
  },
} as const satisfies CommandLine;

/** Their own programs upload the site, so that nothing else checks it before it is online. */
const uploadedByOthers = ['edgeone', 'cos'];

/** Writes the files for a host, and says what the host cannot do. */
export async function config(given: string[]): Promise<void> {
  const { values } = readCommandLine(given, commandLine);
  const { target, from, out = join('.build', 'hosting', target) } = values;
  const { site } = await import('#site.ts');
  const configure = Object.hasOwn(targets, target) ? targets[target] : undefined;
  if (!configure) throw misuse(commandLine, `没有 --target ${target}`);
  const built = readBuiltSite(from);
  const { files, differences } = configure(built, site);
  if (uploadedByOthers.includes(target)) assertFit('没有写出配置', built, site, !values['no-public']);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), text);
    console.log(`已写 ${join(out, path)}`);
  }
  if (differences.length > 0)
    console.log(`\n与自有机器上的 nginx 不同的地方：\n${differences.map((line) => `- ${line}`).join('\n')}`);
  console.log('\n接下来做什么：deploy/README.md');
}
