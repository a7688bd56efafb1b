// Ninety services that are slow in every way, in one run with its real limits: it ends within two minutes. With TEST_ALL alone.
import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import { test } from 'node:test';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestListener } from 'node:http';
import { type Service, serve } from '#scripts/services/loopback.ts';
import { live, prepareLive } from '../support/live-run.ts';
import { isWhole } from '../support/whole.ts';

const html = { 'content-type': 'text/html' };
/** A byte now and then, never an end. */
const drip =
  (ms: number): RequestListener =>
  (_, response) => {
    response.writeHead(200, html);
    const timer = setInterval(() => response.write(' '), ms);
    response.on('close', () => clearInterval(timer));
  };
const slow: RequestListener[] = [
  () => {},
  drip(100),
  drip(3000),
  (_, response) => void setTimeout(() => response.writeHead(200, html).end('<p>ok'), 14_000),
  (_, response) => void setTimeout(() => response.writeHead(503, html).end(), 9000),
  ({ url = '' }, response) => void setTimeout(() => response.writeHead(302, { location: `${url}a` }).end(), 5000),
];

test(
  'a run of ninety slow services ends within two minutes, and each has its snapshot',
  {
    skip: isWhole ? false : '只在 TEST_ALL 时运行：约两分钟',
  },
  async (t) => {
    const services: Service[] = [];
    for (let index = 0; index < 90; index += 1) {
      const service = await serve(slow[index % slow.length] ?? assert.fail());
      services.push(service);
      t.after(service.close);
    }
    const endpoints = services.map(({ address }, index): [string, object] => [`s${index}`, { url: `${address}/` }]);
    const folder = prepareLive(t, Object.fromEntries(endpoints));
    const start = performance.now();
    const { code, said } = await live(folder, []);
    const seconds = (performance.now() - start) / 1000;
    console.log(`\n## 90 个慢的系统：一次运行 ${seconds.toFixed(1)} 秒\n`);
    assert.equal(code, 0, said);
    assert.ok(seconds < 120, String(seconds));
    assert.equal(readdirSync(join(folder, 'live')).filter((name) => name.endsWith('.json')).length, 90);
  },
);
