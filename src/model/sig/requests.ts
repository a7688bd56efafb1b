// What one may ask for: by who does it, and as an email that a person sends.
import type { Facts, RecordOf } from '#model/records/facts.ts';
import { questionsAbout } from '#model/records/questions.ts';

export type RequestEntry = RecordOf<'requests'>;

/** Whether no source says how: neither steps nor a place to ask, and a question about it. */
export const isUnsettled = (facts: Facts, request: RequestEntry): boolean =>
  request.data.steps.length === 0 && request.data.channel === undefined && questionsAbout(facts, request).length > 0;

/** The requests about a system that somebody can act on. */
export const requestsOf = (facts: Facts, service: string): RequestEntry[] =>
  facts.requests.filter((request) => request.data.services.includes(service) && !isUnsettled(facts, request));

/** The address of the list that a request goes to; `undefined` where it goes elsewhere. */
export const listFor = (facts: Facts, { data: { channel } }: RequestEntry): string | undefined => {
  if (typeof channel !== 'object' || !('list' in channel)) return undefined;
  return facts.lists.find(({ id }) => id === channel.list)?.data.address;
};

/** A `mailto:` address with subject and text (RFC 6068); mail programs read `+` as itself. */
export const mailTo = (address: string, subject: string, body: string): string =>
  `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}`;
