// What the project takes from others: each direct dependency has a reason in the README, and no package runs a script unasked.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { withoutProgram } from '../../scripts/setup/platform.mjs';

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
}
interface Lock {
  packages: Record<string, { version?: string; hasInstallScript?: boolean; resolved?: string; optional?: boolean }>;
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

test('the lock names no registry, so that every machine asks its own', () => {
  const resolved = Object.entries(packages).filter(([, entry]) => entry.resolved !== undefined);
  assert.deepEqual(
    resolved.map(([path]) => path),
    [],
  );
});
