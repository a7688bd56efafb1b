// Which platform this is, and which packages of package-lock.json hold programs for it: npm leaves out those for others without a message.

/**
 * @typedef {{ os: string, cpu: string, libc: 'glibc' | 'musl' | undefined }} Platform in npm's words
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, dev?: boolean,
 *   os?: string[], cpu?: string[], libc?: string[], optionalDependencies?: Record<string, string> }} Entry an entry of package-lock.json
 */

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

/** npm's rule for one of these lists: `!x` leaves x out, anything else names what there is. */
function allows(/** @type {string[] | undefined} */ list, /** @type {string | undefined} */ value) {
  if (!list) return true;
  const [left, named] = [list.filter((each) => each.startsWith('!')), list.filter((each) => !each.startsWith('!'))];
  return !left.includes(`!${value}`) && (named.length === 0 || named.some((each) => each === value || each === 'any'));
}

const isNative = (/** @type {Entry} */ { os, cpu, libc }) => Boolean(os ?? cpu ?? libc);

const fits = (/** @type {Entry} */ entry, /** @type {Platform} */ { os, cpu, libc }) =>
  allows(entry.os, os) && allows(entry.cpu, cpu) && (os !== 'linux' || allows(entry.libc, libc));

/** Whether a package is made for this platform alone, and so must not be absent here. */
export const isNeeded = (/** @type {Entry} */ entry, /** @type {Platform} */ platform) =>
  isNative(entry) && fits(entry, platform);

/**
 * The packages needed to build that come with programs for several systems, but with none for this platform.
 *
 * @param {Record<string, Entry>} locked
 * @param {Platform} platform
 * @returns {string[]} their names
 */
export function withoutProgram(locked, platform) {
  return Object.entries(locked).flatMap(([path, { optionalDependencies = {}, dev, optional }]) => {
    if (dev || optional) return [];
    const programs = Object.keys(optionalDependencies).flatMap((name) =>
      Object.entries(locked).filter(([each, entry]) => each.endsWith(`node_modules/${name}`) && isNative(entry)),
    );
    const systems = new Set(programs.flatMap(([, { os = [] }]) => os));
    const none = systems.size > 1 && !programs.some(([, entry]) => fits(entry, platform));
    return none ? [path.replace(/^.*node_modules\//, '')] : [];
  });
}
