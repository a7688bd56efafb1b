// Runs `npm run live` in a network of its own, as this process has it: a name server, web servers, runs one after the other.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFaultyNames } from '#scripts/services/faults/dns.ts';
import type { RunTold, Scenario, Told } from './scenario.ts';

const ip = (...args: string[]) => execFileSync('ip', args, { stdio: 'pipe' });

/** `11.0.0.1` is a public address; what is not on this machine goes to a neighbour that is not there. */
const prepareNetwork = () => {
  ip('link', 'set', 'lo', 'up');
  ip('addr', 'add', '11.0.0.1/32', 'dev', 'lo');
  ip('link', 'add', 'drop0', 'type', 'veth', 'peer', 'drop1');
  for (const name of ['drop0', 'drop1']) ip('link', 'set', name, 'up');
  ip('addr', 'add', '12.0.0.2/24', 'dev', 'drop0');
  ip('neigh', 'add', '12.0.0.1', 'lladdr', '02:00:00:00:00:01', 'dev', 'drop0');
  ip('route', 'add', 'default', 'via', '12.0.0.1');
};

const record = (probe: object) =>
  JSON.stringify({ name: { zh: '系统' }, url: { state: 'unknown' }, owner: 'own', probe, origin: { zh: '测试' } });

const scenario: Scenario = JSON.parse(process.argv[2] ?? '{}');
const folder = mkdtempSync(join(tmpdir(), 'live-network-'));

const live = (args: string[]): Promise<RunTold> =>
  new Promise((resolve) => {
    const begin = performance.now();
    const environment = { SITE_CONTENT: join(folder, 'content'), SITE_LIVE: join(folder, 'live') };
    const child = spawn(process.execPath, ['scripts/live/main.ts', ...args], {
      env: { PATH: process.env['PATH'], ...environment },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.on('close', (code) => resolve({ code, err, milliseconds: performance.now() - begin }));
  });

const snapshots = (): Told['snapshots'] => {
  const place = join(folder, 'live');
  const names = existsSync(place) ? readdirSync(place).filter((name) => name.endsWith('.json')) : [];
  return Object.fromEntries(
    names.map((name) => [name.replace('.json', ''), JSON.parse(readFileSync(join(place, name), 'utf8'))]),
  );
};

prepareNetwork();
const answer = '<!doctype html><title>answer</title>';
const web = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html' }).end(answer);
}).listen(80, '11.0.0.1');
const { names = {}, other, delayMs = 0 } = scenario.resolver;
await startFaultyNames({ port: 53, delayMs, say: (name) => names[name] ?? other });
mkdirSync(join(folder, 'content/services'), { recursive: true });
for (const [id, probe] of Object.entries(scenario.services))
  writeFileSync(join(folder, `content/services/${id}.yaml`), record(probe));
const runs: RunTold[] = [];
for (let index = 0; index < scenario.runs; index += 1) {
  runs.push(await live(['--now', new Date(Date.UTC(2026, 10, 22, 12, 30 * index)).toISOString()]));
}
console.log(JSON.stringify({ runs, snapshots: snapshots() } satisfies Told));
web.close();
rmSync(folder, { recursive: true, force: true });
process.exit();
