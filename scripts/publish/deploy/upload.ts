// Brings a folder to the target: a copy, rsync where both machines have it, otherwise tar through ssh.
import { spawn } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '#scripts/kit/failure.ts';
import { run } from '#scripts/kit/programs.ts';
import { explain, shellWord } from './ssh.ts';
import { type Live, runThere } from './target.ts';

/** What is the same in the release that is online is not sent again. */
async function withRsync({ target, signal }: Live, from: string, to: string): Promise<void> {
  const { host = '', options = [] } = target.ssh ?? {};
  const command = [
    'rsync',
    ...['--recursive', '--times', '--perms', '--checksum', '-s', '--timeout=120'],
    ...['--rsh', ['ssh', ...options].map(shellWord).join(' ')],
    `--link-dest=${join(target.folder, 'current')}/`,
    `${from}/`,
    `${host}:${join(target.folder, to)}/`,
  ];
  const { ok, code, stderr } = await run(command, { signal });
  if (!ok) throw new Failure(explain(target, stderr || `rsync 退出码 ${code}`));
}

async function withTar({ target, signal }: Live, from: string, to: string): Promise<void> {
  const tar = spawn('tar', ['--create', '--file=-', '--directory', from, '.'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    signal,
  });
  tar.on('error', () => {});
  try {
    // A stream that was cut short is found out when the files are compared with their hashes.
    await runThere(target, 'cd "$1/$2" && tar -xpf -', [to], signal, tar.stdout);
  } finally {
    // Where the connection broke, it would wait for ever to write the rest.
    tar.kill();
  }
}

/** Fills the empty folder `to` of the target with what is in `from`; `rsyncThere`: whether the target has rsync. Resolves how it was done. */
export async function upload(live: Live, from: string, to: string, rsyncThere: boolean): Promise<string> {
  const { target, signal } = live;
  if (!target.ssh) {
    await cp(from, join(target.folder, to), { recursive: true, preserveTimestamps: true }).catch((cause: Error) => {
      throw new Failure(explain(target, cause.message), { cause });
    });
    return '复制';
  }
  const rsync = rsyncThere && (await run(['rsync', '--version'], { signal })).ok;
  await (rsync ? withRsync : withTar)(live, from, to);
  return rsync ? 'rsync' : 'tar';
}
