// npm run build on a fresh copy, with the versions of Node and npm that people have; only in npm test -- all.
// MACHINES=18.19.1:9.2.0,22.5.0:10.8.2 names others than these three, as NODE:NPM.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, beforeEach, test, type TestContext } from 'node:test';
import { Machine, nodePackage } from './machine.ts';

/** The oldest that the README names, one that lacks what the bundler needs, and the newest there is. */
const machines = (process.env['MACHINES'] ?? '18.0.0:8.6.0,20.18.3:10.8.2,latest:latest').split(',');
/** What is often set, and would leave out half of the packages or their scripts. */
const strict = {
  npmrc: 'ignore-scripts=true\nomit[]=dev\nomit[]=optional\nengine-strict=true\n',
  NODE_ENV: 'production',
};

const rows: string[] = [];
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'machine-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
after(() => {
  console.log(`## npm run build 在各种机器上 on machines\n\n| Node · npm | 结果 | 首次 | 再次 |\n${rows.join('\n')}\n`);
});

/** A machine with this Node and npm; undefined, with the reason, where the registry does not give them. */
async function machineWith(context: TestContext, node: string, npm: string): Promise<Machine | undefined> {
  if (!nodePackage()) context.skip(`没有 ${process.platform}-${process.arch} 的 Node 软件包`);
  else {
    const machine = new Machine(folder);
    const failure = await machine.install(node, npm);
    if (!failure) return machine;
    assert.match(failure, /ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|ENETUNREACH/, failure);
    context.skip('无法连接 npm 仓库');
  }
  return undefined;
}

for (const [index, each] of machines.entries()) {
  const [node = '', npm = ''] = each.split(':');
  test(`Node ${node} · npm ${npm}`, async (context) => {
    const machine = await machineWith(context, node, npm);
    if (!machine) return;
    const strictly = index % 2 === 1;
    machine.unpack(strictly ? strict.npmrc : '');
    const more = strictly ? { NODE_ENV: strict.NODE_ENV } : {};
    const versions = (await machine.run(['sh', '-c', 'echo "$(node --version) · $(npm --version)"'])).output.trim();
    console.error(`${versions}…`);
    const first = await machine.run(['npm', 'run', 'build'], more);
    const again = await machine.run(['npm', 'run', 'build'], more);
    const ok = first.status === 0 && again.status === 0;
    rows.push(
      `| ${versions} | ${ok ? '通过' : '失败'} | ${first.seconds.toFixed(0)} s | ${again.seconds.toFixed(0)} s |`,
    );
    assert.equal(first.status, 0, first.output);
    assert.ok(existsSync(join(machine.checkout, 'dist/index.html')));
    assert.equal(again.status, 0, again.output);
    assert.doesNotMatch(again.output, /正在安装/);
  });
}

test('Node 12 says in one sentence that it is too old', async (context) => {
  const machine = await machineWith(context, '12.22.12', '');
  if (!machine) return;
  machine.unpack();
  for (const door of ['run.mjs', 'setup.mjs']) {
    const { status, output } = await machine.run(['node', `scripts/${door}`, 'build']);
    assert.equal(status, 1);
    assert.match(output, /^Node 12\.22\.12 版本过低。[^\n]*\nNode 12\.22\.12 is too old\.[^\n]*\n$/);
  }
});
