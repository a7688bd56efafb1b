// The content has no private mail address, telephone, identity number or chat account.
import { fieldOf } from '#scripts/check/content/places.ts';
import { editable, recordsOf, type Site } from '#scripts/check/content/read.ts';
import type { Message } from '#scripts/check/finding.ts';
import { type Check, inEach } from '#scripts/check/rule.ts';
import { domainsOf, isPrivateMail, type OwnMail } from '#scripts/kit/private/own-mail.ts';
import { type PersonalKind, personalIn } from '#scripts/kit/private/people.ts';
import { apart } from '#scripts/kit/private/span.ts';

/** Shown so that it can be found, and no more of it. */
const hidden = (text: string) => `${text.slice(0, 3)}…${text.slice(-2)}`;

/** What belongs to the community itself. */
interface Own extends OwnMail {
  names: Set<string>;
}

/** A name without case, spaces and hyphens. */
const plain = (text = '') => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

interface Kind extends Omit<Message, 'found'> {
  /** Whether a match is what it looks like; all are by default. */
  isReal?: (match: string, own: Own) => boolean;
  label: string;
}

const kinds: Record<PersonalKind, Kind> = {
  mail: {
    isReal: isPrivateMail,
    label: '个人邮箱',
    expected: '只公开邮件列表和社区公用邮箱的地址',
    fix: '改为邮件列表的地址，或删除；示例使用 name@example.org',
  },
  mobile: { label: '手机号', expected: '不公开手机号', fix: '删除，联络方式改为邮件列表' },
  identity: { label: '身份证号', expected: '不公开身份证号', fix: '删除，并请代码仓的管理员清理历史' },
  chat: {
    isReal: (match, { names }) => !names.has(plain(/[\w-]+$/.exec(match)?.[0])),
    label: '个人的微信号或 QQ 号',
    expected: '不公开个人的聊天账号',
    fix: '删除，改为 SIG 的联络方式，例如邮件列表；公开群填写群号',
  },
  wechat: { label: '微信号', expected: '不公开个人的聊天账号', fix: '删除，改为 SIG 的联络方式，例如邮件列表' },
};

/** An address that is found in more than one way is one. */
const valuesIn = (text: string) => {
  const { mail = [], others = [] } = Object.groupBy(personalIn(text), ({ kind }) =>
    kind === 'mail' ? kind : 'others',
  );
  return [...apart(mail), ...others];
};

const hostOf = (url: unknown): string[] =>
  typeof url === 'string' && URL.canParse(url) ? [new URL(url).hostname.replace(/^www\./, '')] : [];

const ownOf = (site: Site): Own => {
  const { config } = site;
  const addresses = recordsOf(site, 'lists').map((source) => String(fieldOf(source, 'address')));
  const hosts = [config?.communityUrl, config?.address].flatMap(hostOf);
  return {
    domains: new Set([...domainsOf(addresses), ...hosts]),
    names: new Set([config?.community.zh, config?.community.en, config?.shortName].map(plain)),
  };
};

export const personalData: Check = {
  name: 'personal-data',
  description: '内容中没有个人邮箱、手机号、身份证号、微信号和 QQ 号',
  given: (site) => Object.values(ownOf(site)).map((set) => [...set]),
  run: (site, sources = site.sources) => {
    const own = ownOf(site);
    return inEach(editable(sources), ({ text }) =>
      valuesIn(text).flatMap(({ kind, at, text: match }) => {
        const { isReal = () => true, label, ...words } = kinds[kind];
        return isReal(match, own) ? [{ at, found: `内容中有${label}：${hidden(match)}`, ...words }] : [];
      }),
    );
  },
};
