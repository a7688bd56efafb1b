// Links in the folders whose files the site publishes: through one, a file of the machine would become public.
import { lstatSync, readdirSync, readlinkSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** A symbolic link: where it stands and what it points to, as it is written there. */
export interface FoundLink {
  /** Absolute. */
  path: string;
  target: string;
}

const linkAt = (path: string): FoundLink[] =>
  lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ? [{ path, target: readlinkSync(path) }] : [];

/** The folder itself and the folders around it, as far as the checkout has them: a folder outside was named on purpose. */
const partsOf = (folder: string, checkout: string): string[] => {
  const inside = relative(checkout, folder);
  if (inside === '' || inside.startsWith('..')) return [];
  return inside.split(sep).map((_, index, all) => join(checkout, ...all.slice(0, index + 1)));
};

/** Links below a folder; a folder that cannot be read is reported where it is read. `.git` is git's own. */
const below = (folder: string): FoundLink[] => {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isSymbolicLink()) return linkAt(path);
      return entry.isDirectory() && entry.name !== '.git' ? below(path) : [];
    });
  } catch {
    return [];
  }
};

/** Every link on the way to a folder inside the checkout, and below the folder; none where there is no such folder. */
export const linksIn = (folder: string, checkout = process.cwd()): FoundLink[] => {
  const onTheWay = partsOf(resolve(folder), checkout).flatMap(linkAt);
  return onTheWay.length > 0 ? onTheWay : below(resolve(folder));
};

/** Whether a path leads out of its folder: `../x`, or through a link. Both absolute. */
export const isOutside = (path: string, folder: string): boolean => {
  if (relative(folder, path).startsWith('..')) return true;
  for (let at = path; at.length > folder.length; at = dirname(at)) if (linkAt(at).length > 0) return true;
  return false;
};
