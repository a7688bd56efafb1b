// What a build leaves behind: the whole new site, or the old one untouched, and nothing beside it.
import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { spawn, spawnSync } from 'node:child_process';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { missingFacts, missingPages } from '#scripts/build/build-site.ts';
import { describeBuildError } from '#scripts/build/describe-error.ts';
import { replaceFolder } from '#scripts/build/replace-folder.ts';
import { assertReplaceable, parallel, runSteps, type Step } from '#scripts/build/run-steps.ts';
import { isAlive } from '#scripts/kit/lock.ts';
import { run } from '#scripts/kit/programs.ts';
import { isWhole } from '../support/whole.ts';

let folder = '';
const out = () => join(folder, 'dist');
const workshop = () => join(folder, '.build');
const page = () => readFileSync(join(out(), 'index.html'), 'utf8');

function put(place: string, text: string): void {
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'index.html'), text);
}

const step = (name: string, run: Step['run']): Step => ({ name, run });
const makes = (text: string) => step(`makes ${text}`, async (place) => void put(join(place, 'site'), text));
const fails = step('fails', async () => Promise.reject(new Error('front matter')));

async function build(steps: Step[], signal = new AbortController().signal): Promise<string> {
  const progress: string[] = [];
  await runSteps({ out: out(), steps, signal, workshop: workshop(), write: (text) => progress.push(text) });
  return progress.join('');
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'build-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('steps together', () => {
  const after = (ms: number, signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const timer = setTimeout(resolve, ms);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        reject(new Error('stopped'));
      });
    });
  const waits = (name: string, ms: number, then: () => string | undefined) =>
    step(name, async (_place, signal) => {
      await after(ms, signal);
      return then();
    });
  const throws = (words: string) => () => {
    throw new Error(words);
  };

  test('are one step with both names and remarks', async () => {
    const both = parallel(
      waits('a', 20, () => '甲'),
      waits('b', 0, () => undefined),
      waits('c', 0, () => '丙'),
    );
    assert.match(await build([makes('new'), both]), /^a、b、c… 甲；丙，[\d.]+ 秒$/m);
  });

  test('one that fails stops those after it, and what it says is reported', async () => {
    await assert.rejects(
      build([parallel(waits('check', 5, throws('front matter')), waits('pages', 60_000, throws('late')))]),
      /front matter/,
    );
  });

  test('one that fails leaves those before it to have their say, which is reported first', async () => {
    await assert.rejects(
      build([parallel(waits('check', 30, throws('front matter')), waits('pages', 0, throws('pages')))]),
      /front matter/,
    );
    await assert.rejects(
      build([
        parallel(
          waits('check', 30, () => '好'),
          waits('pages', 0, throws('pages')),
        ),
      ]),
      /pages/,
    );
  });
});

describe('runSteps', () => {
  test('a build makes the folder, and says what it did', async () => {
    const progress = await build([makes('new'), step('counts', async () => '3 页')]);
    assert.equal(page(), 'new');
    assert.match(progress, /^makes new… [\d.]+ 秒\ncounts… 3 页，[\d.]+ 秒\n$/);
    assert.deepEqual(readdirSync(folder), ['dist']);
  });

  test('a build replaces the whole folder', async () => {
    put(out(), 'old');
    writeFileSync(join(out(), 'gone.html'), '');
    await build([makes('new')]);
    assert.deepEqual(readdirSync(out()), ['index.html']);
    assert.equal(page(), 'new');
  });

  test('what builds left that were killed is taken away: at once where they ran here, else after a day', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    const left = [`${hostname()}-${pid}`, `${hostname()}-${process.pid}`, 'elsewhere-1', 'old-1'];
    const folders = left.map((name) => join(workshop(), `build-${name}-abcdef`));
    for (const one of folders) mkdirSync(one, { recursive: true });
    const twoDaysAgo = Date.now() / 1000 - 2 * 24 * 60 * 60;
    utimesSync(folders[3] ?? '', twoDaysAgo, twoDaysAgo);
    await build([makes('new')]);
    assert.deepEqual(folders.map(existsSync), [false, true, true, false]);
  });

  test('a step that fails leaves the old site untouched and nothing beside it', async () => {
    put(out(), 'old');
    await assert.rejects(build([makes('half'), fails, makes('never')]), /front matter/);
    assert.equal(page(), 'old');
    assert.deepEqual(readdirSync(folder), ['dist']);
  });

  test('a build that is stopped leaves the old site untouched and nothing beside it', async () => {
    put(out(), 'old');
    const stop = new AbortController();
    const waits = step('waits', async (_place, signal) => {
      stop.abort();
      const { ok } = await run([process.execPath, '-e', 'setInterval(() => {}, 1000)'], { signal });
      assert.equal(ok, false);
      return undefined;
    });
    await assert.rejects(build([makes('half'), waits], stop.signal), /构建已中止/);
    assert.equal(page(), 'old');
    assert.deepEqual(readdirSync(folder), ['dist']);
  });

  test('two builds at a time have a folder each, and one of their sites stays, whole', async () => {
    const other = step('other', async () => void (await build([makes('other')])));
    await build([makes('first'), other]);
    assert.equal(page(), 'first');
    await assert.rejects(build([makes('third'), other, fails]));
    assert.equal(page(), 'other');
    assert.deepEqual(readdirSync(folder), ['dist']);
  });
});

