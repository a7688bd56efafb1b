// scripts/setup.mjs in a copy of its own, with a stand-in npm: what is installed when, and what is said when it fails.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';

let folder = '';
const root = () => join(folder, 'project');
const bin = () => join(folder, 'bin');

const lockfile = (packages: Record<string, object>) => ({
  packages: { '': { dependencies: { a: '1.0.0' } }, ...packages },
});
const a = { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } };

function write(file: string, text: string): void {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text, { mode: 0o755 });
}

/** A program on the path; `code` is its JavaScript. */
const program = (name: string, code: string) => write(join(bin(), name), `#!${process.execPath}\n${code}\n`);

/** Does what `npm ci` does as far as setup looks at it: every package that is not optional, and the record at the end. */
const workingNpm = `
  const { appendFileSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
  appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n');
  appendFileSync('path', process.env.PATH);
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const wanted = Object.entries(packages).filter(([path, { optional, devOptional }]) => path && !optional && !devOptional);
  for (const [path] of wanted) {
    mkdirSync(path, { recursive: true });
    writeFileSync(path + '/package.json', '{}');
  }
  writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages: Object.fromEntries(wanted) }));
  console.log('added packages');`;

const writeLockfile = (packages: Record<string, object>) =>
  write(join(root(), 'package-lock.json'), JSON.stringify(lockfile(packages)));

function setup(options: string[] = [], environment: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/setup.mjs', ...options], {
    cwd: root(),
    env: { PATH: bin(), ...environment },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const calls = () => readFileSync(join(root(), 'calls'), 'utf8').trim().split('\n').length;
const silence = { status: 0, stdout: '', stderr: '' };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'setup-'));
  mkdirSync(bin());
  cpSync('scripts/setup.mjs', join(root(), 'scripts/setup.mjs'));
  cpSync('scripts/setup', join(root(), 'scripts/setup'), { recursive: true });
  write(join(root(), 'package.json'), JSON.stringify({ type: 'module', dependencies: { a: '1.0.0' } }));
  writeLockfile(a);
  program('npm', workingNpm);
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('packages', () => {
  test('missing packages are installed, and a second run does and says nothing', () => {
    const first = setup();
    assert.equal(first.status, 0);
    assert.equal(first.stdout, '');
    assert.match(first.stderr, /^正在安装依赖.*\n$/);
    assert.deepEqual(setup(), silence);
    assert.equal(calls(), 1);
  });

  test('a changed lockfile is installed anew', () => {
    setup();
    writeLockfile({ 'node_modules/a': { version: '1.0.1', integrity: 'sha512-b' } });
    assert.equal(setup().status, 0);
    assert.deepEqual(setup(), silence);
    assert.equal(calls(), 2);
  });

  test('an interrupted installation is repaired', () => {
    mkdirSync(join(root(), 'node_modules/a'), { recursive: true });
    setup();
    assert.deepEqual(setup(), silence);
    assert.equal(calls(), 1);
  });

  test('a package whose folder is gone is brought back', () => {
    setup();
    rmSync(join(root(), 'node_modules/a'), { recursive: true });
    setup();
    assert.ok(existsSync(join(root(), 'node_modules/a')));
    assert.equal(calls(), 2);
  });

  test('a dependency that package.json names and the lockfile does not leads to npm and its words', () => {
    setup();
    write(join(root(), 'package.json'), JSON.stringify({ type: 'module', dependencies: { a: '1.0.0', b: '2.0.0' } }));
    setup();
    assert.equal(calls(), 2);
  });

  test('an optional package of another platform is not missing', () => {
    writeLockfile({
      ...a,
      'node_modules/b': { version: '2.0.0', optional: true },
      'node_modules/c': { devOptional: true },
    });
    setup();
    assert.deepEqual(setup(), silence);
  });

  test('npm runs without the node that it is about to replace', () => {
    const own = join(root(), 'node_modules/.bin');
    setup([], { PATH: `${own}:${bin()}` });
    assert.equal(readFileSync(join(root(), 'path'), 'utf8'), bin());
  });

  test('a failing npm is quoted whole and ends setup with 1', () => {
    program('npm', `console.error('npm error one\\nnpm error two'); process.exit(7);`);
    const { status, stderr } = setup();
    assert.equal(status, 1);
    assert.match(stderr, /npm error one\nnpm error two\n[\s\S]*依赖没有装上/);
    assert.doesNotMatch(stderr, /连不上|^ +at /m);
  });

  test('without network the message says so', () => {
    program('npm', `console.error('npm error code ENOTFOUND'); process.exit(1);`);
    assert.match(setup().stderr, /ENOTFOUND[\s\S]*连不上 npm 仓库/);
  });

  test('without npm the message says what to install', () => {
    rmSync(join(bin(), 'npm'));
    const { status, stderr } = setup();
    assert.equal(status, 1);
    assert.match(stderr, /找不到 npm.*Node\.js/);
  });

  test('Node left out by ignore-scripts is named, with the command that brings it', () => {
    writeLockfile({ ...a, 'node_modules/node': { version: '24.0.0' } });
    const { status, stderr } = setup();
    assert.equal(status, 1);
    assert.match(stderr, /仍缺 node_modules\/\.bin\/node.*npm ci --include=dev --ignore-scripts=false/);
  });
});

