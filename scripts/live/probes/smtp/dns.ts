// What the DNS says about the mail of a domain: SPF (RFC 7208), DMARC (RFC 7489), MX.
import type { Check, Figures } from '#schemas/snapshot.ts';
import type { Resolver } from '#scripts/http/contract.ts';
import { failedCheck, type ProbeResult } from '#scripts/live/probe.ts';

/** `-all` `~all` `?all` `+all` `redirect`, what becomes of mail from servers that are not named; `missing`; `invalid`. */
type Spf = '-all' | '~all' | '?all' | '+all' | 'redirect' | 'missing' | 'invalid';
/** What receivers are asked to do with forged mail; `missing`; `invalid`. */
type Dmarc = 'none' | 'quarantine' | 'reject' | 'missing' | 'invalid';

/** RFC 7208, 4.6.4: a record with more is an error to every receiver. Those of included records are not counted here. */
const mostLookups = 10;

/** @param texts the TXT records of the domain, each in one piece. */
export function spfOf(texts: string[]): Spf {
  const records = texts.filter((text) => /^v=spf1( |$)/i.test(text));
  if (records.length === 0) return 'missing';
  const terms = records.join(' ').toLowerCase().split(/ +/).slice(1);
  const lookups = terms.filter((term) => /^[-~?+]?(include:|exists:|redirect=|(a|mx|ptr)([:/]|$))/.test(term));
  if (records.length > 1 || lookups.length > mostLookups) return 'invalid';
  const all = terms.find((term) => /^[-~?+]?all$/.test(term));
  if (all !== undefined) return (all === 'all' ? '+all' : all) as Spf;
  return terms.some((term) => term.startsWith('redirect=')) ? 'redirect' : '?all';
}

/** @param texts the TXT records of `_dmarc.<domain>`, each in one piece. */
export function dmarcOf(texts: string[]): Dmarc {
  const records = texts.filter((text) => /^v=DMARC1\s*(;|$)/.test(text));
  if (records.length === 0) return 'missing';
  const policy = /;\s*p\s*=\s*(none|quarantine|reject)\s*(;|$)/i.exec(records.join(';'))?.[1]?.toLowerCase();
  return records.length > 1 || policy === undefined ? 'invalid' : (policy as Dmarc);
}

interface Verdict {
  good: boolean;
  figures?: Pick<Figures, 'spf' | 'dmarc'>;
}

async function ask(id: string, look: () => Promise<Verdict>): Promise<{ check: Check } & Pick<Verdict, 'figures'>> {
  try {
    const { good, figures } = await look();
    return { check: { id, outcome: good ? 'pass' : 'warn' }, figures };
  } catch (error) {
    return { check: failedCheck(id, error) };
  }
}

/** Checks mx, spf and dmarc: a record that is missing or does not protect is a warning, a DNS that does not answer an error. */
export async function mailDns(domain: string, resolver: Resolver): Promise<Pick<ProbeResult, 'checks' | 'figures'>> {
  const asked = await Promise.all([
    ask('mx', async () => ({ good: (await resolver.mx(domain)).length > 0 })),
    ask('spf', async () => {
      const spf = spfOf(await resolver.txt(domain));
      return { good: ['-all', '~all', 'redirect'].includes(spf), figures: { spf } };
    }),
    ask('dmarc', async () => {
      const dmarc = dmarcOf(await resolver.txt(`_dmarc.${domain}`));
      return { good: ['none', 'quarantine', 'reject'].includes(dmarc), figures: { dmarc } };
    }),
  ]);
  return {
    checks: asked.map(({ check }) => check),
    figures: Object.assign({}, ...asked.map(({ figures }) => figures)),
  };
}
