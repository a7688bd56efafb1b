// What must not go out with the site: private mail addresses, secrets, and traces of the machine that built it.
import { globSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { extname, join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { contentFolder } from '#site.ts';
import { assertNone, folder } from '../support/built-site.ts';

const binary = ['.png', '.wasm', '.pagefind', '.pf_meta', '.pf_fragment', '.pf_index', '.br', '.gz', '.zip'];
const texts = globSync('**/*.*', { cwd: folder })
  .filter((path) => !binary.includes(extname(path)))
  .sort()
  .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));

const found = (pattern: RegExp, allowed: (match: string) => boolean = () => false): string[] =>
  texts.flatMap(({ path, text }) =>
    [...text.matchAll(pattern)].flatMap(([match]) => (allowed(match) ? [] : [`${path} ${match.slice(0, 80)}`])),
  );

test('every mail address is one of a role: on the host of a mailing list, or on the community’s own', () => {
  const hosts = globSync('lists/*.yaml', { cwd: contentFolder }).map((path) => {
    const { address } = parse(readFileSync(join(contentFolder, path), 'utf8')) as { address: string };
    return address.slice(address.indexOf('@') + 1);
  });
  const isOfRole = (address: string) => {
    const host = address.slice(address.indexOf('@') + 1).toLowerCase();
    // Names that RFC 2606 keeps for examples are nobody's.
    if (/(^|\.)example(\.(org|com|net))?$/.test(host)) return true;
    return hosts.some((own) => own === host || own.endsWith(`.${host}`));
  };
  assertNone(found(/[\w.+-]+@[\w-]+(\.[\w-]+)*\.[a-z]{2,}\b/gi, isOfRole));
});

test('no file names a folder of the machine that built it', () => {
  const places = [process.cwd(), homedir()].map((path) => RegExp.escape(path)).join('|');
  assertNone(found(new RegExp(`(?<![\\w./-])(${places})/|file:///`, 'g')));
});

test('no file has a key, a token or a password in it', () => {
  const secrets = [
    /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
    /\b(AKIA|ASIA)[A-Z0-9]{16}\b/,
    /\bgh[pousr]_[A-Za-z0-9]{36,}\b/,
    /\bgithub_pat_\w{22,}/,
    /\bAKID[A-Za-z0-9]{32}\b/,
    /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]+/,
    /\bhttps?:\/\/[^\s/:@"']+:[^\s/@"']+@/,
    /[?&](access_token|token|password)=[\w-]{8,}/,
  ];
  assertNone(secrets.flatMap((pattern) => found(new RegExp(pattern, 'g'))));
});

test('no link opens another window', () => {
  assertNone(found(/<(a|form|area|base)\b[^>]*\starget=/g));
});
