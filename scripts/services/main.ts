// node scripts/services/main.ts: starts every mock service, and prints how to probe them. Ctrl-C stops them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAll } from './start-all.ts';

const { endpoints, certificate, nameServer, close } = await startAll({ now: new Date() });
const folder = mkdtempSync(join(tmpdir(), 'services-'));
const file = (name: string) => join(folder, name);
writeFileSync(file('endpoints.json'), `${JSON.stringify(endpoints, null, 2)}\n`);
writeFileSync(file('certificate.pem'), certificate);

console.log(JSON.stringify(endpoints, null, 2));
console.error(`
在另一个终端中运行：
NODE_EXTRA_CA_CERTS=${file('certificate.pem')} SITE_CONTENT=examples/content npm run live -- --endpoints ${file('endpoints.json')} --out ${file('live')}
域名服务器：${nameServer}。按 Ctrl-C 停止。`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await close();
    rmSync(folder, { recursive: true });
  });
}
