// npm start: asks the services how they are, builds the site and serves it on PORT (4321 unless set).
import { buildSite } from '#scripts/build/build-site.ts';
import { report } from '#scripts/kit/failure.ts';
import { run } from '#scripts/kit/programs.ts';
import { freePlace, serve } from '#scripts/serve/server.ts';

try {
  const place = await freePlace('npm start', '探测各系统、构建站点并启动预览');
  const { ok } = await run([process.execPath, 'scripts/live/main.ts'], { inTerminal: true });
  if (!ok) console.log('未获得新的探测结果，将使用已有结果继续构建；没有已有结果时，状态显示「尚无探测数据」。');
  await buildSite('dist');
  const { address } = await serve({ folder: 'dist', ...place });
  console.log(`站点已启动：${address} （按 Ctrl-C 停止）`);
} catch (error) {
  report(error);
}
