// What looks like a password, a key or a token, and the same text with it blotted out: no report may print one.

import { apart, type Span } from './span.ts';

export interface Secret extends Span {
  /** What it is, in a few words. */
  kind: string;
}

/** What the makers' manuals show ends in EXAMPLE. Each expression's first group, else its match, is the secret itself. */
const shapes: [kind: string, pattern: RegExp][] = [
  ['私钥', /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----[\w+/=\s:.,-]*/dg],
  ['GitHub 令牌', /\b(?:gh[pousr]_[A-Za-z0-9]{16,}|github_pat_\w{20,})/dg],
  ['GitLab 令牌', /\bglpat-[\w-]{20,}/dg],
  ['npm 令牌', /\bnpm_[A-Za-z0-9]{36}\b/dg],
  ['Slack 令牌', /\bxox[abeprs]-[\w-]{10,}/dg],
  ['Google API 密钥', /\bAIza[\w-]{35}/dg],
  ['AWS 访问密钥', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/dg],
  ['腾讯云密钥', /\bAKID[A-Za-z0-9]{32,}\b/dg],
  ['阿里云密钥', /\bLTAI[A-Za-z0-9]{16,24}\b/dg],
  ['JWT', /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/dg],
  ['API 密钥', /\bsk-[\w-]{20,}/dg],
  ['请求头里的令牌', /\b(?:Bearer|Basic)\s{1,3}([\w.~+/-]{16,500}={0,2})/dg],
  ['群机器人的 key', /\/webhook\/send\?key=([\w-]{16,})/dg],
];

/** A user and a password in front of a host. */
const inAddress = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@"'<>]{1,80}:([^\s/@"'<>]{3,80})@/dgi;
/** `token=…`, `password: …`, `密码：…`, `密码是 …`. */
const assigned =
  /(?<![a-z])(?:password|passwd|pass|pwd|passphrase|secret(?:[_-]?key)?|token|api[_-]?key|access[_-]?key|private[_-]?key|密码|口令|令牌|密钥)["']?\s{0,3}(?:[:=：]|是|为|改成|改为|设为|\bis\b)\s{0,3}[:：]?\s{0,3}["'`「]?([^\s"'`，。；、<>{}()（）「」[\]&]{6,200})/dgi;

/** `password=…`, whatever it looks like: nobody sets one to a word that may be shown. */
const set =
  /(?<![a-z])(?:password|passwd|pwd|passphrase|密码|口令)\s{0,3}=\s{0,3}["'`]?([^\s"'`，。；、<>{}()（）[\]&]{3,200})/dgi;

/** A password that is said: `密码是 …`, `password: …`, `默认密码 …`; with a digit in it. */
const said =
  /(?:(?<![a-z])(?:password|passwd|passphrase|密码|口令)["']?\s{0,3}(?:[:：]|是|为|改成|改为|设为|\bis\b)|(?:初始|默认|临时|管理员|新)(?:密码|口令))\s{0,3}[:：]?\s{0,3}["'`「]?([\w!@#$%^*+.~?-]{6,200})/dgi;
const isSaid = (text: string) => /\d/.test(text);

/** What manuals write where the reader's own belongs, what names a place to look it up, and the names of methods. */
const isPlaceholder = (text: string) =>
  /^(?:sha|md|aes|base|pbkdf|argon|scram|utf|bcrypt)-?\d+\W?$/i.test(text) ||
  /^[$%*/.]|^https?:|[*…]{2}|x{3}|your|example|placeholder|changeme|password|passwd|process\.env|示例|你的/i.test(text);

/** Letters and digits mixed as no word mixes them. */
const looksRandom = (text: string) =>
  /\d/.test(text) && /[a-z]/i.test(text) && new Set(text).size >= 6 && !/\p{Script=Han}/u.test(text);

const found = (text: string, kind: string, pattern: RegExp, holds: (secret: string) => boolean): Secret[] =>
  [...text.matchAll(pattern)].flatMap(({ indices }) => {
    const [start, end] = indices?.[1] ?? indices?.[0] ?? [0, 0];
    return holds(text.slice(start, end)) ? [{ kind, start, end }] : [];
  });

/** Every secret in a text, by place; of two that overlap, the first. */
export const secretsIn = (text: string): Secret[] =>
  apart([
    ...shapes.flatMap(([kind, pattern]) => found(text, kind, pattern, (secret) => !/EXAMPLE$/.test(secret))),
    ...found(text, '网址里的密码', inAddress, (secret) => !isPlaceholder(secret)),
    ...found(text, '密码或令牌', assigned, (secret) => !isPlaceholder(secret) && looksRandom(secret)),
    ...found(text, '密码或令牌', said, (secret) => !isPlaceholder(secret) && isSaid(secret)),
    ...found(text, '密码或令牌', set, (secret) => !isPlaceholder(secret)),
  ]);

/** The first characters, enough to find it again, and how long it is. */
export const blotted = (secret: string): string =>
  `${secret.slice(0, Math.min(4, Math.floor(secret.length / 4)))}…（共 ${secret.length} 个字符）`;

/** A text without its secrets. */
export const withoutSecrets = (text: string): string =>
  secretsIn(text).reduceRight(
    (rest, { start, end }) => rest.slice(0, start) + blotted(text.slice(start, end)) + rest.slice(end),
    text,
  );
