// What gives a person away: mail addresses, as they are or disguised, telephone and identity numbers, chat accounts.
import { isRealDay } from '#schemas/shapes.ts';
import { folded, type Span } from './span.ts';

export type PersonalKind = 'mail' | 'mobile' | 'identity' | 'chat' | 'wechat';

export interface Personal extends Span {
  kind: PersonalKind;
  /** Where the value itself begins, after `mailto:`. */
  at: number;
  /** The value; a mail address as people write it, with `@` and dots. */
  text: string;
}

// Repetitions are bounded, so that no text makes a search slow.

const local = "[A-Za-z0-9._%+'-]{1,64}";
const label = '[A-Za-z0-9_-]{1,63}';
const gap = '\\s{0,3}';
const open = '[([{<（【〔|*]';
const close = '[)\\]}>）】〕|*]';
const sign = '(?:[@＠﹫]|%40|&#0{0,4}64;|&#x0{0,4}40;|&commat;)';
/** Signs that stand for `@` wherever they stand. */
const bracketed = `(?:${open}${gap}(?:at|艾特|@|＠)${gap}${close}|_{1,3}at_{1,3}|-at-|艾特)`;
const dot = `(?:${gap}[.．]${gap}|${gap}(?:${open}${gap}(?:dot|点)${gap}${close}|_{1,3}dot_{1,3}|-dot-)${gap}|\\s{1,3}dot\\s{1,3})`;

const mailPatterns = [
  new RegExp(`(?:mailto:)?${local}${sign}${label}(?:\\.${label}){0,8}`, 'gi'),
  new RegExp(`${local}${gap}${sign}${gap}${label}(?:${dot}${label}){1,8}`, 'gi'),
  new RegExp(`${local}${gap}${bracketed}${gap}${label}(?:${dot}${label}){0,8}`, 'gi'),
  new RegExp(`${local}${gap}${open}${gap}a${gap}${close}${gap}${label}(?:${dot}${label}){1,8}`, 'gi'),
  new RegExp(`${local}\\s{1,3}at\\s{1,3}${label}(?:(?!\\.)${dot}${label}){1,4}`, 'gi'),
  /(?<![\w@])(?:[\w.-] ){2,64}@ (?:[\w.-] ){2,64}[\w-]/g,
];
/** In any script; it ends nowhere in a text without spaces, so that it counts only where no other pattern matches. */
const anyScript = /[^\s@＠]{1,64}[@＠][^\s@＠.]{1,63}(?:\.[^\s@＠.]{1,63}){1,4}/gu;

/** `zhang_AT_example (dot) org` as `zhang@example.org`. */
const plainMail = (match: string): string =>
  match
    .replace(/^mailto:/i, '')
    .replace(new RegExp(`${gap}(?:${sign}|${bracketed}|${open}${gap}a${gap}${close}|\\sat\\s)${gap}`, 'i'), '@')
    .replaceAll(new RegExp(dot, 'gi'), '.')
    .replaceAll(/\s/g, '');

/** Units of systemd, files and versions of packages: `getty@tty1.service`, `logo@2x.png`, `astro@7.3.5`. */
const notHost =
  /(?:^|\.)(?:service|timer|socket|target|path|mount|automount|slice|scope|swap|device|png|jpe?g|gif|svg|webp|ya?ml|json|tgz|gz|rpm|conf)$|^v?\d+(?:\.\d+){0,2}(?:[-+.][\w.+-]*)?$/i;

const isMail = (match: string): boolean => !notHost.test(plainMail(match).split(/[@＠]/)[1] ?? '');

/** GB 11643: a day that exists, and the check digit of ISO 7064 MOD 11-2. */
const isIdentityNumber = (match: string): boolean => {
  const number = match.replaceAll(/[ -]/g, '');
  const [, year, month, day] = /^\d{6}(\d{4})(\d\d)(\d\d)/.exec(number) ?? [];
  if (!isRealDay(`${year}-${month}-${day}`)) return false;
  const sum = [...number.slice(0, 17)].reduce(
    (rest, digit, index) => rest + Number(digit) * (2 ** (17 - index) % 11),
    0,
  );
  return '10X98765432'[sum % 11] === number.at(-1)?.toUpperCase();
};

const mobile =
  /(?<![\w.=/&?#+@-])(?:(?:\+|00)86[ -]?)?1(?:3\d|4[5-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9\d)[ .-]?\d{4}[ .-]?\d{4}(?![\w-]|\.\w)(?!\s*(?:字节|次|条|个|行|元|[KMG]?B\b))/g;
const identity = /(?<![\w.-])[1-9]\d{5}[ -]?(?:19|20)\d{2}[ -]?\d{4}[ -]?\d{3}[\dX](?!\w)/gi;
const chat =
  /(?:(?:微信号?|微信 ?ID|V信|\bvx|\bwx|wechat(?: ?id)?|QQ ?号?)\s?[:：]|加我?微信|QQ(?=\s?\d)|微信号\s?[是为]?|QQ ?号\s?[是为]?)\s{0,2}(?:[a-z][\w-]{5,19}|[1-9]\d{4,10})(?![\w@-]|\.\w)/gi;
const wechat = /\bwxid_[a-z0-9]{8,}/gi;

const found = (
  text: string,
  kind: PersonalKind,
  pattern: RegExp,
  isReal: (match: string) => boolean = () => true,
): Personal[] =>
  [...text.matchAll(pattern)].flatMap(({ 0: match, index: start }) => {
    if (!isReal(match)) return [];
    const at = start + (/^mailto:/i.exec(match)?.[0].length ?? 0);
    return [{ kind, start, end: start + match.length, at, text: kind === 'mail' ? plainMail(match) : match }];
  });

/** Mail addresses, as they are or the way archives disguise them. What begins within one is no other. */
export const mailIn = (text: string): Personal[] => {
  const plain = folded(text);
  const usual = mailPatterns.flatMap((pattern) => found(plain, 'mail', pattern, isMail));
  const whole = usual.filter((one) => !usual.some(({ start, end }) => start < one.start && one.start < end));
  const others = found(plain, 'mail', anyScript, isMail);
  return [...whole, ...others.filter((one) => !whole.some(({ start, end }) => start < one.end && one.start < end))];
};

/** Everything that gives a person away. */
export const personalIn = (text: string): Personal[] => {
  const plain = folded(text);
  return [
    ...mailIn(text),
    ...found(plain, 'mobile', mobile),
    ...found(plain, 'identity', identity, isIdentityNumber),
    ...found(plain, 'chat', chat),
    ...found(plain, 'wechat', wechat),
  ];
};
