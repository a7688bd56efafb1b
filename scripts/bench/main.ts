// npm run bench [-- WHAT …]: measures, and prints time, memory and sizes for people to compare; nothing is asserted.
import { availableParallelism, type as system } from 'node:os';
import { stoppable } from '#scripts/kit/programs.ts';
import { readCommandLine } from '#scripts/kit/command-line.ts';
import { Failure, report } from '#scripts/kit/failure.ts';
import type { Bench } from './bench.ts';
import { benchBuild } from './build.ts';
import { benchCheck } from './check.ts';
import { benchLighthouse } from './lighthouse.ts';
import { benchLive } from './live.ts';
import { benchStarlight } from './starlight.ts';

/** What can be measured; counts of meetings alone mean `build`. */
const benches: Record<string, Bench> = {
  build: benchBuild,
  check: benchCheck,
  live: benchLive,
  lighthouse: benchLighthouse,
  starlight: benchStarlight,
};

const usage = `用法：npm run bench [-- 做什么]
  build [份数…]         构建的用时、内存和大小，第一次搜索；不写份数是 100 1000 5000
  check [份数…]         检查本站的内容，再检查这么多份纪要；不写份数是 1000 5000
  live                  一次探测的用时和内存
  lighthouse [网址路径…] 各页在手机上的评分；不写路径是站点地图里的全部页面
  starlight [份数…]     同样的文字，本站和 Starlight 并排；要能访问 npm 的包`;

function chosen(commandLine: string[]): { bench: Bench; given: string[] } {
  const { positionals } = readCommandLine(commandLine, usage, { allowPositionals: true });
  const [name = 'build', ...given] = positionals;
  if (/^\d+$/.test(name)) return { bench: benchBuild, given: positionals };
  const bench = benches[name];
  if (!bench) throw new Failure(`没有 ${name} 这一项。\n${usage}`);
  return { bench, given };
}

try {
  const { bench, given } = chosen(process.argv.slice(2));
  console.log(`${system()}，${availableParallelism()} 核，Node ${process.versions.node}`);
  await stoppable((signal) => bench(given, { say: console.log, signal }));
} catch (error) {
  report(error);
}
