// What the tests of the probes share: a real request to loopback, servers that answer as they are told, recordings replayed.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { TestContext } from 'node:test';
import { check, figures, link } from '#schemas/snapshot.ts';
import { createAddresses } from '#scripts/http/addresses.ts';
import { createCache } from '#scripts/http/cache.ts';
import { ProbeError } from '#scripts/http/contract.ts';
import { createTurns } from '#scripts/http/limiter.ts';
import { createRequest } from '#scripts/http/request.ts';
import { createAgent } from '#scripts/http/transport.ts';
import { hasMailAddress } from '#scripts/kit/private/gate.ts';
import type { ProbeResult, Tools } from '#scripts/live/probe.ts';
import { type Answer, type Reply, type Service, serveReplies } from '#scripts/services/loopback.ts';

export type { Reply };

const unused = (): never => {
  throw new Error('this probe has no use for it');
};

/** The request layer as `npm run live` has it, with these services exempt from the rule against loopback, and no pauses. */
export const toolsFor = (t: TestContext, now: Date, services: Service[], cache = createCache({})): Tools => {
  const addresses = createAddresses(new Set(services.map(({ address }) => new URL(address).host)));
  const agent = createAgent(addresses);
  t.after(() => agent.destroy());
  const signal = new AbortController().signal;
  const request = createRequest({
    ...{ agent, signal, turn: createTurns(6), cache, userAgent: 'test', tryTimeoutMs: 5000 },
    ...{ authorization: () => ({}), started: () => {}, random: () => 0, failed: () => {} },
  });
  return {
    request,
    certificateDays: unused,
    connect: unused,
    resolver: { txt: unused, mx: unused },
    now,
    signal,
  };
};

/** Closed when the test is over. */
export const started = async (t: TestContext, service: Promise<Service>): Promise<Service> => {
  const one = await service;
  t.after(one.close);
  return one;
};

/** A server that answers by the URL asked for and the body sent; closed when the test is over. */
export const answering = (t: TestContext, answer: Answer): Promise<Service> => started(t, serveReplies(answer));

const folderOf = (kind: string): URL => new URL(`../../scripts/services/recordings/${kind}/`, import.meta.url);

/** Names of all recorded answers of a kind. */
export const recordings = (kind: string): string[] =>
  readdirSync(folderOf(kind)).flatMap((file) => /^(.*)\.response\.body$/.exec(file)?.[1] ?? []);

/** A recorded answer: its status, media type and body as they came. */
export const recorded = (kind: string, name: string): Reply => {
  const headers = readFileSync(new URL(`${name}.response.headers`, folderOf(kind)), 'utf8');
  const body = new URL(`${name}.response.body`, folderOf(kind));
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(headers)?.[1]),
    type: /^content-type: *(.*?)\r?$/im.exec(headers)?.[1] ?? 'application/octet-stream',
    body: existsSync(body) ? readFileSync(body) : '',
  };
};

/** What became of an attempt, in a few words. */
export const outcomeOf = async (work: () => Promise<string>): Promise<string> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ProbeError)) throw error;
    return error.code === undefined ? error.kind : `${error.kind} ${error.code}`;
  }
};

/** Everything that is written about a service passes the schemas and gives nobody away. */
export const assertPublishable = ({ checks, figures: found, links }: ProbeResult, secrets: string[] = []): void => {
  assert.deepEqual(check.array().parse(checks), checks);
  assert.deepEqual(figures.parse(found), found);
  assert.deepEqual(link.array().parse(links), links);
  const text = JSON.stringify({ checks, found, links });
  assert.equal(hasMailAddress(text), false, text);
  for (const secret of secrets) assert.ok(!text.includes(secret), `${secret} in ${text}`);
};

export const outcomes = ({ checks }: ProbeResult): Record<string, string> =>
  Object.fromEntries(checks.map(({ id, outcome }) => [id, outcome]));
