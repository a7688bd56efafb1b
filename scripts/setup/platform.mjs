// Which platform this is, in the words that npm uses in package-lock.json.

/** @typedef {{ os: string, cpu: string, libc: 'glibc' | 'musl' | undefined }} Platform */

/** The C library, on Linux: a program made for one does not start with the other. */
function libc() {
  if (process.platform !== 'linux') return undefined;
  const report = /** @type {any} */ (process.report);
  // Otherwise the report asks for the names of all network addresses.
  report.excludeNetwork = true;
  return report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl';
}

/** @returns {Platform} */
export const thisPlatform = () => ({ os: process.platform, cpu: process.arch, libc: libc() });

/** A name of a platform, as in node.json: linux-x64, linux-x64-musl, win32-x64. */
export const nameOf = (/** @type {Platform} */ { os, cpu, libc }) => `${os}-${cpu}${libc === 'musl' ? '-musl' : ''}`;
