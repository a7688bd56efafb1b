// scripts/setup.mjs and run.mjs in a copy of their own, with a mock npm: what is installed when, and what is said when it fails.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';

let folder = '';
/** A name as people give them. */
const root = () => join(folder, 'SIG 站点 & more');
const bin = () => join(folder, 'bin');
const ownNode = () => join(root(), '.build/node/node_modules/node-here/bin/node');
const version = '24.99.0';

const lockfile = (packages: Record<string, object>) => ({
  packages: { '': { dependencies: { a: '1.0.0' } }, ...packages },
});
const a = { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } };

function write(file: string, text: string): void {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text, { mode: 0o755 });
}

/** A program on the path; `code` is its JavaScript. Node's own path may have spaces in it, which `#!` would not take. */
const program = (name: string, code: string) => {
  write(join(bin(), `${name}.cjs`), code);
  write(join(bin(), name), `#!/bin/sh\nexec "${process.execPath}" "$0.cjs" "$@"\n`);
};

/** Does what `npm ci` does in the checkout as far as setup looks at it: what fits the platform, and the record at the end. */
const projectNpm = `
  const { appendFileSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
  appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n');
  writeFileSync('environment', JSON.stringify(process.env));
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const wanted = Object.entries(packages).filter(([path, { optional, devOptional }]) => path && !optional && !devOptional);
  for (const [path] of wanted) {
    mkdirSync(path, { recursive: true });
    writeFileSync(path + '/package.json', '{}');
  }
  writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages: Object.fromEntries(wanted) }));
  console.log('added packages');`;

/** The machine's npm, which brings Node and `npm` of the project: a Node that starts, and an npm with this code. */
const machineNpm = (npm = projectNpm, node = version) => `
  const { appendFileSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
  if (process.argv[2] === 'config') { console.log('/etc/machine-npmrc'); process.exit(); }
  appendFileSync(process.env.LOG, process.cwd() + '\\n');
  appendFileSync(process.env.LOG + '-path', process.env.PATH + '\\n');
  const put = (path, text) => {
    mkdirSync(path.replace(/[^/]*$/, ''), { recursive: true });
    writeFileSync(path, text, { mode: 0o755 });
  };
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  if (dependencies['node-here'])
    put('node_modules/node-here/bin/node', '#!/bin/sh\\nif [ "$1" = --version ]; then echo v${node}; else exec "${process.execPath}" "$@"; fi');
  put('node_modules/npm/package.json', '{}');
  put('node_modules/npm/bin/npm-cli.js', ${JSON.stringify(npm)});`;

const writeLockfile = (packages: Record<string, object>) =>
  write(join(root(), 'package-lock.json'), JSON.stringify(lockfile(packages)));

/** Says which Node is pinned, for this platform whichever it is; `integrity` undefined: none is known. */
function pin(node: object, npm = '11.0.0'): void {
  const here = `${process.platform}-${process.arch}`;
  const platforms = { [here]: node, [`${here}-musl`]: node };
  const text = JSON.stringify({ version, platforms, npm: { version: npm, integrity: 'sha512-npm' } });
  write(join(root(), 'scripts/setup/node.json'), text);
}

function start(door: string, words: string[], environment: Record<string, string>) {
  const env = { PATH: bin(), LOG: join(folder, 'bootstraps'), ...environment };
  const { status, stdout, stderr } = spawnSync(process.execPath, [`scripts/${door}.mjs`, ...words], {
    cwd: root(),
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}
const setup = (options: string[] = [], environment: Record<string, string> = {}) =>
  start('setup', options, environment);

const linesOf = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []);
const calls = () => linesOf(join(root(), 'calls')).length;
const bootstraps = () => linesOf(join(folder, 'bootstraps')).length;
const silence = { status: 0, stdout: '', stderr: '' };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'setup-'));
  mkdirSync(bin());
  for (const door of ['setup', 'run']) cpSync(`scripts/${door}.mjs`, join(root(), `scripts/${door}.mjs`));
  cpSync('scripts/setup', join(root(), 'scripts/setup'), { recursive: true });
  pin({ name: 'node-here', integrity: 'sha512-node' });
  write(join(root(), 'package.json'), JSON.stringify({ type: 'module', dependencies: { a: '1.0.0' } }));
  writeLockfile(a);
  program('npm', machineNpm());
});
afterEach(() => {
  chmodSync(root(), 0o755);
  rmSync(folder, { recursive: true });
});

