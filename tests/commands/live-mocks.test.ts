// The mock services together: every service of the invented SIG can be asked without network, and has something to say.
import assert from 'node:assert/strict';
import { Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { probeService } from '#scripts/live/probes/index.ts';
import type { ProbeResult } from '#scripts/live/probe.ts';
import { createResolver } from '#scripts/live/tools.ts';
import { readServices } from '#scripts/live/services.ts';
import { type Running, startAll } from '#scripts/services/start-all.ts';
import { assertPublishable, toolsFor } from '../support/live-asking.ts';

const now = new Date();
const trusted = getCACertificates('default');
let running: Running;
before(async () => {
  running = await startAll({ now });
  setDefaultCACertificates([...trusted, running.certificate]);
});
after(async () => {
  setDefaultCACertificates(trusted);
  await running.close();
});

test('every service of the example is answered for, and nothing that was asked fails', async (t) => {
  const services = readServices('examples/content', { file: 'mocks', fields: running.endpoints }, undefined);
  const addresses = services.flatMap(({ probe }) => JSON.stringify(probe).match(/https?:\/\/127\.0\.0\.1:\d+/g) ?? []);
  const source = new Resolver();
  source.setServers([running.nameServer]);
  const tools = {
    ...toolsFor(
      t,
      now,
      addresses.map((address) => ({ address, close: async () => {} })),
    ),
    resolver: createResolver(source),
    certificateDays: async () => 90,
    connect: async (host: string, port: number) => {
      const socket = connect(port, host);
      await once(socket, 'connect');
      return socket;
    },
  };
  const results: Record<string, ProbeResult> = {};
  for (const { id, probe } of services) results[id] = await probeService(probe, tools);
  for (const [id, result] of Object.entries(results)) {
    assertPublishable(result);
    const failed = result.checks.filter(({ outcome }) => outcome === 'fail' || outcome === 'error');
    assert.deepEqual(failed, [], id);
  }
  const silent = Object.entries(results).filter(([, { checks }]) => checks[0]?.outcome !== 'pass');
  assert.deepEqual(Object.fromEntries(silent.map(([id, { checks }]) => [id, checks[0]?.outcome])), { meet: 'skip' });
  const withoutFigures = Object.entries(results).filter(([, { figures }]) => Object.keys(figures).length === 0);
  assert.deepEqual(
    withoutFigures.map(([id]) => id),
    ['accounts', 'meet'],
  );
  assert.deepEqual(results['mail']?.figures, { startTls: true, tlsDaysLeft: 74, spf: '-all', dmarc: 'reject' });
});
