// Runs npm, and reports why an installation failed and what to do about it.
import { run } from './command.mjs';

/** Codes in the output of npm and in errors of the file system, with advice. @type {[RegExp, string, string][]} */
const causes = [
  [
    /^SIG(KILL|TERM|ABRT|SEGV|BUS): /m,
    '安装程序被中止，通常是内存不足。请关闭其他程序，确认有约 1 GB 可用内存，然后重新运行。',
    'The installation was ended from outside, mostly for want of memory. Free about 1 GB of memory, then run again.',
  ],
  [
    /\b(ENOSPC|EDQUOT)\b/,
    '磁盘空间不足。请在项目目录和 npm 缓存所在的磁盘上腾出约 1 GB，然后重新运行。',
    'The disk is full. Free about 1 GB on the disks of the project and of npm’s cache, then run again.',
  ],
  [
    /\b(EACCES|EPERM|EROFS)\b/,
    '目录不可写。请确认当前用户可以写入项目目录和 npm 的缓存目录，然后重新运行。',
    'A folder cannot be written. Make sure that you can write to the project and to npm’s cache, then run again.',
  ],
  [
    /\b(EINTEGRITY|TAR_BAD_ARCHIVE|Z_BUF_ERROR|Z_DATA_ERROR|TAR_ENTRY_INVALID)\b|Invalid response body/,
    '收到的软件包不完整，或与登记的校验值不一致。请重新运行；如果仍然失败，请更换 npm 的 registry。',
    'A package arrived incomplete or does not match its checksum. Run again; if it still fails, use another registry.',
  ],
  [
    /\bE40[137]\b|\b40[137] (Forbidden|Unauthorized|Proxy)/,
    'npm 仓库或代理拒绝了请求。请检查 npm 的 registry 设置、登录令牌和代理，然后重新运行。',
    'The registry or proxy refuses the request. Check npm’s registry, its token and the proxy, then run again.',
  ],
  [
    /\b(E404|ETARGET|ENOVERSIONS)\b/,
    'npm 仓库中没有所需的软件包。请更换 npm 的 registry，然后重新运行。',
    'The registry lacks a package. Use another registry, then run again.',
  ],
  [
    /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)/,
    '无法验证 npm 仓库的证书。请设置 npm 的 cafile 或环境变量 NODE_EXTRA_CA_CERTS，然后重新运行。',
    'The certificate of the registry cannot be verified. Set npm’s cafile or NODE_EXTRA_CA_CERTS, then run again.',
  ],
  [
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENOTCACHED|E5\d\d)\b/,
    '无法连接 npm 仓库。请检查网络、代理（HTTPS_PROXY）和 npm 的 registry 设置，然后重新运行。',
    'The npm registry cannot be reached. Check network, proxy (HTTPS_PROXY) and registry, then run again.',
  ],
];

/**
 * What to do about a failure, in Chinese and English; undefined when its text has no code that is known here.
 *
 * @param {string} text
 * @returns {string | undefined}
 */
export function adviceFor(text) {
  const found = causes.find(([pattern]) => pattern.test(text));
  return found && `${found[1]}\n${found[2]}`;
}

const flags = ['--loglevel=warn', '--no-update-notifier', '--no-audit', '--no-fund'];

/** A file that was not written. One that was not found belongs to a package that npm is just taking away again. */
const torn = /TAR_ENTRY_ERROR (?!ENOENT)/;

/**
 * Runs npm with progress.
 *
 * @param {string} title what is going on, for people
 * @param {string[]} npm the program, as a command
 * @param {string[]} words
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ found: boolean, failure: string | undefined }>} found: whether there is npm; failure: its output, with advice
 */
export async function runNpm(title, npm, words, options) {
  const { ok, found, output } = await run(title, [...npm, ...words, ...flags], options);
  const lines = output.split('\n');
  const lost = lines.filter((line) => torn.test(line));
  if (ok && lost.length === 0) return { found, failure: undefined };
  const errors = [...lines.filter((line) => !/^npm warn/i.test(line)), ...lost.slice(0, 3)].join('\n').trim();
  const advice = adviceFor(errors) ?? '请按 npm 的提示处理，然后重新运行。\nDo what npm says, then run again.';
  return { found, failure: `${errors}\n\n${advice}` };
}
