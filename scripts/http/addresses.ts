// Which addresses may be asked: public ones, and of the others only those that --endpoints named.
import { lookup as systemLookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** https://www.iana.org/assignments/iana-ipv4-special-registry, multicast and the reserved rest. */
const specialIPv4: [network: string, bits: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

/** Inside the one global block: IETF assignments with Teredo, documentation, 6to4 (which carries any IPv4 address). */
const specialIPv6: [network: string, bits: number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const special = new BlockList();
for (const [network, bits] of specialIPv4) special.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of specialIPv6) special.addSubnet(network, bits, 'ipv6');
const globalIPv6 = new BlockList();
globalIPv6.addSubnet('2000::', 3, 'ipv6');

/** Whether an IP address is one of the public internet. */
export const isPublicAddress = (address: string): boolean => {
  const family = isIP(address);
  if (family === 4) return !special.check(address, 'ipv4');
  return family === 6 && globalIPv6.check(address, 'ipv6') && !special.check(address, 'ipv6');
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
export const createAddresses = (exempt: ReadonlySet<string>, lookup: LookupFunction = systemLookup): Addresses => {
  const guarded = publicOnly(lookup);
  return (host, port) => {
    if (exempt.has(`${host}:${port}`)) return lookup;
    if (isIP(host) && !isPublicAddress(host)) throw refusal(host);
    return guarded;
  };
};
