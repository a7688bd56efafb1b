// npm run preview: serves dist/ on PORT (4321 unless set) until it is stopped.
import { report } from '#scripts/kit/failure.ts';
import { freePlace, serve } from './server.ts';

try {
  const { address } = await serve({ folder: 'dist', ...(await freePlace('npm run preview', '预览已构建的 dist/')) });
  console.log(`站点已启动：${address} （按 Ctrl-C 停止）`);
} catch (error) {
  report(error);
}
