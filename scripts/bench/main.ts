// npm run bench [-- COUNT…]: builds sites with so many invented meetings and prints time, memory and sizes; -- live: probes.
import { availableParallelism, type as system } from 'node:os';
import { parseArgs } from 'node:util';
import { stoppable } from '../build/command.ts';
import { Failure, report } from '../build/failure.ts';
import { benchLive } from './live.ts';
import { table } from './report.ts';
import { runRound, type Round } from './round.ts';

const usualCounts = [1000, 5000];

const usage = '用法：npm run bench [-- 份数…]，如 npm run bench -- 100 1000；npm run bench -- live 量探测的用时和内存';

function positionalsFrom(commandLine: string[]): string[] {
  try {
    return parseArgs({ args: commandLine, allowPositionals: true }).positionals;
  } catch (error) {
    throw new Failure(`${(error as Error).message}\n${usage}`);
  }
}

function countsFrom(positionals: string[]): number[] {
  const wrong = positionals.filter((text) => !/^[1-9]\d{0,4}$/.test(text));
  if (wrong.length > 0) throw new Failure(`纪要份数应为 1 到 99999 的整数，不能是 ${wrong.join('、')}。\n${usage}`);
  return positionals.length > 0 ? positionals.map(Number) : usualCounts;
}

const machine = () => `${system()}，${availableParallelism()} 核，Node ${process.versions.node}`;

async function bench(counts: number[], signal: AbortSignal): Promise<void> {
  const rounds: Round[] = [];
  for (const count of counts) {
    rounds.push(await runRound(count, { say: (text) => console.log(`[${count}] ${text}`), signal }));
  }
  console.log(`\n${machine()}，缓存为空\n`);
  console.log(table(rounds));
  console.log('\n用时、CPU、内存只算生成页面；brotli 中位取自均匀抽出的 200 页，最大取自最大的 50 页。');
}

try {
  const positionals = positionalsFrom(process.argv.slice(2));
  if (positionals.join() === 'live') {
    console.log(machine());
    await stoppable((signal) => benchLive(console.log, signal));
  } else {
    const counts = countsFrom(positionals);
    await stoppable((signal) => bench(counts, signal));
  }
} catch (error) {
  report(error);
}
