// npm start: asks the services how they are, builds the site and serves it on PORT (4321 unless set).
import { buildSite } from '#scripts/build/build-site.ts';
import { report } from '#scripts/kit/failure.ts';
import { run } from '#scripts/kit/programs.ts';
import { freePlace, serve } from '#scripts/serve/server.ts';

try {
  const place = await freePlace('npm start', '探测各系统、构建站点并启动预览');
  const { ok } = await run([process.execPath, 'scripts/live/main.ts'], { inTerminal: true });
  if (!ok) console.log('没有得到新的状态，用已有的（没有就写「尚无探测数据」），继续构建。');
  await buildSite('dist');
  const { address } = await serve({ folder: 'dist', ...place });
  console.log(`打开 ${address} （Ctrl-C 停止）`);
} catch (error) {
  report(error);
}
