// TXT and MX records, from the name servers of the machine.
import dns from 'node:dns';
import { Resolver as SystemResolver } from 'node:dns/promises';
import { networkError } from './network-error.ts';
import type { Resolver } from '../probe.ts';

/** What a name server answers where the name or the record does not exist: an answer, not a failure. */
const absent = new Set(['ENODATA', 'ENOTFOUND']);

const records = async <T>(name: string, ask: () => Promise<T[]>): Promise<T[]> => {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && 'code' in error && absent.has(String(error.code))) return [];
    throw networkError(error, name);
  }
};

type Source = Pick<SystemResolver, 'resolveTxt' | 'resolveMx'>;

/**
 * A resolver of its own asks the system's servers even where the process was told others. Those are known to the module
 * object alone: `setServers` replaces its functions, and a function imported by name is the one from before.
 */
const systemSource = (): Source => {
  const source = new SystemResolver({ timeout: 5000, tries: 2 });
  source.setServers(dns.getServers());
  return source;
};

export const createResolver = (source: Source = systemSource()): Resolver => ({
  // A text is sent in pieces of at most 255 bytes, which belong together without a space.
  txt: async (name) => (await records(name, () => source.resolveTxt(name))).map((pieces) => pieces.join('')),
  mx: (name) => records(name, () => source.resolveMx(name)),
});
