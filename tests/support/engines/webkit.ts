// WebKit as Debian builds it, on a screen of its own that nobody sees, through WebDriver.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempDisposableSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createInterface } from 'node:readline';
import { type Engine, keys, recordComplaints } from './engine.ts';
import { type Command, openSession } from './webdriver.ts';

/** A browser with a page and nothing else, which Debian's own, wider than a phone, is not. */
const view = resolve('tests/support/engines/webkit-view.py');

/** Starts a screen, and returns its name once it is there. */
async function startScreen(): Promise<{ screen: ChildProcess; display: string }> {
  const screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [line] = await once(createInterface({ input: screen.stdout }), 'line');
  return { screen, display: `:${line}` };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The driver listens some time after it was started. */
async function untilReady(base: string): Promise<void> {
  for (;;) {
    try {
      await fetch(`${base}/status`);
      return;
    } catch {
      await sleep(50);
    }
  }
}

/** A file that another program writes, once its end is there. */
async function printedFile(path: string): Promise<Buffer> {
  for (;;) {
    try {
      const file = readFileSync(path);
      if (file.subarray(-16).includes('%%EOF')) return file;
    } catch {
      // Not there yet.
    }
    await sleep(50);
  }
}

const pointer = (x: number, y: number) => ({
  actions: [
    {
      type: 'pointer',
      id: 'mouse',
      actions: [
        { type: 'pointerMove', x, y },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ],
    },
  ],
});
const strokes = (values: string[]) => ({
  actions: [
    {
      type: 'key',
      id: 'keys',
      actions: values.flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]),
    },
  ],
});

function drive(command: Command, folder: string, stop: () => Promise<void>): Engine {
  const evaluate: Engine['evaluate'] = (code, ...given) =>
    command('POST', '/execute/sync', { script: `return (${code})(...arguments)`, args: given }) as Promise<
      ReturnType<typeof code>
    >;
  const act = async (actions: object) => void (await command('POST', '/actions', actions));
  const go = async (path: string, body = {}) => void (await command('POST', path, body));
  let printed = 0;
  return {
    evaluate,
    open: (url) => go('/url', { url }),
    resize: (width, height) => go('/window/rect', { x: 0, y: 0, width, height }),
    clickAt: (x, y) => act(pointer(Math.round(x), Math.round(y))),
    type: (text) => act(strokes([...text])),
    press: (key) => act(strokes([keys[key]])),
    back: () => go('/back'),
    forward: () => go('/forward'),
    async print() {
      const file = join(folder, `${++printed}.pdf`);
      // This driver has no command for it; the view prints for a title like this.
      await evaluate((path) => document.querySelector('title')?.replaceChildren(`print:${path}`), file);
      return printedFile(file);
    },
    async close() {
      await command('DELETE', '');
      await stop();
    },
  };
}

/** Starts WebKit; `driver` is the path of WebKitWebDriver. */
export async function startWebkit(driver: string): Promise<Engine> {
  const folder = mkdtempDisposableSync(join(tmpdir(), 'webkit-'));
  const first = join(folder.path, 'first.js');
  writeFileSync(first, `(${recordComplaints})()`);
  const { screen, display } = await startScreen();
  const port = await freePort();
  const program = spawn(driver, [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: display, GDK_BACKEND: 'x11', VIEW_FIRST: first, HOME: folder.path },
  });
  const stop = async () => {
    for (const each of [program, screen]) {
      const ended = once(each, 'exit');
      each.kill();
      await ended;
    }
    folder.remove();
  };
  try {
    const base = `http://127.0.0.1:${port}`;
    await untilReady(base);
    const binary = { binary: view, args: ['--automation'] };
    return drive(await openSession(base, { 'webkitgtk:browserOptions': binary }), folder.path, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}
