// Packed twins of text files for the web server: brotli at its best, and gzip. The same bytes give the same twins.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { dropUnused, keep, markUsed } from '#scripts/kit/cache.ts';
import { sha256 } from './release.ts';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

const ways: Record<string, (bytes: Uint8Array) => Promise<Uint8Array>> = {
  br: (bytes) =>
    brotli(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  gz: (bytes) => zip(bytes, { level: 9 }),
};

const version = `${process.versions['brotli']}-${process.versions['zlib']}`;

/** A folder that remembers twins by the bytes they were made from. */
export interface Memory {
  twin(extension: string, bytes: Uint8Array): Promise<Uint8Array>;
  /** Forgets what nobody has asked for in a while. */
  forgetOld(): void;
}

export function memoryIn(folder: string, now: Date): Memory {
  return {
    async twin(extension, bytes) {
      const name = `${sha256(`${version} ${sha256(bytes)}`)}.${extension}`;
      try {
        const known = readFileSync(join(folder, name));
        markUsed(join(folder, name), now);
        return known;
      } catch {
        const made = (await ways[extension]?.(bytes)) ?? bytes;
        keep(join(folder, name), made);
        return made;
      }
    },
    forgetOld: () => dropUnused(folder, now),
  };
}

/** The twins of a file that are worth having, by extension; none where packing saves less than a tenth. */
export async function twinsOf(bytes: Uint8Array, memory: Memory): Promise<Record<string, Uint8Array>> {
  const made = Object.keys(ways).map(async (extension) => [extension, await memory.twin(extension, bytes)] as const);
  return Object.fromEntries((await Promise.all(made)).filter(([, twin]) => twin.length < bytes.length * 0.9));
}
