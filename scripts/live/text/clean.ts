// Text from a service, made fit to be shown: nothing that acts on a terminal or turns the writing, no mail address, bounded.

/** No text to be shown is longer; what comes after this many characters is not even looked at. */
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

export const withoutInvisible = (text: string): string => text.replaceAll(invisible, '');

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
