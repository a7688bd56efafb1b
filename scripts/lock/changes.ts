// What differs between two package-lock.json: versions, licences, install scripts, and what lacks a checksum.

/** A package as npm's lock has it (https://docs.npmjs.com/cli/configuring-npm/package-lock-json). */
export interface LockEntry {
  version?: string;
  integrity?: string;
  license?: string;
  hasInstallScript?: boolean;
  optional?: boolean;
  dev?: boolean;
}

export type Lock = Record<string, LockEntry>;

/** A package whose entries differ; `undefined` on one side where it came or went. */
export interface PackageChange {
  name: string;
  before: LockEntry | undefined;
  after: LockEntry | undefined;
}

const nameOf = (path: string): string => path.replace(/^.*node_modules\//, '');

/** Packages without a checksum: npm would install whatever it is given for them. */
export const withoutChecksum = (lock: Lock): string[] =>
  Object.entries(lock).flatMap(([path, { integrity }]) => (path !== '' && !integrity ? [path] : []));

/** What changed, by name; a package that lies in several places counts once for each pair of versions. */
export function changesBetween(before: Lock, after: Lock): PackageChange[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((path) => path !== '');
  const changes = paths.flatMap((path) => {
    const [was, is] = [before[path], after[path]];
    const isSame = was?.version === is?.version && was?.integrity === is?.integrity;
    return isSame ? [] : [{ name: nameOf(path), before: was, after: is }];
  });
  const byVersions = changes.map(
    (change) => [`${change.name} ${change.before?.version} ${change.after?.version}`, change] as const,
  );
  return [...new Map(byVersions).values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

const kilobytes = (bytes: number | undefined): string =>
  bytes === undefined ? '未知' : `${(bytes / 1024).toFixed(0)} KB`;

const pair = (was: string | undefined, is: string | undefined): string =>
  was === undefined || is === undefined || was === is ? (is ?? was ?? '未知') : `${was} → ${is}`;

/** `sizes`: of a package unpacked, in bytes, by name and version as `name@version`. */
export function describeChange({ name, before, after }: PackageChange, sizes: Map<string, number>): string {
  const sizeOf = (entry: LockEntry | undefined) => entry && kilobytes(sizes.get(`${name}@${entry.version ?? ''}`));
  if (!after) return `删除 ${name} ${before?.version ?? ''}`;
  const isOnlyChecksum = before?.version === after.version;
  const parts = [
    `${before ? '' : '新增 '}${name} ${pair(before?.version, after.version)}`,
    ...(isOnlyChecksum ? [before?.integrity ? '校验值不同' : '添加校验值'] : []),
    `许可证 ${pair(before?.license, after.license)}`,
    `大小 ${pair(sizeOf(before), sizeOf(after))}`,
    ...(after.hasInstallScript ? [before && !before.hasInstallScript ? '新增安装脚本' : '有安装脚本'] : []),
  ];
  return parts.join('，');
}
