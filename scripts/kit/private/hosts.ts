// Names and addresses of machines in a text, told from versions, files and products by the public suffix list.
import { isIPv6 } from 'node:net';
import { parse } from 'tldts';
import { folded, type Span } from './span.ts';

/** Endings of networks without public names: RFC 2606, RFC 6761, RFC 6762, appendix G, and what products made usual. */
const inner =
  /\.(?:local|localdomain|localhost|internal|intranet|lan|home|corp|private|arpa|test|example|invalid|onion|consul|svc)$/;

/** Endings of files that are public suffixes, too: with one dot the name is a file's. */
const files =
  /\.(?:ac|am|app|as|bz|cab|cd|cfd|cl|do|gdn|gt|in|java|la|lua|man|map|md|mk|ml|mm|mo|mov|mp|page|pl|pm|ps|pub|py|rs|sc|sh|so|src|st|tar|tex|vi|zip)$/;
/** Of files only where a folder stands before it. */
const filesInFolders = /\.(?:cc|mobi|name|info|tools|js)$/;

/** A file of C++ by what stands around it: a line number, what compilers do and say. */
const isSource = (name: string, before: string, after: string): boolean =>
  /^[^.]+\.cc$/i.test(name) &&
  !/:\/\/$/.test(before) &&
  (/^(?::\d|[\s:：]{0,2}(?:编译|文件|源码|代码|第 ?\d|报错|error|warning|line))/i.test(after) ||
    /(?:编译|文件|源码|代码|compil\w*|#include|file)[\s:："'`<]{0,3}$/i.test(before));

/** Names with the ending of a host that are of none. */
const known = new Set([
  ...['rc.local', 'boot.local', 'after.local', 'before.local', 'halt.local', 'sshd.local'],
  ...['asp.net', 'vb.net', 'ado.net', 'ml.net', 'system.io', 'java.io', 'socket.io', 'draw.io', 'node.js', 'next.js'],
]);

const label = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?';
/** A name that was cut at the end of a title is one still. */
const names = new RegExp(`(?<![\\w@.-])(?:${label}\\.){1,8}(?:[a-z0-9-]{0,62}…$|[a-z][a-z0-9-]{1,62}(?![\\w-]))`, 'gi');
const hanNames = /(?:[\p{L}\p{N}_-]{1,63}\.){1,8}\p{Script=Han}{2,8}/gu;

/** `b1[.]example[.]org`, as reports write a name that is no link. */
const disguisedDot = /[[({]\s?(?:\.|dot|点)\s?[\])}]/gi;
const disguised = new RegExp(
  `(?<![\\w@.-])${label}(?:(?:\\.|${disguisedDot.source})${label}){0,8}${disguisedDot.source}[a-z][a-z0-9-]{1,62}(?![\\w-])`,
  'gi',
);

/** Whether a dotted word, lower-case or not, is the name of a host. `before` is what stands in front of it. */
export const isHostName = (word: string, before = ''): boolean => {
  const name = word.toLowerCase();
  if (known.has(name) || /^[^.]+\.NET$/.test(word)) return false;
  const labels = name.split('.');
  if (labels.slice(0, -1).every((one) => /^v?\d+$/.test(one))) return false;
  if (name.endsWith('…')) return labels.length > 2 && !/\d$/.test(labels.at(-2) ?? '');
  if (files.test(name) && (labels.length === 2 || labels.some((one) => /^(?:\d+|so|tar|min|test|spec|d)$/.test(one)))) {
    return false;
  }
  if (filesInFolders.test(name) && /(?<!:\/)\/$/.test(before)) return false;
  return inner.test(name) || parse(name, { extractHostname: false, validateHostname: false }).isIcann === true;
};

/** `b1.example.org` → `example.org`: what was registered, or the last two labels where nothing can be. */
export const domainOf = (host: string): string =>
  parse(host, { extractHostname: false, validateHostname: false }).domain ?? host.split('.').slice(-2).join('.');

const fourParts = /(?<![\w.-])\d{1,3}(?:\.\d{1,3}){3}(?![\w-]|\.\d)/g;
const innerParts = /(?<![\w.-])192\.168\.\d{1,3}(?![\w.-])/g;

/** What stands before a version: the word for it, a word of a change to it, or the name of what has it. */
const beforeVersion =
  /(?:版本?|升级?[到至为]|更新[到至为]|回退[到至]|降级?[到至]|[A-Za-z][\w+]*)(?:号|是|为)?[\s:：=]{0,3}$/;
const afterVersion = /^[\s-]?(?:版|发布|发行|正式|补丁|rc\d|alpha|beta|release)/i;
/** Words before an address, which are no names of software. */
const beforeAddress =
  /\b(?:addr(?:ess)?|and|at|backend|by|connect(?:ed|ing)?|curl|dns|down|for|from|gateway|gw|host(?:name)?|in|into|ip|ipv4|is|machine|master|mirror|node|of|on|or|peer|ping|proxy|reach|resolve|resolver|rsync|server|slave|source|ssh|telnet|to|via|with|worker)[\s:：=]{0,3}$/i;

/**
 * Four small numbers are a version as well. An address is in a private network, or has a part that versions do not reach; else what
 * stands around it decides, and without a sign of a version it is an address.
 */
const isIPv4 = (text: string, before: string, after: string): boolean => {
  const parts = text.split('.').map(Number);
  if (parts.some((part) => part > 255)) return false;
  if (parts[0] === 10 || (parts[0] ?? 0) >= 30 || parts.some((part) => part >= 100)) return true;
  if (beforeAddress.test(before)) return true;
  return !beforeVersion.test(before) && !afterVersion.test(after);
};

const sixParts =
  /(?<![\w:.])(?:[\da-f]{0,4}:){2,7}[\da-f]{0,4}(?:(?:\d{1,3}\.){3}\d{1,3})?(?:%[\w.-]{1,32})?(?![\w:])/gi;

/** With a digit: without one it may be the `::` of a programming language. */
const isAddress6 = (text: string): boolean => /\d/.test(text) && isIPv6(text.replace(/%.*/, ''));

/** How much of what stands around a match is looked at. */
const near = 40;

const matches = (
  text: string,
  pattern: RegExp,
  isReal: (match: string, before: string, after: string) => boolean,
): Span[] =>
  [...text.matchAll(pattern)].flatMap(({ 0: match, index }) => {
    const end = index + match.length;
    const [before, after] = [text.slice(Math.max(0, index - near), index), text.slice(end, end + near)];
    return isReal(match, before, after) ? [{ start: index, end }] : [];
  });

/** Every host name and IP address, but those of `shown` (lower-case). */
export const hostsIn = (given: string, shown: ReadonlySet<string>): Span[] => {
  const text = folded(given);
  const domains = new Set([...shown].map(domainOf));
  const isForeign = (match: string) => !shown.has(match.toLowerCase());
  return [
    ...matches(text, names, (name, before, after) => {
      const isHost = isHostName(name, before) && !isSource(name, before, after);
      return isForeign(name) && (isHost || domains.has(domainOf(name.toLowerCase())));
    }),
    ...matches(text, disguised, (name) => isHostName(name.replaceAll(disguisedDot, '.'))),
    ...matches(text, hanNames, (name) => isForeign(name) && isHostName(name)),
    ...matches(text, fourParts, (address, before, after) => isForeign(address) && isIPv4(address, before, after)),
    ...matches(text, innerParts, () => true),
    ...matches(text, sixParts, (address) => isForeign(address) && isAddress6(address)),
  ];
};
