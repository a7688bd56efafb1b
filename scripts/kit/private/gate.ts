// The gate that every text from outside passes before it is written or published: nothing private is left in it.
import { hostsIn } from './hosts.ts';
import { mailIn, personalIn } from './people.ts';
import { secretsIn } from './secrets.ts';
import { type Span, without } from './span.ts';

/** Whether a text has a mail address in it, as it is or the way archives disguise them. */
export const hasMailAddress = (text: string): boolean => mailIn(text).length > 0;

export const withoutMailAddresses = (text: string): string => without(text, mailIn(text));

/** A text without what gives a person away, and without passwords, keys and tokens. */
export const withoutPrivate = (text: string): string => without(text, [...personalIn(text), ...secretsIn(text)]);

/** Words that stand before `at` and a host, and are no name of a person. */
const verbs =
  /^(?:also|answers?|and|available|back|build|builds|built|down|docs?|error|fails?|failed|files?|found|get|here|hosted|is|live|located|look|looks|lives|mirror|mirrored|mirrors|more|now|online|only|or|page|pages|points?|published|repos?|runs?|see|served|site|sits?|still|them|there|up|works?)$/i;

/** The host with the name before it, where that is one: `zhang3 at b1.example`. */
const withLocalPart =
  (text: string) =>
  ({ start, end }: Span): Span => {
    const [whole = '', name = ''] = /([\w.+'-]{1,64})\s{1,3}(?:at|#|在)\s{1,3}$/i.exec(text.slice(0, start)) ?? [];
    return name === '' || verbs.test(name) ? { start, end } : { start: start - whole.length, end };
  };

export interface Allowed {
  /** Names of machines that may be shown, lower-case. */
  hosts: ReadonlySet<string>;
  /** Values of the environment that no text may have. */
  secrets?: readonly string[];
}

/** A secret as it is, and as it stands in an address or a header. */
export const spellingsOf = (secret: string): string[] => [
  ...new Set([secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')]),
];

export const hasSecret = (text: string, secrets: readonly string[] = []): boolean =>
  secrets.some((secret) => spellingsOf(secret).some((spelling) => text.includes(spelling)));

/** Characters that are not seen, and those that change the direction of others: with one inside, a value looks as it did. */
const unseen = /\p{Cf}/gu;

/** A text as it may be published. */
export const masked = (text: string, { hosts, secrets = [] }: Allowed): string => {
  const open = secrets
    .flatMap(spellingsOf)
    .reduce((rest, secret) => rest.replaceAll(secret, '…'), text.replaceAll(unseen, ''));
  const people = [...personalIn(open), ...secretsIn(open)];
  return without(open, [...people, ...hostsIn(open, hosts).map(withLocalPart(open))]);
};
