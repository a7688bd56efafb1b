// A real sshd on a free port of loopback, with keys of its own and nothing of the machine's.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '#scripts/setup/command.mjs';
import { answers, freePort } from './ports.ts';

const sshd = findProgram('sshd');
const ssh = findProgram('ssh');
/** Why there is nothing to test. */
export const noSshd = sshd && ssh ? undefined : '没有 sshd 或 ssh：apt-get install openssh-server';
export const noRsync = noSshd ?? (findProgram('rsync') ? undefined : '没有 rsync：apt-get install rsync');

export interface Sshd {
  /** `user@host` of the target. */
  login: string;
  /** The environment that reaches it. */
  environment: { PUBLISH_SSH_CONFIG: string; PUBLISH_SSH_KEY: string };
  /** A key that it does not know. */
  wrongKey: string;
  /** Ends every connection that is open, as when the network breaks. */
  cut(): void;
  close(): Promise<void>;
}

const key = (file: string): string => {
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file]);
  return file;
};

/** `path` is what programs there are looked for in. */
export async function startSshd(folder: string, path = process.env['PATH']): Promise<Sshd> {
  const port = await freePort();
  const [hostKey, userKey, wrongKey] = [
    key(join(folder, 'host')),
    key(join(folder, 'user')),
    key(join(folder, 'wrong')),
  ];
  writeFileSync(join(folder, 'authorized_keys'), readFileSync(`${userKey}.pub`), { mode: 0o600 });
  const [type = '', text = ''] = readFileSync(`${hostKey}.pub`, 'utf8').split(' ');
  writeFileSync(join(folder, 'known_hosts'), `[127.0.0.1]:${port} ${type} ${text}\n`);
  // What sshd, run by root, wants to be there; nobody else needs it.
  if (userInfo().uid === 0) mkdirSync('/run/sshd', { recursive: true });
  writeFileSync(
    join(folder, 'sshd_config'),
    [
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${hostKey}`,
      `AuthorizedKeysFile ${join(folder, 'authorized_keys')}`,
      `PidFile ${join(folder, 'sshd.pid')}`,
      // Its own home: a shell reads what a person starts in theirs, and killing that in the middle may leave locks behind.
      `SetEnv "PATH=${path}" "HOME=${folder}"`,
      ...[
        'StrictModes no',
        'UsePAM no',
        'PasswordAuthentication no',
        'KbdInteractiveAuthentication no',
        'PermitRootLogin yes',
      ],
    ].join('\n'),
  );
  writeFileSync(
    join(folder, 'ssh_config'),
    `Host there\n  HostName 127.0.0.1\n  Port ${port}\n  UserKnownHostsFile ${join(folder, 'known_hosts')}\n`,
  );
  const child = spawn(sshd ?? 'sshd', ['-D', '-e', '-f', join(folder, 'sshd_config')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (line: string) => (said += line));
  const ended = new Promise<void>((done) => child.on('close', () => done()));
  while (!(await answers(port))) if (child.exitCode !== null) throw new Error(said);
  const children = (of: number): number[] =>
    readFileSync(`/proc/${of}/task/${of}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
  const cut = () => {
    for (const pid of children(child.pid ?? 0))
      try {
        process.kill(pid, 'SIGKILL');
      } catch (error) {
        // A session that ended between the list and the signal.
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
  };
  return {
    login: `${userInfo().username}@there`,
    environment: { PUBLISH_SSH_CONFIG: join(folder, 'ssh_config'), PUBLISH_SSH_KEY: userKey },
    wrongKey,
    cut,
    close: async () => {
      cut();
      child.kill('SIGTERM');
      await ended;
    },
  };
}
