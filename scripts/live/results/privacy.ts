// The gate that everything written passes: no mail address, no name of a host but those that the site itself names.
import { withoutMailAddresses } from '../text/clean.ts';

/** Last labels that make a dotted word a host name and not a package, a version or a file. */
const topLevel = [
  ...['com', 'net', 'org', 'edu', 'gov', 'cn', 'hk', 'tw', 'info', 'biz', 'tech', 'cloud', 'site'],
  ...['local', 'localdomain', 'internal', 'intranet', 'lan', 'home', 'corp', 'private', 'arpa'],
  ...['test', 'example', 'invalid', 'localhost'],
];

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const dottedName = new RegExp(`(?<![\\w@.-])(?:${label}\\.){1,8}[a-z][a-z0-9-]{1,62}(?![\\w-])`, 'gi');
const privateIPv4 =
  /(?<![\w.-])(?:10|127|192\.168|172\.(?:1[6-9]|2\d|3[01])|169\.254|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))(?:\.\d{1,3}){2,3}(?![\w.-])/g;

const domainOf = (host: string): string => host.split('.').slice(-2).join('.');

/** `hosts`: the names that may be shown. */
const maskHosts = (text: string, hosts: ReadonlySet<string>): string => {
  const domains = new Set([...hosts].map(domainOf));
  const isHost = (name: string) => topLevel.includes(name.split('.').at(-1) ?? '') || domains.has(domainOf(name));
  return text
    .replaceAll(privateIPv4, (address) => (hosts.has(address) ? address : '…'))
    .replaceAll(dottedName, (word) => {
      const name = word.toLowerCase();
      return isHost(name) && !hosts.has(name) ? '…' : word;
    });
};

/** A text as it may be published. */
export const masked = (text: string, hosts: ReadonlySet<string>): string =>
  maskHosts(withoutMailAddresses(text), hosts);

/** The same for every text within a value, the names of fields included. */
export const maskedDeep = (value: unknown, hosts: ReadonlySet<string>): unknown => {
  if (typeof value === 'string') return masked(value, hosts);
  if (Array.isArray(value)) return value.map((one) => maskedDeep(one, hosts));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [masked(key, hosts), maskedDeep(one, hosts)]));
};

/**
 * Whether a link may be published: http or https, to a host that the site names, without credentials, and with no mail address
 * other than those of `known` (a list's own).
 */
export const isPublicLink = (address: string, hosts: ReadonlySet<string>, known: readonly string[]): boolean => {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password, href } = new URL(address);
  if (!/^https?:$/.test(protocol) || !hosts.has(hostname) || username || password) return false;
  let rest = href;
  for (const text of known) rest = rest.replaceAll(text, '').replaceAll(encodeURIComponent(text), '');
  return withoutMailAddresses(rest) === rest;
};
