// npm run bench [-- WHAT …]: measures, and prints time, memory and sizes for people to compare; nothing is asserted.
import { availableParallelism, type as system } from 'node:os';
import { runSubcommand, type Subcommand } from '#scripts/kit/command-line.ts';
import { report } from '#scripts/kit/failure.ts';
import { stoppable } from '#scripts/kit/programs.ts';
import type { Bench } from './bench.ts';
import { benchBuild } from './build.ts';
import { benchCheck } from './check.ts';
import { benchLighthouse } from './lighthouse.ts';
import { benchLive } from './live.ts';
import { benchStarlight } from './starlight.ts';

const command = (bench: Bench, takes: string | undefined, about: string): Subcommand => ({
  about,
  ...(takes && { takes }),
  run: (given) => {
    console.log(`${system()}，${availableParallelism()} 核，Node ${process.versions.node}`);
    return stoppable((signal) => bench(given, signal));
  },
});

const commands = {
  build: command(benchBuild, '[份数…]', '构建的用时、内存和大小，第一次搜索；不写份数是 100 1000 5000'),
  check: command(benchCheck, '[份数…]', '检查本站的内容，再检查这么多份纪要；不写份数是 1000 5000'),
  live: command(benchLive, undefined, '一次探测的用时和内存'),
  lighthouse: command(benchLighthouse, '[网址路径…]', '各页在手机上的评分；不写路径是站点地图里的全部页面'),
  starlight: command(benchStarlight, '[份数…]', '同样的文字，本站和 Starlight 并排；要能访问 npm 的包'),
};

try {
  const given = process.argv.slice(2);
  // Counts of meetings alone, or nothing, mean `build`.
  const [name = '1'] = given;
  await runSubcommand('npm run bench [-- 做什么]', commands, /^\d+$/.test(name) ? ['build', ...given] : given);
} catch (error) {
  report(error);
}