describe('Node of the project', () => {
  test('comes first, in a folder of its own, with the checksums and the npm settings of the project', () => {
    write(join(root(), '.npmrc'), 'registry=https://mirror.example/');
    const { status, stdout, stderr } = setup();
    assert.deepEqual([status, stdout], [0, '']);
    assert.match(stderr, /^正在安装项目自带的 Node 24\.99\.0.*完成.*\n正在安装依赖.*完成.*\n$/);
    const read = (file: string) => readFileSync(join(root(), '.build/node', file), 'utf8');
    assert.equal(read('.npmrc'), 'registry=https://mirror.example/');
    assert.deepEqual(JSON.parse(read('package-lock.json')).packages, {
      '': { dependencies: { 'node-here': version, npm: '11.0.0' } },
      'node_modules/node-here': { version, integrity: 'sha512-node' },
      'node_modules/npm': { version: '11.0.0', integrity: 'sha512-npm' },
    });
    assert.deepEqual(setup(), silence);
    assert.deepEqual([bootstraps(), calls()], [1, 1]);
  });

  test('is what npm ci runs on, without scripts, with all kinds of packages, with the machine’s settings for all users', () => {
    setup();
    const env = JSON.parse(readFileSync(join(root(), 'environment'), 'utf8'));
    assert.equal(env.PATH.split(':')[0], join(ownNode(), '..'));
    assert.equal(env.npm_config_globalconfig, '/etc/machine-npmrc');
    assert.match(linesOf(join(root(), 'calls'))[0] ?? '', /^ci --include=dev --include=optional --ignore-scripts /);
  });

  test('is installed anew when another one is pinned, and when it is gone', () => {
    setup();
    pin({ name: 'node-here', integrity: 'sha512-other' });
    assert.equal(setup().status, 0);
    rmSync(ownNode());
    assert.equal(setup().status, 0);
    assert.deepEqual([bootstraps(), calls()], [3, 1]);
  });

  test('is not taken from an installation that was interrupted', () => {
    program('npm', `${machineNpm()}; process.kill(process.pid, 'SIGKILL');`);
    assert.equal(setup().status, 1);
    assert.ok(!existsSync(ownNode()));
    program('npm', machineNpm());
    assert.equal(setup().status, 0);
    assert.ok(existsSync(ownNode()) && !existsSync(join(root(), '.build/node.part')));
  });

  test('that does not start is said to need a newer system, and the next run tries again', () => {
    program('npm', machineNpm(projectNpm, 'nothing'));
    const { status, stderr } = setup();
    assert.equal(status, 1);
    assert.match(stderr, /vnothing\n\nNode 24\.99\.0 在本机无法启动.*glibc 2\.28/);
    program('npm', machineNpm());
    assert.equal(setup().status, 0);
  });

  test('is the machine’s where no package has a known checksum and that one is new enough', () => {
    for (const node of [undefined, { name: 'node-here' }]) {
      pin(node as object);
      assert.equal(setup().status, 0);
      assert.ok(!existsSync(ownNode()));
      assert.deepEqual(setup(), silence);
    }
    const env = JSON.parse(readFileSync(join(root(), 'environment'), 'utf8'));
    assert.equal(env.PATH.split(':')[0], join(process.execPath, '..'));
  });

  test('is not brought by a Node that an older checkout left in node_modules', () => {
    const own = join(root(), 'node_modules/.bin');
    setup([], { PATH: `${own}:${bin()}` });
    assert.deepEqual(linesOf(join(folder, 'bootstraps-path')), [bin()]);
  });

  test('without npm the message says what to install', () => {
    rmSync(join(bin(), 'npm'));
    const { status, stderr } = setup();
    assert.equal(status, 1);
    assert.match(stderr, /未找到 npm。请安装 Node\.js/);
  });
});

