// What the tests of the external links share: sites on loopback that answer as they are told, and short limits.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TestContext } from 'node:test';
import type { AskSettings, Limits } from '#scripts/check/external/ask.ts';
import { endpointsOf } from '#scripts/check/external/ask.ts';
import { serve } from '#scripts/services/loopback.ts';

export const limits: Limits = { runMs: 20_000, linkMs: 5000, tryMs: 800, connectMs: 800, pauseMs: 0, connections: 8 };

export type Reply = (response: ServerResponse, request: IncomingMessage) => unknown;

/** A site on loopback that answers each path in its own way, and remembers what it was asked. */
export const siteAt = async (t: TestContext, replies: Record<string, Reply>) => {
  const asked: string[] = [];
  const service = await serve((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const reply = replies[request.url ?? ''] ?? ((unknown) => unknown.writeHead(404).end());
    reply(response, request);
  });
  t.after(service.close);
  return { address: service.address, asked };
};

export const status =
  (code: number, headers = {}): Reply =>
  (response) =>
    response.writeHead(code, headers).end(code === 204 ? undefined : 'text');

export const settingsFor = (origins: Record<string, string>, more: Partial<AskSettings> = {}): AskSettings => ({
  ...{ endpoints: endpointsOf(origins), userAgent: 'test', signal: new AbortController().signal, limits },
  ...{ random: () => 0, answered: () => {} },
  ...more,
});
