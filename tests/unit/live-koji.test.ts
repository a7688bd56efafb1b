// The probe of Koji, against the mock hub and against hubs in trouble.
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import type { ProbeResult } from '#scripts/live/probe.ts';
import { probeService } from '#scripts/live/probes/index.ts';
import { callsAt } from '#scripts/live/probes/koji/hub.ts';
import { decodeResponse, encodeValue, type XmlRpcValue } from '#scripts/live/probes/koji/xml-rpc.ts';
import { answer, dataAt, type HubData } from '#scripts/services/koji/hub.ts';
import { start } from '#scripts/services/koji/koji.ts';
import type { Service } from '#scripts/services/loopback.ts';
import {
  answering,
  assertPublishable,
  outcomes,
  type Reply,
  recorded,
  recordings,
  started,
  toolsFor,
} from '../support/live-asking.ts';

const now = new Date('2026-11-23T08:00:00Z');
const seconds = now.getTime() / 1000;

const configFor = ({ address }: Service) => ({
  kind: 'koji' as const,
  hub: `${address}/kojihub`,
  web: `${address}/koji`,
  files: `${address}/kojifiles`,
});

const xml = (content: string): Reply => ({
  type: 'text/xml',
  body: `<?xml version='1.0'?>\n<methodResponse>\n${content}\n</methodResponse>\n`,
});
const faultReply = (code: number, text: string): Reply =>
  xml(`<fault>${encodeValue({ faultCode: code, faultString: text })}</fault>`);
const valueReply = (value: XmlRpcValue): Reply => xml(`<params><param>${encodeValue(value)}</param></params>`);

const page: Reply = { type: 'text/html', body: '<p>Koji</p>' };

/** Asks a hub that answers every POST like this, with pages that are well. */
const askReplying = async (t: TestContext, reply: (body: string) => Reply): Promise<ProbeResult> => {
  const service = await answering(t, (_url, body, { method }) => (method === 'POST' ? reply(body) : page));
  return probeService(configFor(service), toolsFor(t, now, [service]));
};

type Results = Record<string, XmlRpcValue>;

/** What a hub with this data answers to the calls of one run; `changes` replace the results of single calls. */
const resultsOf = (data: HubData, changes: Results = {}): XmlRpcValue => {
  const calls = Object.entries(callsAt(now));
  return calls.map(([name, { method, params }]) => changes[name] ?? [answer(data, method, params)]);
};

const askWith = (t: TestContext, changes: Results, data = dataAt(now)): Promise<ProbeResult> =>
  askReplying(t, () => valueReply(resultsOf(data, changes)));

const without = (hosts: HubData['hosts'], field: string): HubData['hosts'] =>
  hosts.map((host) => Object.fromEntries(Object.entries(host).filter(([name]) => name !== field)));

const kojiFault = {
  faultCode: 1,
  faultString: "<class 'Exception'>: x",
  traceback: ['File "/usr/share/koji-hub/x.py"'],
};