describe('two that start at once', () => {
  /** Starts it beside this process; resolves what it wrote to stderr, and its exit code. Calls `heard` at its first words. */
  const setupBeside = (heard = () => {}) => {
    const env = { PATH: bin(), LOG: join(folder, 'bootstraps') };
    const child = spawn(process.execPath, ['scripts/setup.mjs'], { cwd: root(), env });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.stderr.once('data', heard);
    return new Promise<{ status: number | null; stderr: string }>((resolve) =>
      child.on('close', (status) => resolve({ status, stderr })),
    );
  };

  test('install one after the other, and only once', async () => {
    const both = await Promise.all([setupBeside(), setupBeside()]);
    assert.deepEqual(
      both.map(({ status }) => status),
      [0, 0],
      JSON.stringify(both),
    );
    assert.deepEqual([bootstraps(), calls()], [1, 1]);
    assert.ok(!existsSync(join(root(), '.build/setup.lock')));
  });

  test('wait for one that runs, with its number, and not for one that has ended', async () => {
    const lock = join(root(), '.build/setup.lock');
    write(lock, `${process.pid} ${hostname()}`);
    const waiting = setupBeside(() => rmSync(lock));
    const { status, stderr } = await waiting;
    assert.equal(status, 0);
    assert.match(stderr, new RegExp(`^另一个进程（${process.pid}，.*\\nAnother process \\(${process.pid} on `));
    rmSync(join(root(), 'node_modules'), { recursive: true });
    const { pid: ended } = spawnSync(process.execPath, ['--version']);
    write(lock, `${ended} ${hostname()}`);
    assert.equal((await setupBeside()).status, 0);
    assert.equal(calls(), 2);
  });
});

describe('what npm says when it fails', () => {
  const said: [string, RegExp][] = [
    ['npm error code ENOTFOUND', /无法连接 npm 仓库.*\nThe npm registry cannot be reached/],
    ['npm error code E403\nnpm error 403 Forbidden - GET https://mirror.example/npm', /拒绝了请求.*\n.*refuses/],
    ['npm error code EINTEGRITY', /不完整.*\n.*checksum/],
    ['npm error zlib: unexpected end of file, code: Z_BUF_ERROR', /不完整/],
    ['npm error code ETARGET', /没有所需的软件包.*\n.*lacks a package/],
    ['npm error code ENOSPC', /磁盘空间不足.*\nThe disk is full/],
    ['npm error code EACCES', /目录不可写.*\nA folder cannot be written/],
    ['npm error code SELF_SIGNED_CERT_IN_CHAIN', /证书.*\n.*certificate/],
    ['npm error one\nnpm error two', /请按 npm 的提示处理.*\nDo what npm says/],
  ];
  const failing = (text: string) => `console.error(${JSON.stringify(text)}); process.exit(7);`;

  for (const [text, advice] of said) {
    test(`${text.split('\n')[0]} is quoted whole, with what to do, for Node and for the packages`, () => {
      program('npm', failing(text));
      const ofNode = setup();
      program('npm', machineNpm(failing(text)));
      const ofPackages = setup();
      for (const { status, stderr } of [ofNode, ofPackages]) {
        assert.equal(status, 1);
        assert.ok(stderr.includes(text));
        assert.match(stderr, advice);
        assert.doesNotMatch(stderr, /^ +at /m);
      }
      assert.match(ofNode.stderr, /项目自带的 Node 安装失败/);
      assert.match(ofPackages.stderr, /依赖安装失败/);
    });
  }

  test('files that npm could not unpack are a failure even where npm ends well, warnings of other kinds are not', () => {
    const warn = (text: string) => `${projectNpm}; console.error(${JSON.stringify(`npm warn ${text}`)});`;
    program('npm', machineNpm(warn('tar TAR_ENTRY_ERROR ENOSPC: no space left on device, write')));
    const { status, stderr } = setup();
    assert.equal(status, 1);
    assert.match(stderr, /TAR_ENTRY_ERROR ENOSPC[^\n]*\n\n磁盘空间不足/);
    assert.equal(setup().status, 1, 'and is none to go on from');
    program('npm', machineNpm(warn('tar TAR_ENTRY_ERROR ENOENT: no such file or directory')));
    rmSync(join(root(), '.build'), { recursive: true });
    assert.equal(setup().status, 0);
  });

  test('npm that is killed cannot say why, so this does', () => {
    program('npm', machineNpm(`process.kill(process.pid, 'SIGKILL');`));
    const { status, stderr } = setup();
    assert.equal(status, 1);
    assert.match(stderr, /\nSIGKILL: .*npm-cli\.js ci [\s\S]*通常是内存不足.*\n.*want of memory/);
  });

  test('a folder that cannot be written is said to be one', () => {
    chmodSync(folder, 0o755);
    chmodSync(root(), 0o555);
    // Root could write: then another user runs it, with a Node that this user can reach.
    const asRoot = process.getuid?.() === 0;
    const node = asRoot ? join(bin(), 'node') : process.execPath;
    if (asRoot) cpSync(process.execPath, node);
    const { status, stderr } = spawnSync(node, ['scripts/setup.mjs'], {
      cwd: root(),
      env: { PATH: bin() },
      encoding: 'utf8',
      ...(asRoot && { uid: 65534, gid: 65534 }),
    });
    assert.equal(status, 1);
    assert.match(stderr, /EACCES[^\n]*\n目录不可写/);
  });
});

