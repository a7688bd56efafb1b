// What may be printed: no secret, no credentials or query of an address, no mail address, nothing that acts on a terminal.
import { withoutInvisible, withoutMailAddresses } from './clean.ts';

export type Redact = (text: string) => string;

const secretName = /TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL|API_?KEY/i;

/** Values of the environment that no output may hold; a short one is a switch, not a secret, and would blacken harmless text. */
export const secretsOf = (environment: NodeJS.ProcessEnv): string[] =>
  Object.entries(environment).flatMap(([name, value]) =>
    secretName.test(name) && value && value.length >= 6 ? [value] : [],
  );

const webAddress =
  /\b([a-z][a-z+.-]{1,20}:\/\/)(?:[^\s/@]{0,500}@)?([^\s?#"'<>）]{0,2000})(?:[?#][^\s"'<>）]{0,5000})?/gi;

/** Redacts line by line; line breaks and spaces stay. */
export const createRedact = (secrets: string[]): Redact => {
  const written = secrets.flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString('base64'),
  ]);
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
  return lines.join('\n  起因：');
};
