// Which addresses may be asked: public ones, and of the others only those that --endpoints named.
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { createLookup } from './names.ts';

const globalIPv6 = ipaddr.parseCIDR('2000::/3');

/** Whether an IP address is one of the public internet. */
export const isPublicAddress = (address: string): boolean => {
  if (!isIP(address)) return false;
  const parsed = ipaddr.parse(address);
  return parsed.range() === 'unicast' && (parsed.kind() === 'ipv4' || parsed.match(globalIPv6));
};

export const privateAddressCode = 'PRIVATE_ADDRESS';

const refusal = (host: string): NodeJS.ErrnoException =>
  Object.assign(new Error(`${host} 指向本机、内网或保留地址`), { code: privateAddressCode });

const publicOnly =
  (lookup: LookupFunction): LookupFunction =>
  (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, []);
      const open = (Array.isArray(found) ? found : []).filter(({ address }) => isPublicAddress(address));
      const [first] = open;
      if (!first) return done(refusal(host), []);
      if (options.all) return done(null, open);
      return done(null, first.address, first.family);
    });
  };

/** How a host and port are resolved for a connection; throws where the host is itself an address that may not be asked. */
export type Addresses = (host: string, port: number) => LookupFunction;

/** `exempt` holds `host:port` of the addresses that may be private; the check is on what a connection is really made to. */
export const createAddresses = (exempt: ReadonlySet<string>, lookup: LookupFunction = createLookup()): Addresses => {
  const guarded = publicOnly(lookup);
  return (host, port) => {
    if (exempt.has(`${host}:${port}`)) return lookup;
    if (isIP(host) && !isPublicAddress(host)) throw refusal(host);
    return guarded;
  };
};

/** Resolves a name before a connection is made, so that neither waits within the limit of the other. Rejects with what `lookup` gave. */
export const resolveName = async (addresses: Addresses, host: string, port: number): Promise<void> => {
  const lookup = addresses(host, port);
  if (isIP(host)) return;
  await new Promise<void>((resolve, reject) => {
    lookup(host, { all: true }, (error) => (error ? reject(error) : resolve()));
  });
};
