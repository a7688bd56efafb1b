// What the project takes from others: each direct dependency has a reason in the README, and no package runs a script unasked.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { changesBetween, describeChange, type LockEntry, withoutChecksum } from '#scripts/lock/changes.ts';
import { withoutProgram } from '../../scripts/setup/platform.mjs';

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
}
interface Lock {
  packages: Record<string, LockEntry & { resolved?: string }>;
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const manifest = read('package.json') as Manifest;
const { packages } = read('package-lock.json') as Lock;
const direct = { ...manifest.dependencies, ...manifest.devDependencies };

test('the README says of each direct dependency why it is there, in both languages, and of no other', () => {
  const table = readFileSync('README.md', 'utf8').split('# 直接依赖 Direct dependencies')[1] ?? '';
  const rows = [...table.matchAll(/^\| (`[^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)];
  const named = rows.flatMap(([, names = '']) => [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
  assert.deepEqual(named.sort(), Object.keys(direct).sort());
  for (const [row, , zh = '', en = ''] of rows) {
    assert.match(zh, /\p{Script=Han}/u, row);
    assert.match(en, /[a-z]{3}/, row);
  }
});

test('every direct dependency has one exact version, the one in the lock', () => {
  for (const [name, version] of Object.entries(direct)) {
    assert.match(version, /^\d+\.\d+\.\d+$/, name);
    assert.equal(packages[`node_modules/${name}`]?.version, version, name);
  }
});

test('Node and npm of the project have one exact version, and a checksum where the registry gave one; the types are of that Node', () => {
  interface Pin {
    integrity?: string;
  }
  const { version, platforms, npm } = read('scripts/setup/node.json') as {
    version: string;
    platforms: Record<string, Pin>;
    npm: Pin & { version: string };
  };
  for (const exact of [version, npm.version]) assert.match(exact, /^\d+\.\d+\.\d+$/);
  assert.equal(direct['@types/node']?.split('.')[0], version.split('.')[0]);
  for (const platform of ['linux-x64', 'linux-arm64', 'win32-x64'])
    assert.match(platforms[platform]?.integrity ?? '', /^sha512-/, platform);
  assert.match(npm.integrity ?? '', /^sha512-/);
});

test('the lock has every native package for the platforms that the README names, and for musl', () => {
  const platforms = [
    ['linux', 'x64', 'glibc'],
    ['linux', 'x64', 'musl'],
    ['darwin', 'x64'],
    ['darwin', 'arm64'],
    ['win32', 'x64'],
  ] as [string, string, 'glibc' | 'musl' | undefined][];
  for (const [os, cpu, libc] of platforms) assert.deepEqual(withoutProgram(packages, { os, cpu, libc }), [], os);
  assert.ok(withoutProgram(packages, { os: 'linux', cpu: 'riscv64', libc: 'glibc' }).includes('rolldown'));
});

test('only packages approved by name run a script when they are installed', () => {
  const running = Object.entries(packages).filter(
    ([, { hasInstallScript, optional }]) => hasInstallScript && !optional,
  );
  const names = running.map(([path]) => path.replace(/^.*node_modules\//, '')).filter((name) => name !== '');
  assert.deepEqual(
    names.filter((name) => !manifest.allowScripts[name]),
    [],
  );
});

test('every package of the lock has a checksum, those for other systems, too', () => {
  assert.deepEqual(withoutChecksum(packages), []);
  const wrong = Object.entries(packages).filter(
    ([path, { integrity }]) => path !== '' && !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''),
  );
  assert.deepEqual(
    wrong.map(([path]) => path),
    [],
  );
});

test('what a new lock changes is said: versions, licences, install scripts, sizes, and what lacks a checksum', () => {
  const before = {
    '': { version: '1.0.0' },
    'node_modules/a': { version: '1.0.0', integrity: 'sha512-a', license: 'MIT' },
    'node_modules/b/node_modules/a': { version: '1.0.0', integrity: 'sha512-a', license: 'MIT' },
    'node_modules/b': { version: '2.0.0', integrity: 'sha512-b', license: 'MIT' },
    'node_modules/@x/gone': { version: '1.0.0', integrity: 'sha512-g' },
    'node_modules/same': { version: '1.0.0', integrity: 'sha512-s' },
    'node_modules/other-bytes': { version: '1.0.0', integrity: 'sha512-o', license: 'ISC' },
  };
  const after = {
    'node_modules/a': { version: '1.0.1', integrity: 'sha512-A', license: 'BUSL-1.1', hasInstallScript: true },
    'node_modules/b/node_modules/a': {
      version: '1.0.1',
      integrity: 'sha512-A',
      license: 'BUSL-1.1',
      hasInstallScript: true,
    },
    'node_modules/b': { version: '2.0.0', integrity: 'sha512-b', license: 'MIT' },
    'node_modules/@x/new': { version: '0.1.0', license: 'MIT', optional: true },
    'node_modules/same': { version: '1.0.0', integrity: 'sha512-s' },
    'node_modules/other-bytes': { version: '1.0.0', integrity: 'sha512-p', license: 'ISC' },
  };
  const sizes = new Map([
    ['a@1.0.0', 1024],
    ['a@1.0.1', 5_242_880],
  ]);
  assert.deepEqual(
    changesBetween(before, after).map((change) => describeChange(change, sizes)),
    [
      '删除 @x/gone 1.0.0',
      '新增 @x/new 0.1.0，许可证 MIT，大小 未知',
      'a 1.0.0 → 1.0.1，许可证 MIT → BUSL-1.1，大小 1 KB → 5120 KB，新增安装脚本',
      'other-bytes 1.0.0，校验值不同，许可证 ISC，大小 未知',
    ],
  );
  assert.deepEqual(withoutChecksum(after), ['node_modules/@x/new']);
});

test('the lock names no registry, so that every machine asks its own', () => {
  const resolved = Object.entries(packages).filter(([, entry]) => entry.resolved !== undefined);
  assert.deepEqual(
    resolved.map(([path]) => path),
    [],
  );
});
