// deploy/gitee-node.sh: the Node that it runs is the one whose checksum stands in this repository, wherever it came from.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

const pinned = JSON.parse(readFileSync('scripts/setup/node.json', 'utf8')) as {
  version: string;
  platforms: Record<string, { archive?: string }>;
};
const linuxOnly = process.platform === 'linux' ? {} : { skip: '这个脚本只在 Linux 上运行' };

test(
  'a Node from a mirror is run only where it has the checksum that is pinned here, whatever the mirror says of it',
  linuxOnly,
  (t) => {
    assert.match(pinned.platforms['linux-x64']?.archive ?? '', /^sha256-[0-9a-f]{64}$/);
    const folder = mkdtempSync(join(tmpdir(), 'gitee-node-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const { version } = pinned;
    const name = `node-v${version}-linux-x64`;
    // A mirror with another program under this name, and a list of checksums that has its own.
    const mirror = join(folder, `mirror/v${version}`);
    mkdirSync(join(folder, name, 'bin'), { recursive: true });
    mkdirSync(mirror, { recursive: true });
    const canary = join(folder, 'canary');
    writeFileSync(join(folder, name, 'bin/node'), `#!/bin/sh\ntouch '${canary}'\n`, { mode: 0o755 });
    execFileSync('tar', ['--create', '--gzip', '--file', join(mirror, `${name}.tar.gz`), '--directory', folder, name]);
    const sum = createHash('sha256')
      .update(readFileSync(join(mirror, `${name}.tar.gz`)))
      .digest('hex');
    writeFileSync(join(mirror, 'SHASUMS256.txt'), `${sum}  ${name}.tar.gz\n`);
    const tools = join(folder, 'tools');
    mkdirSync(tools);
    writeFileSync(join(tools, 'wget'), `#!/bin/sh\nfor url; do :; done\nexec cp "$url" .\n`, { mode: 0o755 });
    const run = (cwd: string) =>
      spawnSync('bash', ['-euc', 'source deploy/gitee-node.sh; node --version'], {
        cwd,
        env: { PATH: `${tools}:${process.env['PATH']}`, TMPDIR: folder, NODE_DOWNLOAD: join(folder, 'mirror') },
        encoding: 'utf8',
      });
    const refused = run(resolve('.'));
    assert.notEqual(refused.status, 0);
    assert.match(refused.stderr, /与 scripts\/setup\/node\.json 登记的校验值不一致，未运行/);
    assert.ok(!existsSync(canary));

    // The same archive where it is the one that is pinned.
    const checkout = join(folder, 'checkout');
    mkdirSync(join(checkout, 'scripts/setup'), { recursive: true });
    mkdirSync(join(checkout, 'deploy'));
    writeFileSync(join(checkout, 'deploy/gitee-node.sh'), readFileSync('deploy/gitee-node.sh'));
    const text = readFileSync('scripts/setup/node.json', 'utf8').replace(/sha256-[0-9a-f]{64}/, `sha256-${sum}`);
    writeFileSync(join(checkout, 'scripts/setup/node.json'), text);
    assert.equal(run(checkout).status, 0);
    assert.ok(existsSync(canary));
  },
);
