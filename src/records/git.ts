// What git says of the repository that a folder lies in. Outside a checkout, or without git, every question throws.
import { execFileSync } from 'node:child_process';

/** Room for all texts that a large history may give. */
const maxBuffer = 2 ** 30;

/** Runs git in `folder`; its stdout. Throws where git is missing or fails, with what it said in `stderr`. */
export const git = (folder: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'core.quotePath=false', ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer,
  });

/** The contents of blobs by id, from one process. Ids that are no blob here, as in a partial clone, are left out. */
export const readBlobs = (folder: string, ids: Iterable<string>): Map<string, string> => {
  const wanted = [...new Set(ids)];
  const texts = new Map<string, string>();
  if (wanted.length === 0) return texts;
  const output = execFileSync('git', ['cat-file', '--batch'], {
    cwd: folder,
    input: `${wanted.join('\n')}\n`,
    stdio: ['pipe', 'pipe', 'ignore'],
    // A partial clone would fetch each one over the network; what is not here is not known.
    env: { ...process.env, GIT_NO_LAZY_FETCH: '1' },
    maxBuffer,
  });
  for (let at = 0; at < output.length;) {
    const end = output.indexOf(0x0a, at);
    const [id = '', type, size] = output.toString('utf8', at, end).split(' ');
    at = end + 1;
    if (type === 'missing' || size === undefined) continue;
    if (type === 'blob') texts.set(id, output.toString('utf8', at, at + Number(size)));
    at += Number(size) + 1;
  }
  return texts;
};
