// What may be printed: no secret, no credentials or query of an address, no mail address, nothing that acts on a terminal.

// Text from a service, made fit to be shown: nothing that acts on a terminal or turns the writing, no mail address, bounded.

/** No text to be shown is longer; what comes after this many characters is not read. */
const window = 5000;

/** Controls, format characters (bidi, zero width, tags), unpaired surrogates and private use. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu;

const local = "[A-Za-z0-9._%+'-]{1,64}";
const label = '[A-Za-z0-9-]{1,63}';

/** Repetitions are bounded, so that no text makes a search slow. */
const mailAddresses = [
  new RegExp(`(?:mailto:)?${local}(?:@|＠|%40)${label}(?:\\.${label}){0,8}`, 'gi'),
  new RegExp(`${local}\\s{0,3}[@＠]\\s{0,3}${label}(?:\\.${label}){1,8}`, 'gi'),
  new RegExp(`${local}\\s{0,3}[([{<]\\s{0,3}(?:at|a)\\s{0,3}[)\\]}>]\\s{0,3}${label}(?:\\.${label}){1,8}`, 'gi'),
  new RegExp(`${local}\\s{0,3}[([{<]\\s{0,3}at\\s{0,3}[)\\]}>]\\s{0,3}${label}`, 'gi'),
  new RegExp(`${local}\\s{1,3}at\\s{1,3}${label}(?:\\s{1,3}dot\\s{1,3}${label}){1,4}`, 'gi'),
  /[^\s@＠]{1,64}[@＠][^\s@＠.]{1,63}(?:\.[^\s@＠.]{1,63}){1,4}/gu,
];

/** Whether a text has a mail address in it, as it is or the way archives disguise them. */
export const hasMailAddress = (text: string): boolean => mailAddresses.some((pattern) => text.search(pattern) >= 0);

export const withoutMailAddresses = (text: string): string =>
  mailAddresses.reduce((rest, pattern) => rest.replaceAll(pattern, '…'), text);

const withoutInvisible = (text: string): string => text.replaceAll(invisible, '');

/**
 * One line of visible text: white space folded, invisible characters dropped, mail addresses replaced by `…`, at most `max`
 * characters, the last of them `…` where something was cut.
 */
export const cleanText = (text: string, max = 200): string => {
  const visible = withoutInvisible(text.slice(0, window).replaceAll(/\s+/gu, ' '));
  const letters = [...withoutMailAddresses(visible).replaceAll(/ +/g, ' ').trim()];
  return letters.length > max
    ? `${letters
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`
    : letters.join('');
};

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
