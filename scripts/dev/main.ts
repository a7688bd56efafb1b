// npm run dev: writing with reload, on PORT (4321 unless set).
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { buildSite } from '#scripts/build/build-site.ts';
import { ownEnvironment } from '#scripts/kit/programs.ts';
import { report, Stopped } from '#scripts/kit/failure.ts';
import { placeFrom } from '#scripts/serve/server.ts';

/** Search needs the index of a built site; without it everything else still works, so a failing build does not stop anyone. */
async function buildIndexOnce(): Promise<void> {
  if (existsSync('dist/pagefind')) return;
  console.log('还没有搜索索引（dist/pagefind），先构建一次：');
  try {
    await buildSite('dist');
  } catch (error) {
    if (error instanceof Stopped) throw error;
    report(error);
    console.error('构建没有成功，暂时不能搜索；改好后运行一次 npm run build。');
  }
}

function develop(port: number): void {
  const env = { ...ownEnvironment(), ASTRO_DEV_BACKGROUND: '0' };
  const server = spawn('astro', ['dev', '--port', String(port)], { env, stdio: 'inherit' });
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => server.kill(name));
  server.on('close', (code) => {
    process.exitCode = code ?? 0;
  });
}

try {
  const { port } = placeFrom(process.env);
  await buildIndexOnce();
  develop(port);
} catch (error) {
  report(error);
}
