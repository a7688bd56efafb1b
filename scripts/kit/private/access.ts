// What lets somebody into a meeting or onto a machine: numbers and passwords of meetings, links that carry them, commands.
import type { Secret } from './secrets.ts';
import { apart, folded } from './span.ts';

const gap = '[ \\t]{0,3}';
const ofMeeting = `(?:(?:会议|入会|参会|主持人)${gap}(?:密码|口令)|passcode|meeting${gap}password|access${gap}code|host${gap}key)`;
const between = `${gap}(?:(?:是|为|[：:=])${gap})?`;
const typed = '[A-Za-z\\d!@#$%^&*_+-]{3,40}(?![A-Za-z\\d])';
const withDigit = '(?=[A-Za-z!@#$%^&*_+-]{0,39}\\d)';

/** The whole match must not be shown; where there is a group, it is the secret in it. */
const patterns: [kind: string, pattern: RegExp][] = [
  [
    '带密码的链接',
    /https?:\/\/[^\s<>"'，。；、）)】\]]{1,500}[?&#](?:pwd|passcode|password|scode|tk|token|p)=([^\s<>"'，。；、）)】\]]{1,500})/gi,
  ],
  [
    '会议号',
    /(?:(?:腾讯|飞书|钉钉|zoom|线上)?会议(?:室)?[ \t]{0,2}(?:号码?|ID)|入会号码?|房间号|meeting[ \t]{0,2}(?:ID|number|no\.?)|(?<![a-z])ID)[ \t]{0,2}(?:是|为|[：:=#＃])?[ \t]{0,3}\d[\d -]{5,15}\d/gi,
  ],
  ['会议号', /#?(?<![\w.:/-])\d{3}[ -]\d{3,4}[ -]\d{3,4}(?:[ -]\d{2,4})?(?![\w-]|\.\d)/g],
  ['会议号', /(?<=(?:腾讯会议|飞书会议|钉钉会议|zoom)[^\d\n]{0,6})\d{9,11}(?!\d)/gi],
  ['会议密码', new RegExp(ofMeeting + between + typed, 'gi')],
  ['密码', new RegExp(`(?:密码|口令|(?<![a-z])pin)${between}${withDigit}${typed}`, 'gi')],
  [
    '命令行里的密码',
    /(?<=\b(?:mysql|mysqldump|mysqladmin|mariadb)\b[^\n|;]{0,80}\s)-p[ \t]?[^\s'"`|;<-][^\s'"`|;]{2,60}/g,
  ],
  ['命令行里的密码', /(?<=\bsshpass\s{1,3})-p[ \t]{0,2}\S{3,60}/g],
  ['机器的地址', /(?<=\b(?:ssh|scp|sftp|rsync)\b[^\n|;]{0,60})[a-z_][\w-]{0,31}@(?:\d{1,3}\.){3}\d{1,3}/gi],
  ['电话号码', /(?<![\w.+-])(?:\+86[ -]?)?0\d{2,3}[- ]\d{7,8}(?:[- 转]\d{1,6})?(?!\d)/g],
];

/** What manuals write where the reader's own belongs. */
const isPlaceholder = (text: string): boolean =>
  /[<>{}…*]|x{3}|your|example|(?:reset|policy|manager|less)$/i.test(text);

/** Everything of that kind in a text, by place. */
export const accessIn = (text: string): Secret[] => {
  const plain = folded(text);
  return apart(
    patterns.flatMap(([kind, pattern]) =>
      [...plain.matchAll(pattern)]
        .filter(([match, secret]) => !isPlaceholder(secret ?? match))
        .map(({ 0: match, index }) => ({ kind, start: index, end: index + match.length })),
    ),
  );
};