describe('koji', () => {
  test('a hub that is well gives every figure and the newest builds', async (t) => {
    const service = await started(t, start({ now }));
    const result = await probeService(configFor(service), toolsFor(t, now, [service]));
    assertPublishable(result, ['builder0', 'Kunpeng', '硬盘', 'git.oc.example', 'zhangwei', '3C5000']);
    assert.deepEqual(result.figures, {
      ...{ version: '1.35.3', buildsCompleted24h: 4, buildsFailed24h: 1 },
      ...{ tasksRunning: 3, tasksWaiting: 3, oldestWaitingSeconds: 1243 },
      ...{ hostsEnabled: 3, hostsReady: 2, hostsStale: 2 },
    });
    assert.deepEqual(
      result.links.map(({ title }) => title),
      [
        'glibc-2.38-28.oc9',
        'openssl-3.0.11-2.oc9',
        'python3.11-3.11.6-4.oc9',
        'gcc-12.3.1-17.oc9',
        'glibc-2.38-29.oc9',
      ],
    );
    assert.equal(result.links[0]?.url, `${service.address}/koji/buildinfo?buildID=12`);
    assert.equal(result.links[0]?.at, '2026-11-23T06:30:00Z');
    assert.deepEqual(outcomes(result), {
      ...{ hub: 'pass', builds: 'pass', tasks: 'pass', hosts: 'warn', web: 'pass', files: 'pass' },
    });
    assert.equal(result.checks[0]?.id, 'hub', 'the first check is the critical one');
  });

  test('one request is enough for all calls, and has its length in its head', async (t) => {
    const lengths: (string | undefined)[] = [];
    const service = await answering(t, (_url, _body, { method, headers }) => {
      if (method === 'GET') return page;
      lengths.push(headers['content-length']);
      return valueReply(resultsOf(dataAt(now)));
    });
    await probeService(configFor(service), toolsFor(t, now, [service]));
    assert.equal(lengths.length, 1);
    assert.match(lengths[0] ?? '', /^\d+$/);
  });

  const offline: [code: number, text: string, outcome: string][] = [
    [1, "<class 'psycopg2.OperationalError'>: connection refused", 'fail'],
    [1, 'Traceback (most recent call last):\n  File "/usr/share/koji-hub/kojixmlrpc.py", line 277', 'fail'],
    [1000, 'Invalid method: multiCall', 'error'],
    [1000, 'test error', 'fail'],
    [1014, 'server is offline', 'fail'],
    [1014, '计划内停机维护', 'fail'],
    [1014, 'Server disabled for maintenance', 'fail'],
    [1014, 'database outage', 'fail'],
    [1014, 'server startup error', 'fail'],
    [1019, 'multiCall() got an unexpected keyword argument', 'error'],
  ];
  for (const [code, text, outcome] of offline) {
    test(`fault ${code} “${text.split('\n')[0]}” with status 200 is ${outcome} by its code, without its text`, async (t) => {
      const result = await askReplying(t, () => faultReply(code, text));
      assert.deepEqual(result.checks[0], { id: 'hub', outcome, error: { kind: 'fault', code } });
      assert.deepEqual([result.figures, result.links], [{}, []]);
      assert.deepEqual(Object.values(outcomes(result)).slice(1), ['skip', 'skip', 'skip', 'pass', 'pass']);
      assertPublishable(result, ['Traceback', 'psycopg2', '停机']);
    });
  }

  test('the recorded fault of a hub that is offline is a failure of the hub', async (t) => {
    const [name = ''] = recordings('koji').filter((one) => one.startsWith('106-'));
    const result = await askReplying(t, () => recorded('koji', name));
    assert.deepEqual(result.checks[0], { id: 'hub', outcome: 'fail', error: { kind: 'fault', code: 1014 } });
  });

  test('a fault of one call takes away its figures and no others', async (t) => {
    const result = await askWith(t, { failed: kojiFault });
    assert.deepEqual(outcomes(result)['builds'], 'fail');
    assert.deepEqual(result.checks[1]?.error, { kind: 'fault', code: 1 });
    assert.equal('buildsFailed24h' in result.figures, false);
    assert.equal(result.figures.buildsCompleted24h, 4);
    assert.equal(result.figures.tasksRunning, 3);
    assert.equal(result.links.length, 5);
    assertPublishable(result, ['/usr/share', 'class']);
  });

  test('a hub whose database is gone fails even where the multiCall itself is answered', async (t) => {
    const outage = { faultCode: 1014, faultString: 'database outage' };
    const every = Object.fromEntries(Object.keys(callsAt(now)).map((name) => [name, outage]));
    const result = await askWith(t, every);
    assert.deepEqual(result.checks[0], { id: 'hub', outcome: 'fail', error: { kind: 'fault', code: 1014 } });
  });

  test('a hub without getKojiVersion has no version and is well', async (t) => {
    const result = await askWith(t, { version: { faultCode: 1000, faultString: 'Invalid method: getKojiVersion' } });
    assert.equal('version' in result.figures, false);
    assert.equal(outcomes(result)['hub'], 'pass');
  });

  test('hosts are counted here, for listHosts ignores what it is asked', async (t) => {
    const all = answer(dataAt(now), 'listHosts', []);
    assert.equal((all as XmlRpcValue[]).length, 4, 'one of them disabled');
    const { figures } = await askWith(t, { hosts: [all] });
    assert.deepEqual([figures.hostsEnabled, figures.hostsReady, figures.hostsStale], [3, 2, 2]);
    assert.doesNotMatch(JSON.stringify(callsAt(now).hosts), /queryOpts/);
  });

  test('a host is stale after 900 seconds, and when it was never heard of', async (t) => {
    const host = (updated: number | null) => ({ id: 1, enabled: true, ready: true, update_ts: updated });
    const { figures, checks } = await askWith(t, { hosts: [[host(seconds - 899.5), host(seconds - 901), host(null)]] });
    assert.deepEqual([figures.hostsEnabled, figures.hostsStale], [3, 2]);
    assert.equal(checks.find(({ id }) => id === 'hosts')?.outcome, 'warn');
  });

  test('an older hub is asked for the last contact of each host', async (t) => {
    const data = dataAt(now);
    const old = { ...data, hosts: without(data.hosts, 'update_ts') };
    let posts = 0;
    const result = await askReplying(t, (body) => {
      posts += 1;
      if (!body.includes('getLastHostUpdate')) return valueReply(resultsOf(old));
      const ids = [...body.matchAll(/hostID<\/name><value><int>(\d+)/g)].map(([, id]) => Number(id));
      return valueReply(ids.map((hostID) => [answer(data, 'getLastHostUpdate', [{ hostID, __starstar: true }])]));
    });
    assert.equal(posts, 2);
    assert.equal(result.figures.hostsStale, 2);
  });

  test('no host that is ready is a failure, beside the hub', async (t) => {
    const hosts = [[{ id: 1, enabled: true, ready: false, update_ts: seconds }]];
    const result = await askWith(t, { hosts });
    assert.equal(outcomes(result)['hosts'], 'fail');
    assert.equal(outcomes(result)['hub'], 'pass');
    assert.equal(result.figures.hostsReady, 0);
  });

  test('builds without a completion time, which the hub puts first, are not linked', async (t) => {
    const [name = ''] = recordings('koji').filter((one) => one.startsWith('11-'));
    const response = decodeResponse(String(recorded('koji', name).body));
    const builds = 'value' in response ? (response.value as HubData['builds']) : [];
    assert.deepEqual(
      builds.map(({ completion_ts: completed }) => completed === null),
      [true, true, false],
    );
    const { links } = await askWith(t, { newest: [builds] });
    assert.deepEqual(
      links.map(({ title }) => title),
      ['glibc-2.38-28.oc9'],
    );
    assert.equal(
      callsAt(now).newest.params.some((param) => JSON.stringify(param).includes('completion_time')),
      false,
    );
  });

  test('no task that waits means no age, not an age of 0', async (t) => {
    const { figures, checks } = await askWith(t, { oldestFree: [[]], waiting: [0] });
    assert.equal(figures.tasksWaiting, 0);
    assert.equal('oldestWaitingSeconds' in figures, false);
    assert.equal(checks.find(({ id }) => id === 'tasks')?.outcome, 'pass');
  });

  test('a task that waits for more than an hour is worth a warning', async (t) => {
    const result = await askWith(t, { oldestFree: [[{ create_ts: seconds - 3700 }]] });
    assert.equal(result.figures.oldestWaitingSeconds, 3700);
    assert.equal(outcomes(result)['tasks'], 'warn');
  });

  test('four of twenty builds failed is well, five is worth a warning', async (t) => {
    assert.equal(outcomes(await askWith(t, { completed: [16], failed: [4] }))['builds'], 'pass');
    assert.equal(outcomes(await askWith(t, { completed: [15], failed: [5] }))['builds'], 'warn');
    assert.equal(outcomes(await askWith(t, { completed: [0], failed: [5] }))['builds'], 'pass', 'too few to judge');
  });

  test('figures that are negative, infinite or beyond safe integers are absent', async (t) => {
    for (const value of [-1, Infinity, 1.5, 9223372036854775807n, null, 'many', NaN]) {
      const result = await askReplying(t, () => {
        const reply = valueReply(resultsOf(dataAt(now), { running: ['#'] }));
        const python = String(value).replace('Infinity', 'inf').replace('NaN', 'nan');
        const element = typeof value === 'number' ? `<double>${python}</double>` : encodeValue(value).slice(7, -8);
        return { ...reply, body: String(reply.body).replace('<string>#</string>', element) };
      });
      assert.equal('tasksRunning' in result.figures, false, String(value));
      assert.equal(result.figures.tasksWaiting, 3);
      assert.deepEqual(result.checks[2], { id: 'tasks', outcome: 'error', error: { kind: 'schema' } });
    }
  });

  test('a moment beyond all calendars is no moment', async (t) => {
    const build = { build_id: 1, nvr: 'a-1-1', state: 1, completion_ts: 1e300 };
    const result = await askWith(t, { newest: [[build]], oldestFree: [[{ create_ts: 1e300 }]] });
    assert.deepEqual(result.links, []);
    assert.equal('oldestWaitingSeconds' in result.figures, false);
  });

  test('a build that is completed in years to come has no time', async (t) => {
    const build = { build_id: 1, nvr: 'a-1-1', state: 1, completion_ts: seconds + 3 * 86_400 };
    const { links } = await askWith(t, { newest: [[build, { ...build, build_id: 2, completion_ts: 4e9 }]] });
    assert.deepEqual(
      links.map(({ at }) => at),
      [undefined, undefined],
    );
  });

  test('a control character in the comment of a host hides nothing', async (t) => {
    const result = await askReplying(t, () => {
      const reply = valueReply(resultsOf(dataAt(now)));
      return { ...reply, body: String(reply.body).replace('心跳丢失', '\u001b[31m\u0007心跳丢失') };
    });
    assert.equal(outcomes(result)['hub'], 'pass');
    assert.equal(result.figures.hostsEnabled, 3);
  });

  test('a title with markup, bidi controls and a mail address is cleaned and bounded', async (t) => {
    const nvr = `<script>alert(1)</script>\u202Egnp.exe member-a@oc.example ${'x'.repeat(100_000)}`;
    const build = { build_id: 7, nvr, state: 1, completion_ts: seconds };
    const result = await askWith(t, { newest: [[build]] });
    assertPublishable(result, ['\u202E', 'member-a@']);
    assert.equal(result.links.length, 1);
    assert.ok((result.links[0]?.title.length ?? 0) <= 200);
  });

  test('answers that are no multiCall answers are refused without blame', async (t) => {
    const replies: Reply[] = [
      valueReply([]),
      valueReply(1),
      valueReply(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']),
      { type: 'text/html', body: '<html>Login</html>' },
      { type: 'text/xml', body: '<?xml version="1.0"?><methodResponse><para' },
      { type: 'text/xml', body: '<!DOCTYPE a [<!ENTITY x "y">]><methodResponse/>' },
    ];
    const kinds: unknown[] = [];
    for (const reply of replies) {
      const result = await askReplying(t, () => reply);
      assert.equal(result.checks[0]?.outcome, 'error');
      kinds.push(result.checks[0]?.error?.kind);
    }
    assert.deepEqual(kinds, ['schema', 'schema', 'schema', 'type', 'parse', 'parse']);
  });

  test('what the web server says for itself is no answer of the hub', async (t) => {
    for (const [prefix, code] of [
      ['82-', 411],
      ['83-', 405],
      ['86-', 404],
    ] as const) {
      const [name = ''] = recordings('koji').filter((one) => one.startsWith(prefix));
      const result = await askReplying(t, () => recorded('koji', name));
      assert.deepEqual(result.checks[0], { id: 'hub', outcome: 'fail', error: { kind: 'http', code } });
    }
  });

  test('a host that cannot be reached is asked once, and its pages are not waited for', async (t) => {
    const service = await start({ now });
    await service.close();
    const result = await probeService(configFor(service), toolsFor(t, now, [service]));
    assert.deepEqual(result.checks[0]?.error, { kind: 'connect', code: 'ECONNREFUSED' });
    assert.deepEqual(Object.values(outcomes(result)), ['fail', 'skip', 'skip', 'skip', 'skip', 'skip']);
  });

  test('pages that are missing fail beside a hub that is well; a folder that may not be listed does not', async (t) => {
    const service = await answering(t, (url, _body, { method }) => {
      if (method === 'POST') return valueReply(resultsOf(dataAt(now)));
      return { status: url.pathname.startsWith('/kojifiles') ? 403 : 404, type: 'text/html', body: '' };
    });
    const result = await probeService(configFor(service), toolsFor(t, now, [service]));
    assert.deepEqual(
      [outcomes(result)['hub'], outcomes(result)['web'], outcomes(result)['files']],
      ['pass', 'fail', 'pass'],
    );
  });
});
