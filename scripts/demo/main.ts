// npm run demo: the invented SIG of examples/ with mock services on this machine; needs no network and shows nothing real.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { report } from '#scripts/kit/failure.ts';
import { freePlace, serve } from '#scripts/serve/server.ts';
import { startAll } from '#scripts/services/start-all.ts';
import { askServices, buildDemo } from './steps.ts';

mkdirSync('.build', { recursive: true });
const folder = mkdtempSync('.build/demo-');
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

try {
  const place = await freePlace('npm run demo', '构建并预览示例站点：使用本机的模拟系统，不访问网络，状态均为模拟数据');
  const now = new Date();
  const { endpoints, certificate, nameServer, close } = await startAll({ now });
  const at = {
    endpoints: join(folder, 'endpoints.json'),
    certificate: join(folder, 'certificate.pem'),
    live: join(folder, 'live'),
    site: join(folder, 'site'),
  };
  writeFileSync(at.endpoints, JSON.stringify(endpoints));
  writeFileSync(at.certificate, certificate);
  await askServices({ ...at, nameServer, now, days: 90 });
  await close();
  await buildDemo(at);
  const { address } = await serve({ folder: at.site, ...place });
  console.log(`站点已启动：${address} ，内容为虚构的示例 SIG，系统均为本机模拟（按 Ctrl-C 停止）`);
} catch (error) {
  report(error);
}
