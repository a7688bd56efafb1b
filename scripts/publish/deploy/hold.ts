// One run at a time where the site is kept: the second waits for the first, and says so.
import { spawn } from 'node:child_process';
import { Failure } from '#scripts/kit/failure.ts';
import { step } from '#scripts/kit/progress.ts';
import * as scripts from './scripts.ts';
import { explain } from './ssh.ts';
import { commandThere, type Live } from './target.ts';

/** What holds the folder lets go where it hears nothing for two minutes. */
const wordMs = 20_000;

/**
 * Does the work while no other run is at work in the target's folder, which `make` makes where it is not there. The work is stopped
 * where the folder is not held any more, for another run may have begun.
 * @throws Failure where another run goes on for longer than `live.patience` seconds, or the target cannot be reached
 */
export async function holding<T>(live: Live, make: boolean, work: (live: Live) => Promise<T>): Promise<T> {
  const { target, signal, write, patience } = live;
  const given = [String(patience), make ? 'make' : ''];
  const [program = '', ...args] = commandThere(target, scripts.hold, given);
  // Ctrl-C at a terminal must not let go before the run has gone back: ssh would end by it, the script itself does not.
  const child = spawn(program, args, { stdio: 'pipe', detached: target.ssh !== undefined });
  const { promise: held, resolve: isHeld, reject: isRefused } = Promise.withResolvers<void>();
  const lost = new AbortController();
  let [said, complaint] = ['', ''];
  const busy = new Promise<void>((isBusy) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (/^held$/m.test(said)) isHeld();
      if (/^busy$/m.test(said)) isBusy();
    });
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  child.stdin.on('error', () => {});
  child.on('error', ({ message }) => (complaint += message));
  const failure = () => new Failure(explain(target, complaint.trim() || '连接中断'));
  child.on('close', () => {
    isRefused(failure());
    lost.abort();
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()).once('error', () => done()));
  const stop = () => child.kill();
  signal.addEventListener('abort', stop);
  const words = setInterval(() => child.stdin.write('held\n'), wordMs);
  try {
    await Promise.race([held, busy]);
    if (!/^held$/m.test(said)) await step(write, '等待另一次部署结束', () => held, undefined, signal);
    signal.removeEventListener('abort', stop);
    return await work({ ...live, signal: AbortSignal.any([signal, lost.signal]) });
  } catch (error) {
    throw lost.signal.aborted && !signal.aborted && !(error instanceof Failure) ? failure() : error;
  } finally {
    clearInterval(words);
    signal.removeEventListener('abort', stop);
    child.stdin.end();
    const timer = setTimeout(stop, 5000);
    await ended;
    clearTimeout(timer);
    child.stdout.destroy();
    child.stderr.destroy();
  }
}
