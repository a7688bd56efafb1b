// npm run dev: writing with reload, on PORT (4321 unless set).
import { existsSync } from 'node:fs';
import { buildSite } from '#scripts/build/build-site.ts';
import { report, Stopped } from '#scripts/kit/failure.ts';
import { run, stoppable } from '#scripts/kit/programs.ts';
import { freePlace } from '#scripts/serve/server.ts';

/** Search needs the index of a built site; without it everything else still works, so a failing build does not stop anyone. */
async function buildIndexOnce(): Promise<void> {
  if (existsSync('dist/pagefind')) return;
  console.log('尚未生成搜索索引（dist/pagefind），先构建一次：');
  try {
    await buildSite('dist');
  } catch (error) {
    if (error instanceof Stopped) throw error;
    report(error);
    console.error('构建失败，暂时无法搜索。请修正后运行 npm run build。');
  }
}

/** Until Astro ends: the first Ctrl-C stops it, the second leaves it. */
async function develop(port: number): Promise<void> {
  const command = ['astro', 'dev', '--port', String(port)];
  const environment = { ASTRO_DEV_BACKGROUND: '0' };
  const { code } = await stoppable((signal) => run(command, { environment, signal, inTerminal: true }));
  process.exitCode = code ?? 0;
}

try {
  const { port } = await freePlace('npm run dev', '本地预览，修改后自动刷新');
  await buildIndexOnce();
  await develop(port);
} catch (error) {
  report(error);
}
