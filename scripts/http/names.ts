// Names → addresses, with a limit of their own: from the hosts file, then from the machine's name servers, without threads.
import dns from 'node:dns';
import { Resolver } from 'node:dns/promises';
import { readFileSync } from 'node:fs';
import { isIP, type LookupFunction } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ProbeError } from './contract.ts';

interface Address {
  address: string;
  family: number;
}

/** For one name, however many servers there are. */
const limitMs = 10_000;
/** Once there is an address of one kind, those of the other are waited for no longer (RFC 8305, 3). */
const otherKindMs = 250;

/**
 * A resolver of its own asks the system's servers even where others were set for the process. Those are known to the module
 * object alone: `setServers` replaces its functions, and a function imported by name is the one from before.
 */
export const systemResolver = (): Resolver => {
  const resolver = new Resolver({ timeout: 4000, tries: 2 });
  resolver.setServers(dns.getServers());
  return resolver;
};

const addressOf = (address: string): Address => ({ address, family: isIP(address) });

/** The addresses that a hosts file (hosts(5)) gives a name. */
export const hostsIn = (text: string, name: string): Address[] =>
  text.split('\n').flatMap((line) => {
    const [address = '', ...names] = (line.split('#')[0] ?? '').trim().split(/\s+/);
    return isIP(address) && names.some((one) => one.toLowerCase() === name) ? [addressOf(address)] : [];
  });

const hostsFile = (): string => {
  try {
    return readFileSync('/etc/hosts', 'utf8');
  } catch {
    return '';
  }
};

const failure = (name: string, code: string, cause?: unknown): ProbeError =>
  new ProbeError(`${name}：域名解析失败（${code}）`, { kind: 'dns', theirs: false, code, cause });

const codeOf = (error: unknown): string => String((error as NodeJS.ErrnoException | undefined)?.code ?? 'ETIMEOUT');

export type AddressSource = Pick<Resolver, 'resolve4' | 'resolve6'>;

/** Both kinds of address. Throws ProbeError `dns`; that a name has none of one kind says less than any other failure. */
const ask = async (name: string, source: AddressSource, limit: number): Promise<Address[]> => {
  const errors: unknown[] = [];
  const kinds = [() => source.resolve4(name), () => source.resolve6(name)].map(async (resolve) => {
    try {
      return (await resolve()).map(addressOf);
    } catch (error) {
      errors.push(error);
      return [];
    }
  });
  const found: Address[] = [];
  const all = Promise.all(kinds.map((kind) => kind.then((addresses) => found.push(...addresses))));
  const first = Promise.race(
    kinds.map((kind) => kind.then((some) => (some.length > 0 ? some : new Promise(() => {})))),
  );
  await Promise.race([all, first, sleep(limit, undefined, { ref: false })]);
  if (found.length > 0) await Promise.race([all, sleep(otherKindMs, undefined, { ref: false })]);
  if (found.length > 0) return found.toSorted((a, b) => a.family - b.family);
  const [error] = errors.toSorted((a, b) => Number(codeOf(a) === 'ENODATA') - Number(codeOf(b) === 'ENODATA'));
  throw failure(name, errors.length < kinds.length ? 'ETIMEOUT' : codeOf(error), error);
};

/**
 * Looks names up, each once. Fails with a ProbeError of kind `dns` after `limit` milliseconds at the latest; the names of this
 * machine are those of RFC 6761.
 */
export const createLookup = (source: AddressSource = systemResolver(), limit = limitMs): LookupFunction => {
  const known = new Map<string, Promise<Address[]>>();
  const hosts = hostsFile();
  const find = async (name: string): Promise<Address[]> => {
    if (isIP(name)) return [addressOf(name)];
    const listed = hostsIn(hosts, name);
    if (listed.length > 0) return listed;
    if (/(^|\.)localhost$/.test(name)) return ['127.0.0.1', '::1'].map(addressOf);
    return ask(name, source, limit);
  };
  return (host, { all }, done) => {
    const name = host.toLowerCase().replace(/\.$/, '');
    const found = known.get(name) ?? find(name);
    known.set(name, found);
    const give = (addresses: Address[]) => {
      const [first] = addresses;
      if (!first) throw failure(name, 'ENODATA');
      return all ? done(null, addresses) : done(null, first.address, first.family);
    };
    // Node's types know errors with codes that are texts alone.
    found.then(give).catch((error) => done(error, []));
  };
};