/** Kills the build, whichever of its processes gets there, at its call number KILL_AT that changes the disk. */
const killer = `
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
process.env.KILL_PID ??= String(process.pid);
for (const name of ['mkdtempSync', 'renameSync', 'rmSync', 'rmdirSync']) {
  const real = fs[name];
  fs[name] = (...given) => {
    const result = real(...given);
    fs.appendFileSync(process.env.KILL_LOG, name + ' ');
    const done = fs.readFileSync(process.env.KILL_LOG, 'utf8').trim().split(' ').length;
    if (done === Number(process.env.KILL_AT)) process.kill(Number(process.env.KILL_PID), 'SIGKILL');
    return result;
  };
}
syncBuiltinESMExports();`;

describe('a build that is killed', () => {
  const until = async (isSo: () => boolean) => {
    for (let waited = 0; !isSo(); waited += 1) {
      assert.ok(waited < 600, 'half a minute');
      await sleep(50);
    }
  };
  const builder = `
    import { mkdirSync, writeFileSync } from 'node:fs';
    import { runSteps } from ${JSON.stringify(join(process.cwd(), 'scripts/build/run-steps.ts'))};
    const [out, workshop] = process.argv.slice(2);
    const run = async (folder) => {
      mkdirSync(folder + '/site');
      writeFileSync(folder + '/site/index.html', 'new');
    };
    await runSteps({ out, steps: [{ name: 'makes', run }], signal: new AbortController().signal, workshop, write() {} });`;

  // The folder is made, the old site set aside, the new one put in its place, the old one removed, the folder removed.
  for (const at of isWhole ? [1, 2, 3, 4, 5, 6] : [2, 3])
    test(`at its change number ${at} leaves a site in its place, and the next build nothing else`, async () => {
      put(out(), 'old');
      const aside = mkdtempSync(join(tmpdir(), 'killer-'));
      const [program, preload, log] = ['build.ts', 'kill.mjs', 'log'].map((name) => join(aside, name)) as [
        string,
        string,
        string,
      ];
      writeFileSync(program, builder);
      writeFileSync(preload, killer);
      writeFileSync(log, '');
      const env = { ...process.env, KILL_AT: String(at), KILL_LOG: log, NODE_OPTIONS: `--import=${preload}` };
      const { signal } = spawnSync(process.execPath, [program, out(), workshop()], { env });
      assert.equal(signal, 'SIGKILL');
      await until(() => existsSync(join(out(), 'index.html')));
      assert.match(page(), at === 1 ? /^old$/ : /^new$/);
      await build([makes('next')]);
      assert.equal(page(), 'next');
      assert.deepEqual(readdirSync(folder), ['dist']);
      rmSync(aside, { recursive: true });
    });

  test('takes along the programs that it has started', async () => {
    const programs = JSON.stringify(join(process.cwd(), 'scripts/kit/programs.ts'));
    const [child, parent] = ['child.ts', 'parent.ts'].map((name) => join(folder, name)) as [string, string];
    const pid = join(folder, 'pid');
    writeFileSync(
      child,
      `import { writeFileSync } from 'node:fs'; import { endWithParent } from ${programs};
      endWithParent(); writeFileSync(${JSON.stringify(pid)}, String(process.pid)); setInterval(() => {}, 1000);`,
    );
    writeFileSync(
      parent,
      `import { run } from ${programs}; await run(['node', ${JSON.stringify(child)}], { attached: true });`,
    );
    const started = spawn(process.execPath, [parent], { stdio: 'ignore' });
    await until(() => existsSync(pid) && readFileSync(pid, 'utf8') !== '');
    started.kill('SIGKILL');
    await until(() => !isAlive(Number(readFileSync(pid, 'utf8'))));
  });
});

