// What may be printed: no secret, no credentials or query of an address, no mail address, nothing that acts on a terminal.

import { spellingsOf, withoutMailAddresses, withoutPrivate } from './private/gate.ts';

// Text from a service, made fit to be shown: nothing that acts on a terminal or turns the writing, no mail address, bounded.

/** No text to be shown is longer; what comes after this many characters is not read. */
const window = 5000;

/** Controls, format characters (bidi, zero width, tags), unpaired surrogates and private use. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu;

const withoutInvisible = (text: string): string => text.replaceAll(invisible, '');

/**
 * One line of visible text: white space folded, invisible characters dropped, what is private of people replaced by `…`, at most
 * `max` characters, the last of them `…` where something was cut.
 */
export const cleanText = (text: string, max = 200): string => {
  const visible = withoutInvisible(text.slice(0, window).replaceAll(/\s+/gu, ' '));
  const letters = [...withoutPrivate(visible).replaceAll(/ +/g, ' ').trim()];
  return letters.length > max
    ? `${letters
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`
    : letters.join('');
};

export type Redact = (text: string) => string;

const secretName =
  /TOKEN|SECRET|PASSW(?:OR)?D|PASSPHRASE|CREDENTIAL|API_?KEY|(?:^|_)(?:PAT|PASS|KEY|AUTH|COOKIE|DSN)$/i;

const isLong = (value: string): boolean => value.length >= 6;

/** Values of the environment that no output may hold; a short one is a switch, not a secret, and would blacken harmless text. Of several lines, each. */
export const secretsOf = (environment: NodeJS.ProcessEnv): string[] =>
  Object.entries(environment).flatMap(([name, value]) =>
    secretName.test(name) && value ? [value, ...value.split('\n')].map((one) => one.trim()).filter(isLong) : [],
  );

const webAddress =
  /\b([a-z][a-z+.-]{1,20}:\/\/)(?:[^\s/@]{0,500}@)?([^\s?#"'<>）]{0,2000})(?:[?#][^\s"'<>）]{0,5000})?/gi;

/** Redacts line by line; line breaks and spaces stay. */
export const createRedact = (secrets: string[]): Redact => {
  const written = secrets.flatMap(spellingsOf);
  const line = (text: string) => {
    const open = written.reduce((rest, secret) => rest.replaceAll(secret, '〔已隐去〕'), text);
    return withoutMailAddresses(withoutInvisible(open.replaceAll(webAddress, '$1$2')));
  };
  return (text) => text.split('\n').map(line).join('\n');
};

/** The error and what caused it, a line each; the stack only where `withStack` says so: of a mistake of ours. */
export const describeError = (error: unknown, withStack = false): string => {
  const lines: string[] = [];
  for (let one = error; one !== undefined && lines.length < 6; one = one instanceof Error ? one.cause : undefined) {
    lines.push(one instanceof Error ? (withStack && one.stack) || `${one.name}: ${one.message}` : String(one));
  }
  return lines.join('\n  原因：');
};