describe('packages', () => {
  test('a changed lockfile is installed anew', () => {
    setup();
    writeLockfile({ 'node_modules/a': { version: '1.0.1', integrity: 'sha512-b' } });
    assert.equal(setup().status, 0);
    assert.deepEqual(setup(), silence);
    assert.deepEqual([bootstraps(), calls()], [1, 2]);
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

  test('a dependency that package.json names and the lockfile does not is told before anything is taken away', () => {
    setup();
    const manifest = join(root(), 'package.json');
    const before = readFileSync(manifest, 'utf8');
    write(manifest, JSON.stringify({ type: 'module', dependencies: { a: '1.0.0', b: '2.0.0' } }));
    const { status, stderr } = setup();
    assert.equal(status, 1);
    assert.match(
      stderr,
      /^package\.json 的 dependencies 与 package-lock\.json 不一致.*\ndependencies of package\.json differ/,
    );
    write(manifest, before);
    assert.deepEqual(setup(), silence);
    assert.equal(calls(), 1);
  });

  test('a lockfile with the marks of a merge is named, a record cut off is made anew', () => {
    setup();
    const record = join(root(), 'node_modules/.package-lock.json');
    write(record, readFileSync(record, 'utf8').slice(0, -5));
    assert.equal(setup().status, 0);
    assert.equal(calls(), 2);
    write(join(root(), 'package-lock.json'), '<<<<<<< HEAD\n{}');
    const { status, stderr } = setup();
    assert.equal(status, 1);
    assert.match(stderr, /^package-lock\.json 不是有效的 JSON.*\npackage-lock\.json is not valid JSON/);
    assert.doesNotMatch(stderr, /^ +at /m);
  });

  test('an optional package of another platform is not missing', () => {
    writeLockfile({
      ...a,
      'node_modules/b': { version: '2.0.0', optional: true, os: ['plan9'] },
      'node_modules/c': { devOptional: true },
    });
    setup();
    assert.deepEqual(setup(), silence);
  });

  test('a package without a checksum in the lock is there with any', () => {
    writeLockfile({ 'node_modules/a': { version: '1.0.0' } });
    setup();
    const record = join(root(), 'node_modules/.package-lock.json');
    write(record, JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-any' } } }));
    assert.deepEqual(setup(), silence);
  });

  const native = { 'node_modules/n-here': { version: '3.0.0', optional: true, os: [process.platform] } };

  test('a native package of this platform that npm left out is named, with npm’s reason, and the next run tries again', () => {
    writeLockfile({ ...a, ...native });
    const refusing = `if (process.argv[2] === 'pack') { console.error('npm error code E403'); process.exit(1); }`;
    program('npm', machineNpm(`${refusing}${projectNpm}`));
    const { status, stderr } = setup();
    assert.equal(status, 1);
    assert.match(
      stderr,
      /缺少本机（.*）需要的软件包.*\n {2}node_modules\/n-here\nnpm error code E403\n\nnpm 仓库或代理拒绝了请求/,
    );
    setup();
    assert.equal(calls(), 2);
  });

  test('one that the registry gives all the same leads to npm’s settings and the checksum', () => {
    writeLockfile({ ...a, ...native });
    assert.match(setup().stderr, /n-here\nnpm 仓库中有该软件包，但 npm 未安装。.*omit.*校验值/);
  });

  test('a package that has no program for this platform is named before anything is installed', () => {
    const programs = { 'n-plan9': '1.0.0', 'n-inferno': '1.0.0' };
    writeLockfile({
      'node_modules/n': { version: '1.0.0', optionalDependencies: programs },
      'node_modules/n-plan9': { version: '1.0.0', optional: true, os: ['plan9'] },
      'node_modules/n-inferno': { version: '1.0.0', optional: true, os: ['inferno'] },
    });
    const { status, stderr } = setup();
    assert.equal(status, 1);
    assert.match(stderr, /n 没有适用于本机（.*）的程序/);
    assert.equal(calls(), 0);
  });
});

describe('a command', () => {
  const command = (words: string[], environment: Record<string, string> = {}) => start('run', words, environment);
  const main = (code: string) => write(join(root(), 'scripts/greet/main.ts'), code);

  test('runs on the project’s own Node, with its words, after what is missing was installed', () => {
    main(`import { spawn, spawnSync } from 'node:child_process';
      const words: string[] = process.argv.slice(2);
      console.log(JSON.stringify([words, spawnSync('node', ['--version'], { encoding: 'utf8' }).stdout]));`);
    const { status, stdout } = command(['greet', '--to', 'a b&c', '你好']);
    assert.equal(status, 0);
    assert.deepEqual(JSON.parse(stdout), [['--to', 'a b&c', '你好'], `v${version}\n`]);
    assert.equal(command(['greet']).stderr, '');
  });

  test('ends as it ends: with its code, or as after its signal', () => {
    main('process.exit(7)');
    assert.equal(command(['greet']).status, 7);
    main(`process.kill(process.pid, 'SIGTERM')`);
    assert.equal(command(['greet']).status, 143);
  });

  test('that does not exist is named with those that do, and nothing is installed', () => {
    main('');
    for (const words of [['great'], []]) {
      const { status, stderr } = command(words);
      assert.equal(status, 1);
      assert.match(stderr, /^未知命令：(great|（空）)。可用的命令：greet。\nUnknown command/);
    }
    assert.equal(bootstraps(), 0);
  });

  test('may also be a file, or options of Node', () => {
    write(join(root(), 'scripts/hello.mjs'), 'console.log("hello", process.argv[2])');
    assert.equal(command(['scripts/hello.mjs', 'x']).stdout, 'hello x\n');
    assert.equal(command(['-p', '6 * 7']).stdout, '42\n');
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
      writeFileSync(${JSON.stringify(`${own()}.cjs`)}, ${JSON.stringify(starts)});
      writeFileSync(${JSON.stringify(own())}, ${JSON.stringify(`#!/bin/sh\nexec "${process.execPath}" "$0.cjs" "$@"\n`)}, { mode: 0o755 });`);
    assert.match(setup(['--browser']).stderr, /^正在下载测试浏览器.*完成.*\n$/);
    assert.deepEqual(setup(['--browser']), silence);
    assert.equal(readFileSync(join(root(), 'downloads'), 'utf8'), 'install --no-shell chromium\n');
  });

  test('a CHROMIUM_PATH that does not start is named with what to do instead, and nothing is installed', () => {
    playwright('require("node:fs").writeFileSync("downloads", "")');
    const { status, stderr } = setup(['--browser'], { CHROMIUM_PATH: '/nowhere/chrome' });
    assert.equal(status, 1);
    assert.match(stderr, /\/nowhere\/chrome 启动失败[\s\S]*没有可用的测试浏览器[\s\S]*CHROMIUM_PATH=/);
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

describe('engines', () => {
  const missing = () =>
    spawnSync(
      process.execPath,
      [
        '-e',
        `import('./scripts/setup/engines.mjs').then((all) =>
          console.log([all.findFirefox(), all.findWebkit(), all.findChromium('107')].map(({ missing }) => missing).join('\\n')))`,
      ],
      { cwd: root(), env: { PATH: bin() }, encoding: 'utf8' },
    ).stdout;

  test('that cannot be installed keep nothing from running, and each says what installs it', () => {
    setup();
    // Without a shell on the path, and from a registry that has none of their files.
    const { status, stdout, stderr } = setup(['--engines']);
    assert.deepEqual([status, stdout], [0, '']);
    assert.match(stderr, /Chromium 107/);
    assert.match(
      missing(),
      /apt-get install .*firefox-esr.*FIREFOX_PATH[\s\S]*webkit2gtk-driver[\s\S]*setup\.mjs --engines/,
    );
  });
});