describe('replacing a folder', () => {
  test('what was there comes back when the new one cannot be moved in', () => {
    put(out(), 'old');
    assert.throws(() => replaceFolder(join(folder, 'never-made'), out()), /ENOENT/);
    assert.equal(page(), 'old');
  });

  test('builds that end at the same moment all succeed, and leave one whole site', async () => {
    const module = JSON.stringify(join(process.cwd(), 'scripts/build/replace-folder.ts'));
    const replaceOften = (name: string) => `
      import { mkdirSync, writeFileSync } from 'node:fs';
      import { replaceFolder } from ${module};
      for (let round = 0; round < 100; round += 1) {
        mkdirSync('${name}');
        writeFileSync('${name}/index.html', '${name}');
        replaceFolder('${name}', 'dist');
      }`;
    const results = await Promise.all(
      ['one', 'two', 'three'].map((name) => {
        writeFileSync(join(folder, `${name}.ts`), replaceOften(join(folder, name)).replaceAll("'dist'", `'${out()}'`));
        return run([process.execPath, join(folder, `${name}.ts`)]);
      }),
    );
    for (const { ok, output } of results) assert.ok(ok, output);
    assert.match(page(), /(one|two|three)$/);
    assert.equal(
      readdirSync(folder)
        .filter((name) => !name.endsWith('.ts'))
        .join(),
      'dist',
    );
  });

  test('a folder in folders that do not exist yet is made', () => {
    put(join(folder, 'new'), 'new');
    replaceFolder(join(folder, 'new'), join(folder, 'a/b'));
    assert.ok(existsSync(join(folder, 'a/b/index.html')));
  });

  test('neither the checkout, nor a folder around it, nor one with other files may be replaced', () => {
    const checkout = join(folder, 'checkout');
    put(checkout, '');
    writeFileSync(join(folder, 'letter.txt'), '');
    assert.throws(() => assertReplaceable(checkout, checkout), /本代码仓/);
    assert.throws(() => assertReplaceable(folder, checkout), /本代码仓/);
    mkdirSync(join(folder, 'letters'));
    writeFileSync(join(folder, 'letters/one.txt'), '');
    assert.throws(() => assertReplaceable(join(folder, 'letters'), checkout), /其他文件/);
  });

  test('a new, an empty and a built folder may be replaced', () => {
    const checkout = join(folder, 'checkout');
    mkdirSync(join(folder, 'empty'));
    put(out(), 'old');
    for (const name of ['none', 'empty', 'dist']) assertReplaceable(join(folder, name), checkout);
    assertReplaceable(join(checkout, 'dist'), checkout);
  });
});

describe('messages', () => {
  test('an error of Astro is told with its place, hint and causes, without the stack', () => {
    const cause = Object.assign(new Error('Unexpected token'), { id: join(process.cwd(), 'src/pages/index.astro') });
    const error = Object.assign(new Error('Could not render.', { cause }), {
      title: 'Page failed',
      hint: 'Look here.',
      loc: { file: join(process.cwd(), 'src/a.md'), line: 3, column: 5 },
    });
    assert.equal(
      describeBuildError(error),
      'Page failed：Could not render.\n位置：src/a.md:3:5\n提示：Look here.\n原因：Unexpected token\n位置：src/pages/index.astro',
    );
  });

  test('an error with nothing else to go by keeps the lines of its stack that lie in this project', () => {
    const error = new Error('boom');
    error.stack =
      'Error: boom\n    at f (/site/src/a.ts:1:2)\n    at g (/site/node_modules/b/c.js:3:4)\n    at node:internal/d:5:6';
    assert.equal(describeBuildError(error), 'boom\n    at f (/site/src/a.ts:1:2)');
  });

  test('each fact of the deployment that is open is named once, and none that is set', () => {
    assert.deepEqual(
      missingFacts({ filing: {} }).map((line) => line.split('（')[0]),
      ['address', 'filing.icp', 'filing.publicSecurity'],
    );
    assert.deepEqual(missingFacts({ address: 'https://example.org/', filing: { icp: 'x', publicSecurity: 'y' } }), []);
  });
});

test('a record or a list without its page in some language is named with its collection', () => {
  const idsOf = (name: string) => (name === 'people' ? ['member-a'] : []);
  assert.deepEqual(
    missingPages(idsOf, ['zh', 'en'], () => true),
    [],
  );
  const [line = '', ...others] = missingPages(idsOf, ['zh', 'en'], (path) => path !== '/en/members/member-a/');
  assert.match(line, /^people：缺少页面 \/en\/members\/member-a\/。/);
  assert.deepEqual(others, []);
  assert.match(missingPages(idsOf, ['zh'], (path) => path !== '/news/').join(), /^news：缺少页面 \/news\/。/);
  // A kind that a site may do without has its list once there is a record.
  const without = (path: string) => !path.startsWith('/requests/');
  assert.deepEqual(missingPages(idsOf, ['zh'], without), []);
  const withOne = (name: string) => (name === 'requests' ? ['one'] : []);
  assert.match(missingPages(withOne, ['zh'], without).join(), /^requests：缺少页面 \/requests\/、\/requests\/one\/。/);
});
