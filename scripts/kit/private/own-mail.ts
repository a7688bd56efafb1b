// Mail addresses that may be public: those of the community itself, of a role, of an example; every other is somebody's own.
import { isHostName } from './hosts.ts';

export interface OwnMail {
  /** Domains of the community's addresses. */
  domains: ReadonlySet<string>;
}

/** `lists.example.org` and `example.org`: a community writes from its own domain and from those below it. */
export const withParents = (host: string): string[] => {
  const labels = host.toLowerCase().split('.');
  const parents = labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
  return parents.filter((domain) => !/^(ac|com|edu|gov|net|org)\.[a-z]{2}$/.test(domain));
};

/** Reserved for examples: https://www.rfc-editor.org/rfc/rfc2606 */
const forExamples = /(^|\.)(example(\.(com|net|org|cn))?|invalid|test|localhost)$/;
/** Providers of personal mailboxes: a list at one of them does not make its domain the community's. */
const providers = /^(126|163|foxmail|gmail|hotmail|icloud|outlook|qq|sina|yeah)\.(com|cn|net)$/;
const roles =
  /^(abuse|admin|contact|git|hello|info|noreply|no-reply|postmaster|press|root|security|support|webmaster)$/i;

export const isPrivateMail = (address: string, { domains }: OwnMail): boolean => {
  const [local = '', host = ''] = address.split('@');
  const domain = host.toLowerCase();
  if (forExamples.test(domain) || !isHostName(domain) || roles.test(local) || /noreply/.test(domain)) return false;
  return providers.test(domain) || !withParents(domain).some((one) => domains.has(one));
};

/** The domains of the addresses of mailing lists. */
export const domainsOf = (addresses: string[]): string[] =>
  addresses.flatMap((address) => withParents(address.split('@')[1] ?? ''));
