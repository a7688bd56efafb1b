// `npm run live` as a process, with mocks in the place of its web pages.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

const usual = { kind: 'web', url: 'https://site.oc.example/' };

/** A folder with content and addresses: by the id of a service, what replaces its address; its probe is of a web page. */
export const prepareLive = (
  t: TestContext,
  endpoints: Record<string, object>,
  probes: Record<string, object> = {},
): string => {
  const folder = mkdtempSync(join(tmpdir(), 'live-run-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'content/services'), { recursive: true });
  for (const id of Object.keys(endpoints)) {
    const probe = probes[id] ?? usual;
    const record = { name: { zh: '系统' }, url: { state: 'none' }, owner: 'own', probe, origin: { zh: '测试' } };
    writeFileSync(join(folder, `content/services/${id}.yaml`), JSON.stringify(record));
  }
  writeFileSync(join(folder, 'endpoints.json'), JSON.stringify(endpoints));
  return folder;
};

export const command = (folder: string, ...args: string[]): string[] => [
  ...['scripts/live/main.ts', '--endpoints', join(folder, 'endpoints.json'), ...args],
];

export const environment = (folder: string, live = join(folder, 'live')) => ({
  ...{ PATH: process.env['PATH'], SITE_CONTENT: join(folder, 'content'), SITE_LIVE: live },
});

/** Runs beside the servers of this process, which must go on answering. */
export const live = (folder: string, args: string[], more: Record<string, string> = {}) =>
  new Promise<{ code: number | null; said: string }>((resolve) => {
    const env = { ...environment(folder), ...more };
    const child = spawn(process.execPath, command(folder, ...args), { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
    }
    child.on('close', (code) => resolve({ code, said }));
  });

export const at = (time: string): string[] => ['--now', time];

/** The text of every file below a folder, by its path from there. */
export const textsIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path.slice(folder.length), readFileSync(path, 'utf8')]),
  );
