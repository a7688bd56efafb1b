// The content has no private mail address, telephone, identity number or chat account.
import { isRealDay } from '#schemas/shapes.ts';
import { fieldOf } from '#scripts/check/content/places.ts';
import { editable, recordsOf, type Site } from '#scripts/check/content/read.ts';
import type { Message } from '#scripts/check/finding.ts';
import { type Check, inEach } from '#scripts/check/rule.ts';

/** Shown so that it can be found, and no more of it. */
const hidden = (text: string) => `${text.slice(0, 3)}…${text.slice(-2)}`;

/** What belongs to the community itself. */
interface Own {
  /** Domains of its addresses. */
  domains: Set<string>;
  names: Set<string>;
}

/** `lists.example.org` and `example.org`: a community writes from its own domain and from those below it. */
const withParents = (host: string): string[] => {
  const labels = host.toLowerCase().split('.');
  const parents = labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
  return parents.filter((domain) => !/^(ac|com|edu|gov|net|org)\.[a-z]{2}$/.test(domain));
};

/** A name without case, spaces and hyphens. */
const plain = (text = '') => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Reserved for examples: https://www.rfc-editor.org/rfc/rfc2606 */
const forExamples = /(^|\.)(example(\.(com|net|org|cn))?|invalid|test|localhost)$/;
/** Not a top-level domain but a file's or a unit's ending: `getty@tty1.service`, `logo@2x.png`. */
const notDomain = /\.(service|timer|socket|target|path|mount|png|jpe?g|gif|svg|webp|ya?ml|json|tgz|gz|rpm|conf)$/;
/** Providers of personal mailboxes: a list at one of them does not make its domain the community's. */
const providers = /^(126|163|foxmail|gmail|hotmail|icloud|outlook|qq|sina|yeah)\.(com|cn|net)$/;
const roles =
  /^(abuse|admin|contact|git|hello|info|noreply|no-reply|postmaster|press|root|security|support|webmaster)$/i;

const isPrivateMail = (address: string, { domains }: Own): boolean => {
  const [local = '', host = ''] = address.split('@');
  const domain = host.toLowerCase();
  if (forExamples.test(domain) || notDomain.test(domain) || roles.test(local) || /noreply/.test(domain)) return false;
  return providers.test(domain) || !withParents(domain).some((one) => domains.has(one));
};

/** GB 11643: a day that exists, and the check digit of ISO 7064 MOD 11-2. */
const isIdentityNumber = (number: string): boolean => {
  const [, year, month, day] = /^\d{6}(\d{4})(\d\d)(\d\d)/.exec(number) ?? [];
  if (!isRealDay(`${year}-${month}-${day}`)) return false;
  const sum = [...number.slice(0, 17)].reduce(
    (rest, digit, index) => rest + Number(digit) * (2 ** (17 - index) % 11),
    0,
  );
  return '10X98765432'[sum % 11] === number.at(-1)?.toUpperCase();
};

interface Kind extends Omit<Message, 'found'> {
  pattern: RegExp;
  /** Whether a match is what it looks like; all are by default. */
  isReal?: (match: string, own: Own) => boolean;
  label: string;
}

const kinds: Kind[] = [
  {
    pattern:
      /(?<![\w.+%/-])(?<!:\/\/[^\s/@]{0,80})[a-z0-9][\w.+-]{0,63}@(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}(?![\w@-])/gi,
    isReal: isPrivateMail,
    label: '个人邮箱 ',
    expected: '邮件列表的地址，或者社区自己的公用邮箱',
    fix: '换成邮件列表的地址，或者删去；举例用 name@example.org',
  },
  {
    pattern:
      /(?<![\w.=/&?#+@-])(?:(?:\+|00)86[ -]?)?1(?:3\d|4[5-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9\d)[ -]?\d{4}[ -]?\d{4}(?![\w-]|\.\w)(?!\s*(?:字节|次|条|个|行|元|[KMG]?B\b))/g,
    label: '手机号 ',
    expected: '不写手机号',
    fix: '删去，联络写邮件列表',
  },
  {
    pattern: /(?<![\w.-])[1-9]\d{5}(?:19|20)\d{9}[\dX](?!\w)/gi,
    isReal: isIdentityNumber,
    label: '身份证号 ',
    expected: '不写身份证号',
    fix: '删去，并请仓库管理员清理历史',
  },
  {
    pattern:
      /(?:(?:微信号?|微信 ?ID|wechat(?: ?id)?|QQ ?号?)\s?[:：]|加我?微信|QQ(?=\s?\d)|微信号\s?[是为]?|QQ ?号\s?[是为]?)\s{0,2}(?:[a-z][\w-]{5,19}|[1-9]\d{4,10})(?![\w@-]|\.\w)/gi,
    isReal: (match, { names }) => !names.has(plain(/[\w-]+$/.exec(match)?.[0])),
    label: '个人的微信号或 QQ 号：',
    expected: '不写个人的聊天账号',
    fix: '删去，写怎样联系 SIG，如邮件列表；公开的群写群号',
  },
  {
    pattern: /\bwxid_[a-z0-9]{8,}/gi,
    label: '微信号 ',
    expected: '不写个人的聊天账号',
    fix: '删去',
  },
];

const hostOf = (url: unknown): string[] =>
  typeof url === 'string' && URL.canParse(url) ? [new URL(url).hostname.replace(/^www\./, '')] : [];

const ownOf = (site: Site): Own => {
  const { config } = site;
  const addresses = recordsOf(site, 'lists').map((source) => String(fieldOf(source, 'address')));
  const domains = addresses.flatMap((address) => withParents(address.split('@')[1] ?? ''));
  const hosts = [config?.communityUrl, config?.address].flatMap(hostOf);
  return {
    domains: new Set([...domains, ...hosts]),
    names: new Set([config?.community.zh, config?.community.en, config?.shortName].map(plain)),
  };
};

export const personalData: Check = {
  name: 'personal-data',
  description: '内容里没有个人邮箱、手机号、身份证号、微信号和 QQ 号',
  run: (site) => {
    const own = ownOf(site);
    return inEach(editable(site), ({ text }) =>
      kinds.flatMap(({ pattern, isReal = () => true, label, ...words }) =>
        [...text.matchAll(pattern)]
          .filter(([match]) => isReal(match, own))
          .map(({ 0: match, index }) => ({ at: index, found: `${label}${hidden(match)}`, ...words })),
      ),
    );
  },
};
