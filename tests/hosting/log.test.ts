// The access log that the law asks to be kept: whether nginx, as deploy/README.md sets it up, goes on writing after the log was rotated.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { findProgram } from '#scripts/setup/command.mjs';
import { folderFor } from '../support/publishing.ts';
import { describeUnless } from '../support/hosting/needs.ts';
import { noNginx } from '../support/hosting/nginx.ts';
import { answers, freePort } from '../support/hosting/ports.ts';

const isRoot = process.getuid?.() === 0;
const worker = ['www-data', 'nginx'].find((name) =>
  new RegExp(`^${name}:`, 'm').test(readFileSync('/etc/passwd', 'utf8')),
);
const missing =
  noNginx ??
  (isRoot ? undefined : '要以 root 运行：不是 root，nginx 的工作进程就不换用户') ??
  (worker ? undefined : '没有 www-data 或 nginx 这个用户');

/** What the instructions do to the folder of the log and what is in it, in Chinese and in English. */
const instructions = readFileSync('deploy/README.md', 'utf8')
  .split('\n')
  .filter((line) => /^ +(install -d|touch) .*\/var\/log\/sig-infra/.test(line));
const half = instructions.length / 2;

const ask = (port: number, path: string): Promise<void> =>
  new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, agent: false }, (answer) => answer.resume().on('end', resolve)).on(
      'error',
      reject,
    );
  });

/** Whether a request ends up in `file`, asked again for some seconds: the workers learn of a new file a moment after the signal. */
const isLogged = async (port: number, path: string, file: string): Promise<boolean> => {
  for (let tries = 0; tries < 50; tries += 1) {
    await ask(port, path);
    await sleep(50);
    if (readFileSync(file, 'utf8').includes(path)) return true;
  }
  return false;
};

describeUnless(missing, 'the access log', () => {
  test('is set up alike in both languages', () => {
    assert.ok(half >= 1);
    assert.deepEqual(instructions.slice(0, half), instructions.slice(half));
  });

  test('is written on after rotation, by workers that are not root, and is not for everybody to read', async (t) => {
    const folder = folderFor(t);
    chmodSync(folder, 0o755);
    const logs = join(folder, 'log');
    for (const line of instructions.slice(0, half))
      execFileSync('sh', ['-c', line.replaceAll('/var/log/sig-infra', logs)]);
    const [port, log] = [await freePort(), join(logs, 'access.log')];
    const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${folder}/${name};`,
    );
    writeFileSync(
      join(folder, 'nginx.conf'),
      `user ${worker}; daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log; events {}
      http { ${places.join(' ')} server { listen 127.0.0.1:${port}; access_log ${log}; return 204; } }`,
    );
    const child = spawn(findProgram('nginx') ?? '', ['-p', folder, '-c', join(folder, 'nginx.conf')], {
      stdio: 'ignore',
    });
    const ended = new Promise((done) => child.on('close', done));
    t.after(async () => {
      child.kill('SIGTERM');
      await ended;
    });
    while (!(await answers(port))) assert.equal(child.exitCode, null, 'nginx 没有启动');

    assert.ok(await isLogged(port, '/before', log));
    assert.equal(execFileSync('stat', ['-c', '%a', log], { encoding: 'utf8' }).trim(), '640');
    // As deploy/nginx/logrotate does: a new file in the place of the old one, then the signal.
    renameSync(log, `${log}-1`);
    writeFileSync(log, '', { mode: 0o640 });
    child.kill('SIGUSR1');
    assert.ok(await isLogged(port, '/after', log), readFileSync(join(folder, 'error.log'), 'utf8'));
  });
});