describe('browser', () => {
  const own = () => join(folder, 'own-chromium');
  const starts = 'console.log("Chromium 1")';
  /** Playwright as far as setup uses it; its installer runs `code`. */
  function playwright(code: string): void {
    setup();
    const module = `exports.chromium = { executablePath: () => ${JSON.stringify(own())} };`;
    write(join(root(), 'node_modules/playwright/package.json'), '{"type":"commonjs"}');
    write(join(root(), 'node_modules/playwright/index.js'), module);
    write(join(root(), 'node_modules/playwright/cli.js'), code);
  }
  const found = (environment: Record<string, string> = {}) =>
    spawnSync(
      process.execPath,
      ['-e', `import('./scripts/setup/browser.mjs').then(({ findBrowser }) => console.log(findBrowser() ?? 'none'))`],
      { cwd: root(), env: { PATH: bin(), ...environment }, encoding: 'utf8' },
    ).stdout.trim();

  test('CHROMIUM_PATH comes before Playwright’s own browser, and that before the system’s', () => {
    playwright('');
    assert.equal(found(), 'none');
    program('chromium-browser', starts);
    program('google-chrome', starts);
    assert.equal(found(), join(bin(), 'google-chrome'));
    program('chromium', starts);
    assert.equal(found(), join(bin(), 'chromium'));
    write(own(), '');
    assert.equal(found(), own());
    assert.equal(found({ CHROMIUM_PATH: '/opt/chrome' }), '/opt/chrome');
  });

  test('a browser that is there and starts is left alone', () => {
    playwright('throw new Error("must not be called")');
    program('chromium', starts);
    assert.deepEqual(setup(['--browser']), silence);
  });

  test('where there is none, Playwright downloads one, once', () => {
    playwright(`
      const { appendFileSync, writeFileSync } = require('node:fs');
      appendFileSync('downloads', process.argv.slice(2).join(' ') + '\\n');
      writeFileSync(${JSON.stringify(own())}, ${JSON.stringify(`#!${process.execPath}\n${starts}`)}, { mode: 0o755 });`);
    assert.match(setup(['--browser']).stderr, /^正在下载测试浏览器.*\n$/);
    assert.deepEqual(setup(['--browser']), silence);
    assert.equal(readFileSync(join(root(), 'downloads'), 'utf8'), 'install --no-shell chromium\n');
  });

  test('a CHROMIUM_PATH that does not start is named with what to do instead, and nothing is installed', () => {
    playwright('require("node:fs").writeFileSync("downloads", "")');
    const { status, stderr } = setup(['--browser'], { CHROMIUM_PATH: '/nowhere/chrome' });
    assert.equal(status, 1);
    assert.match(stderr, /\/nowhere\/chrome 启动不了[\s\S]*没有可用的测试浏览器[\s\S]*CHROMIUM_PATH=/);
    assert.ok(!existsSync(join(root(), 'downloads')));
  });
});

describe('servers', () => {
  test('those that are there are left alone, on the path or where a machine keeps them', () => {
    setup();
    for (const name of ['nginx', 'sshd', 'rsync']) program(name, 'throw new Error("must not be called")');
    assert.deepEqual(setup(['--servers']), silence);
  });

  test('that cannot be installed keep nothing from running', () => {
    setup();
    // Without a shell on the path nothing can be installed, whoever runs it.
    const { status, stdout } = setup(['--servers']);
    assert.deepEqual([status, stdout], [0, '']);
  });
});
