// npm run bench [-- WHAT …]: measures, and prints time, memory and sizes for people to compare; nothing is asserted.
import { availableParallelism, type as system } from 'node:os';
import { readCommandLine, runSubcommand, type Subcommand } from '#scripts/kit/command-line.ts';
import { report } from '#scripts/kit/failure.ts';
import { stoppable } from '#scripts/kit/programs.ts';
import type { Bench } from './bench.ts';
import { benchBuild } from './build.ts';
import { benchCheck } from './check.ts';
import { benchLighthouse } from './lighthouse.ts';
import { benchLive } from './live.ts';
import { benchStarlight } from './starlight.ts';

const command = (name: string, bench: Bench, takes: string | undefined, about: string): Subcommand => ({
  about,
  ...(takes && { takes }),
  run: (given) => {
    const calls = [`npm run bench -- ${name}${takes ? ` ${takes}` : ''}`];
    readCommandLine(given, { calls, takesWords: true, notes: [about], examples: [`npm run bench -- ${name}`] });
    console.log(`${system()}，${availableParallelism()} 核，Node ${process.versions.node}`);
    return stoppable((signal) => bench(given, signal));
  },
});

const commands = {
  build: command('build', benchBuild, '[份数…]', '测量构建的用时、内存、大小和首次搜索（默认 100 1000 5000 份纪要）'),
  check: command('check', benchCheck, '[份数…]', '测量检查本站内容和多份纪要的用时（默认 1000 5000 份）'),
  live: command('live', benchLive, undefined, '测量一次探测的用时和内存'),
  lighthouse: command(
    'lighthouse',
    benchLighthouse,
    '[网址路径…]',
    '测量各页在手机上的评分（默认为站点地图的全部页面）',
  ),
  starlight: command('starlight', benchStarlight, '[份数…]', '用相同的文字与 Starlight 比较，需要访问 npm'),
};

try {
  const given = process.argv.slice(2);
  // Counts of meetings alone, or nothing, mean `build`.
  const [name = '1'] = given;
  const words = /^\d+$/.test(name) ? ['build', ...given] : given;
  await runSubcommand('npm run bench [-- 命令]', commands, words, [
    'npm run bench -- 100 1000',
    'npm run bench -- check',
  ]);
} catch (error) {
  report(error);
}
