// The request layer against loopback servers that do everything wrong.
import assert from 'node:assert/strict';
import dns from 'node:dns';
import type { ServerResponse } from 'node:http';
import type { LookupFunction } from 'node:net';
import { after, before, describe, type TestContext, test } from 'node:test';
import { createAddresses, isPublicAddress } from '#scripts/http/addresses.ts';
import { type Cache, createCache } from '#scripts/http/cache.ts';
import { type HttpResponse, ProbeError, type RequestOptions } from '#scripts/http/contract.ts';
import { createBudget, createTurns, type Turn } from '#scripts/http/limiter.ts';
import { backoffMs, createRequest, maxWaitMs, isTransient, type RequestSettings } from '#scripts/http/request.ts';
import { retryAfterMs } from '#scripts/http/response.ts';
import { createAgent, createCertificateDays, daysUntil, openConnection } from '#scripts/http/transport.ts';
import { createRedact, describeError, secretsOf } from '#scripts/kit/redact.ts';
import type { ConfigOf } from '#scripts/live/probe.ts';
import { authorizationFor, createResolver } from '#scripts/live/tools.ts';
import { start as startNameServer } from '#scripts/services/dns.ts';
import { type Faults, startFaults } from '#scripts/services/faults/http.ts';
import { babbling, refusing, unreachable } from '#scripts/services/faults/sockets.ts';
import { startTls, type TlsFaults } from '#scripts/services/faults/tls.ts';

interface Client extends Partial<RequestSettings> {
  /** Addresses that may be on loopback. */
  exempt?: string[];
  lookup?: LookupFunction;
  connectTimeoutMs?: number;
}

/** For what is to run out of time; what is to be answered gets more than a busy machine needs. */
const short = 1000;
const long = 60_000;

const json: RequestOptions = { accept: ['application/json'] };

const clientFor = (t: TestContext, { exempt = [], lookup, connectTimeoutMs = long, ...settings }: Client) => {
  const addresses = createAddresses(new Set(exempt.map((address) => new URL(address).host)), lookup);
  const agent = createAgent(addresses, connectTimeoutMs);
  t.after(() => agent.destroy());
  const failed: ProbeError[] = [];
  const request = createRequest({
    ...{ agent, turn: createTurns(6), cache: createCache({}), authorization: () => ({}), userAgent: 'test/1' },
    ...{ signal: new AbortController().signal, tryTimeoutMs: long, started: () => {}, random: () => 0 },
    failed: (error) => failed.push(error),
    ...settings,
  });
  return { request, failed };
};

/** The fault in a few words: whose it is, its kind and its code. */
const faultOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    return `answered ${JSON.stringify(await work)}`;
  } catch (error) {
    if (!(error instanceof ProbeError)) throw error;
    return [error.theirs ? 'theirs' : 'ours', error.kind, error.code].filter((part) => part !== undefined).join(' ');
  }
};

describe('a request', () => {
  let faults: Faults;
  before(async () => {
    faults = await startFaults();
  });
  after(() => faults.close());

  const ask = (t: TestContext, path: string, options: Partial<RequestOptions> = {}, client: Client = {}) =>
    clientFor(t, { exempt: [faults.address], ...client }).request(`${faults.address}${path}`, { ...json, ...options });

  const cases: [path: string, fault: string, times: number][] = [
    ['/silent', 'theirs timeout', 3],
    ['/drip', 'theirs timeout', 3],
    ['/endless', 'ours size', 1],
    ['/bomb', 'ours size', 1],
    ['/broken-gzip', 'ours parse Z_DATA_ERROR', 1],
    ['/cut-short', 'theirs connect UND_ERR_SOCKET', 3],
    ['/reset', 'theirs connect UND_ERR_SOCKET', 3],
    ['/html', 'ours type', 1],
    ['/no-type', 'ours type', 1],
    ['/not-utf8', 'ours parse', 1],
    ['/huge-header', 'ours size UND_ERR_HEADERS_OVERFLOW', 1],
    ['/loop', 'theirs redirect 302', 4],
    ['/to-another-host', 'ours redirect 302', 1],
    ['/to-a-script', 'ours redirect 302', 1],
    ['/nowhere', 'theirs http 302', 1],
    ['/not-modified', 'theirs http 304', 1],
    ['/limited', 'ours rate_limited 429', 3],
    ['/limited-long', 'ours rate_limited 429', 1],
    ['/forbidden', 'ours blocked 403', 1],
    ['/missing', 'theirs http 404', 1],
    ['/500', 'theirs http 500', 3],
    ['/502', 'theirs http 502', 3],
    ['/503', 'theirs http 503', 3],
  ];
  for (const [path, fault, times] of cases) {
    test(`to ${path} fails with "${fault}" after ${times} asked`, async (t) => {
      const tryTimeoutMs = fault.includes('timeout') ? short : long;
      assert.equal(await faultOf(ask(t, path, {}, { tryTimeoutMs })), fault);
      assert.equal(faults.asked[path], times);
    });
  }

  test('is answered with status, headers, text, address and latency', async (t) => {
    const { latencyMs, ...answer } = await ask(t, '/good');
    assert.equal(answer.text, '{"good":true}');
    assert.equal(answer.status, 200);
    assert.equal(answer.headers['content-type'], 'application/json');
    assert.equal(answer.url, `${faults.address}/good`);
    assert.ok(Number.isInteger(latencyMs) && latencyMs >= 0);
  });

  test('takes a status for an answer where the probe says so', async (t) => {
    const { status } = await ask(t, '/503', { statuses: [503], accept: ['text/html'] });
    assert.equal(status, 503);
  });

  test('follows redirects within the host', async (t) => {
    assert.equal((await ask(t, '/hop')).url, `${faults.address}/good`);
  });

  test('does not turn a POST into a GET where a redirect would', async (t) => {
    assert.equal(await faultOf(ask(t, '/hop', { method: 'POST', body: '{}' })), 'theirs redirect 301');
  });

  test('does not follow a redirect to another port of this machine', async (t) => {
    const inner = await startFaults();
    t.after(() => inner.close());
    const outer = await startFaults({
      '/': (response) => response.writeHead(302, { location: `${inner.address}/good` }).end(),
    });
    t.after(() => outer.close());
    const { request } = clientFor(t, { exempt: [outer.address] });
    assert.equal(await faultOf(request(outer.address, json)), 'ours blocked PRIVATE_ADDRESS');
    assert.deepEqual(inner.asked, {});
  });

  test('is tried again until the service has recovered', async (t) => {
    assert.equal((await ask(t, '/busy-twice')).text, '{"good":true}');
  });

  test('waits as long as Retry-After says', async (t) => {
    const begin = performance.now();
    assert.equal((await ask(t, '/limited-once')).text, '{"good":true}');
    assert.ok(performance.now() - begin >= 1000);
  });

  test('stops waiting for the next try when the time of the service is over, and keeps the fault that it saw', async (t) => {
    const stop = new AbortController();
    const random = () => {
      setImmediate(() => stop.abort());
      return 0.99;
    };
    assert.equal(await faultOf(ask(t, '/503', {}, { signal: stop.signal, random })), 'theirs http 503');
  });

  test('counts an answer that never came as a fault of the service when its own time is used up', async (t) => {
    const { signal, start } = createBudget(short, new AbortController().signal);
    assert.equal(await faultOf(ask(t, '/silent', {}, { signal, started: start })), 'theirs timeout');
  });

  test('holds to what a whole try said when the time ends while the next one waits for its turn', async (t) => {
    const stop = new AbortController();
    let turns = 0;
    const turn: Turn = async (_host, signal) => {
      turns += 1;
      if (turns === 1) return () => {};
      stop.abort();
      throw signal.reason;
    };
    assert.equal(
      await faultOf(ask(t, '/silent', {}, { signal: stop.signal, turn, tryTimeoutMs: short })),
      'theirs timeout',
    );
    assert.equal(turns, 2);
  });

  test('counts it as ours when the run is over', async (t) => {
    const stop = new AbortController();
    const work = faultOf(ask(t, '/silent', {}, { signal: stop.signal }));
    setTimeout(() => stop.abort(), 50);
    assert.equal(await work, 'ours timeout');
  });

  test('says who asks, what it takes, and nothing else about this machine', async (t) => {
    const { text } = await ask(t, '/echo');
    const headers = Object.keys(JSON.parse(text)).sort();
    const known = [
      'accept',
      'accept-encoding',
      'accept-language',
      'connection',
      'host',
      'sec-fetch-mode',
      'user-agent',
    ];
    assert.deepEqual(headers, known);
    assert.equal(JSON.parse(text)['user-agent'], 'test/1');
    assert.equal(JSON.parse(text).accept, 'application/json');
  });

  test('sends the body of a POST with its length', async (t) => {
    const { text } = await ask(t, '/echo', { method: 'POST', body: '四字节', headers: { 'content-type': 'text/xml' } });
    assert.equal(JSON.parse(text)['content-length'], '9');
    assert.equal(JSON.parse(text)['content-type'], 'text/xml');
  });

  test('that is no address fails without asking anybody', async (t) => {
    const { request } = clientFor(t, {});
    assert.equal(await faultOf(request('koji', json)), 'ours blocked');
  });

  test('reports a failure once, after its last try', async (t) => {
    const { request, failed } = clientFor(t, { exempt: [faults.address] });
    await faultOf(request(`${faults.address}/502`, json));
    assert.deepEqual(
      failed.map(({ message }) => message),
      [`${new URL(faults.address).host}：HTTP 502`],
    );
  });
});

describe('a connection', () => {
  test('that is refused is a fault of the service', async (t) => {
    const address = await refusing();
    const { request } = clientFor(t, { exempt: [address] });
    assert.equal(await faultOf(request(address, json)), 'theirs connect ECONNREFUSED');
  });

  test('that nobody accepts ends with the limit for connecting', async (t) => {
    const { address, close } = await unreachable();
    t.after(close);
    const { request } = clientFor(t, { exempt: [address], connectTimeoutMs: short });
    assert.equal(await faultOf(request(address, json)), 'theirs timeout UND_ERR_CONNECT_TIMEOUT');
  });

  test('at which another protocol is spoken is no answer', async (t) => {
    const { address, close } = await babbling();
    t.after(close);
    const { request } = clientFor(t, { exempt: [address] });
    assert.match(await faultOf(request(address, json)), /^ours parse HPE_/);
  });

  test('to a name that does not exist is a fault of ours', async (t) => {
    const { request } = clientFor(t, {
      lookup: (_host, _options, done) => done(Object.assign(new Error(), { code: 'ENOTFOUND' }), []),
    });
    assert.equal(await faultOf(request('https://no-such-name.example/', json)), 'ours dns ENOTFOUND');
  });

  test('to a name that resolves to this machine or a private network is not made', async (t) => {
    const faults = await startFaults();
    t.after(() => faults.close());
    const { port } = new URL(faults.address);
    for (const address of ['127.0.0.1', '10.0.0.7', '::1', 'fd00::1', '::ffff:127.0.0.1', '169.254.169.254']) {
      const found = [{ address, family: address.includes(':') ? 6 : 4 }];
      const { request } = clientFor(t, { lookup: (_host, _options, done) => done(null, found) });
      assert.equal(await faultOf(request(`http://inside.example:${port}/good`, json)), 'ours blocked PRIVATE_ADDRESS');
    }
    for (const host of ['127.0.0.1', '2130706433', '0x7f.1', '[::1]', '[::ffff:7f00:1]', 'localhost']) {
      const { request } = clientFor(t, {});
      assert.equal(await faultOf(request(`http://${host}:${port}/good`, json)), 'ours blocked PRIVATE_ADDRESS', host);
    }
    assert.deepEqual(faults.asked, {});
  });

  test('uses the public ones of several addresses', async () => {
    const addresses = createAddresses(new Set(), (_host, _options, done) =>
      done(null, [
        { address: '10.0.0.7', family: 4 },
        { address: '1.1.1.1', family: 4 },
      ]),
    );
    const found = await new Promise((resolve) => {
      addresses('mixed.example', 443)('mixed.example', { all: true }, (_error, list) => resolve(list));
    });
    assert.deepEqual(found, [{ address: '1.1.1.1', family: 4 }]);
  });

  test('outside of HTTP obeys the same rules', async () => {
    const settings = { turn: createTurns(6), signal: new AbortController().signal };
    const closed = new URL(await refusing());
    const to = (exempt: string[]) =>
      faultOf(
        openConnection(closed.hostname, Number(closed.port), {
          ...settings,
          addresses: createAddresses(new Set(exempt)),
        }),
      );
    assert.equal(await to([]), 'ours blocked PRIVATE_ADDRESS');
    assert.equal(await to([closed.host]), 'theirs connect ECONNREFUSED');
    const full = await unreachable();
    const { hostname, port, host } = new URL(full.address);
    const addresses = createAddresses(new Set([host]));
    const late = await faultOf(openConnection(hostname, Number(port), { ...settings, addresses, timeoutMs: short }));
    await full.close();
    assert.equal(late, 'theirs timeout UND_ERR_CONNECT_TIMEOUT');
  });
});

test('only addresses of the public internet are public', () => {
  const inside = ['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '169.254.169.254', '172.31.0.1', '192.168.1.1'];
  const reserved = ['192.0.2.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', 'localhost', ''];
  const six = [
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    'fc00::1',
    'fe80::1',
    'ff02::1',
    '2002:a00:1::',
    '2001:db8::1',
  ];
  for (const address of [...inside, ...reserved, ...six]) assert.equal(isPublicAddress(address), false, address);
  for (const address of ['1.1.1.1', '172.32.0.1', '2400:3200::1'])
    assert.equal(isPublicAddress(address), true, address);
});

describe('a certificate', () => {
  const now = new Date();
  let hosts: TlsFaults;
  before(async () => {
    hosts = await startTls(now);
  });
  after(() => hosts.close());

  const addressesOf = ({ trusted, selfSigned, expired, wrongName }: TlsFaults) =>
    [trusted, selfSigned, expired, wrongName].map(({ address }) => address);

  test('that is in order is accepted, and any other refused at once', async (t) => {
    const { request } = clientFor(t, { exempt: addressesOf(hosts) });
    const fault = (name: 'trusted' | 'selfSigned' | 'expired' | 'wrongName') =>
      faultOf(request(hosts[name].address, json).then(({ text }: HttpResponse) => text));
    assert.equal(await fault('trusted'), 'answered "{\\"good\\":true}"');
    assert.equal(await fault('selfSigned'), 'theirs tls DEPTH_ZERO_SELF_SIGNED_CERT');
    assert.equal(await fault('expired'), 'theirs tls CERT_HAS_EXPIRED');
    assert.equal(await fault('wrongName'), 'theirs tls ERR_TLS_CERT_ALTNAME_INVALID');
  });

  test('has its days read whether it is trusted or not', async () => {
    const addresses = createAddresses(new Set(addressesOf(hosts).map((address) => new URL(address).host)));
    const signal = new AbortController().signal;
    const days = createCertificateDays({ addresses, turn: createTurns(6), signal }, now);
    assert.equal(await days(hosts.trusted.address), 30);
    assert.equal(await days(hosts.selfSigned.address), 30);
    assert.equal(await days(hosts.expired.address), -4);
    const { port } = new URL(hosts.trusted.address);
    assert.equal(await faultOf(days(`https://127.0.0.2:${port}/`)), 'ours blocked PRIVATE_ADDRESS');
  });

  test('counts whole days to its end', () => {
    assert.equal(daysUntil('Nov 23 12:00:00 2026 GMT', new Date('2026-11-22T13:00:00Z')), 0);
    assert.equal(daysUntil('Nov 22 12:00:00 2026 GMT', new Date('2026-11-22T13:00:00Z')), -1);
  });
});

describe('turns', () => {
  test('let one request to a host at a time, and six in all', async (t) => {
    const slow = {
      '/slow': (response: ServerResponse) =>
        void setTimeout(() => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'), 30),
    };
    const faults = await Promise.all(Array.from({ length: 8 }, () => startFaults(slow)));
    t.after(() => Promise.all(faults.map((one) => one.close())));
    let open = 0;
    let most = 0;
    const turns = createTurns(6);
    const { request } = clientFor(t, {
      exempt: faults.map(({ address }) => address),
      turn: async (host, signal) => {
        const end = await turns(host, signal);
        most = Math.max(most, ++open);
        return () => {
          open -= 1;
          end();
        };
      },
    });
    await Promise.all(faults.flatMap(({ address }) => [1, 2].map(() => request(`${address}/slow`, json))));
    assert.equal(most, 6);
    assert.deepEqual(
      faults.map((one) => one.most()),
      faults.map(() => 1),
    );
  });

  test('pass over whoever waits for a busy host', async () => {
    const turn = createTurns(2);
    const { signal } = new AbortController();
    const end = await turn('a:443', signal);
    const second = turn('a:443', signal);
    await turn('b:443', signal);
    end();
    await second;
  });

  test('are given up when the signal is aborted, and ended once only', async () => {
    const turn = createTurns(1);
    const stop = new AbortController();
    const end = await turn('a:443', stop.signal);
    const second = turn('b:443', stop.signal);
    stop.abort(new Error('stopped'));
    await assert.rejects(second, /stopped/);
    const { signal } = new AbortController();
    end();
    await turn('c:443', signal);
    end();
    const none = turn('d:443', AbortSignal.timeout(20));
    await assert.rejects(none);
  });
});

describe('kept answers', () => {
  const askTwice = async (t: TestContext, path: string, keep = true) => {
    const faults = await startFaults();
    t.after(() => faults.close());
    const first = createCache({});
    const ask = (cache: Cache) =>
      clientFor(t, { exempt: [faults.address], cache }).request(faults.address + path, { ...json, keep });
    const before = await ask(first);
    const second = createCache(first.used());
    return { before, now: await ask(second), kept: second.used(), asked: faults.asked[path] };
  };

  for (const path of ['/tagged', '/tagged-bare']) {
    test(`serve a document that has not changed, with its own headers: ${path}`, async (t) => {
      const { before, now, kept, asked } = await askTwice(t, path);
      assert.equal(asked, 2);
      assert.equal(now.text, before.text);
      assert.equal(now.status, 200);
      assert.equal(now.headers['last-modified'], 'Mon, 02 Nov 2026 00:00:00 GMT');
      assert.equal(Object.keys(kept).length, 1);
    });
  }

  test('are made by no answer with a mail address in it', async (t) => {
    const { kept } = await askTwice(t, '/tagged-mail');
    assert.deepEqual(kept, {});
  });

  test('are made by no answer of which the probe does not say so', async (t) => {
    const { now, kept } = await askTwice(t, '/tagged', false);
    assert.equal(now.text, '{"asked":2}');
    assert.deepEqual(kept, {});
  });

  test('are made by no answer that cannot be asked for again conditionally', async (t) => {
    const { kept } = await askTwice(t, '/good');
    assert.deepEqual(kept, {});
  });

  test('do not show which addresses they are of', async (t) => {
    const { kept } = await askTwice(t, '/tagged');
    assert.match(Object.keys(kept).join(), /^[\da-f]{64}$/);
  });
});

describe('trying again', () => {
  const error = (kind: ProbeError['kind'], code?: string | number) => new ProbeError('', { kind, theirs: true, code });

  test('is for faults that may pass', () => {
    for (const status of [408, 425, 429, 500, 502, 503, 504]) assert.ok(isTransient(error('http', status)));
    for (const status of [400, 404, 410, 501]) assert.ok(!isTransient(error('http', status)));
    assert.ok(isTransient(error('dns', 'EAI_AGAIN')));
    assert.ok(!isTransient(error('dns', 'ENOTFOUND')));
    for (const kind of ['tls', 'redirect', 'type', 'size', 'parse', 'schema', 'fault', 'blocked'] as const) {
      assert.ok(!isTransient(error(kind)), kind);
    }
  });

  test('comes after a random part of a time that doubles up to eight seconds', () => {
    assert.deepEqual(
      [1, 2, 3, 9].map((tries) => backoffMs(tries, 0.5)),
      [250, 500, 1000, 4000],
    );
    assert.equal(backoffMs(1, 0), 0);
  });

  test('heeds Retry-After as seconds and as a date, and nothing else', () => {
    const now = new Date('2026-11-22T12:00:00Z');
    assert.equal(retryAfterMs('5', now), 5000);
    assert.equal(retryAfterMs('Sun, 22 Nov 2026 12:00:20 GMT', now), 20_000);
    assert.equal(retryAfterMs('Sun, 22 Nov 2026 11:00:00 GMT', now), 0);
    assert.equal(retryAfterMs('soon', now), undefined);
    assert.equal(retryAfterMs(null, now), undefined);
    assert.ok(maxWaitMs < 40_000);
  });
});

describe('a token', () => {
  const environment = { GITEE_TOKEN: 's3cret-t0ken' };
  const gitee: ConfigOf<'gitee'> = { kind: 'gitee', api: 'https://gitee.example/api/v5', orgs: ['a'] };

  test('goes to its own service over HTTPS, as a header', () => {
    const authorize = authorizationFor(gitee, environment);
    assert.deepEqual(authorize(new URL('https://gitee.example/api/v5/orgs/a')), {
      authorization: 'Bearer s3cret-t0ken',
    });
    assert.deepEqual(authorize(new URL('http://gitee.example/api/v5/orgs/a')), {});
    assert.deepEqual(authorize(new URL('https://other.example/api/v5')), {});
    assert.deepEqual(authorizationFor(gitee, {})(new URL(gitee.api)), {});
  });

  test('of one kind of service goes to no other', () => {
    const authorize = authorizationFor({ kind: 'web', url: 'https://gitee.example/' }, environment);
    assert.deepEqual(authorize(new URL('https://gitee.example/')), {});
  });

  test('is in no line that is printed, however it came there', () => {
    const redact = createRedact(secretsOf({ ...environment, HOME: '/home/somebody', SHORT_KEY: 'on' }));
    const encoded = Buffer.from(environment.GITEE_TOKEN).toString('base64');
    const cause = new Error(`Authorization: Basic ${encoded}`);
    const error = new Error(`GET https://user:pass@gitee.example/a?access_token=other#x s3cret-t0ken`, { cause });
    const printed = redact(describeError(error, true));
    for (const secret of ['s3cret-t0ken', encoded, 'pass', 'access_token', 'user:'])
      assert.ok(!printed.includes(secret), secret);
    assert.match(printed, /https:\/\/gitee\.example\/a/);
  });
});

test('a printed line has no mail address and nothing that acts on a terminal', () => {
  const redact = createRedact([]);
  assert.equal(redact('from somebody@mail.example\u001b[2J\u0007\nnext\u202e'), 'from …[2J\nnext');
});

describe('the resolver', () => {
  const failing = (code: string) => () => Promise.reject(Object.assign(new Error(), { code }));

  test('joins the pieces of a text, and gives nothing for a name without one', async () => {
    const found = createResolver({
      resolveTxt: async () => [['v=spf1 ', '-all'], ['other']],
      resolveMx: failing('ENODATA'),
    });
    assert.deepEqual(await found.txt('a.example'), ['v=spf1 -all', 'other']);
    assert.deepEqual(await found.mx('a.example'), []);
  });

  test('asks the name servers that the process was told', async (t) => {
    const names = await startNameServer();
    const before = dns.getServers();
    t.after(() => {
      dns.setServers(before);
      return names.close();
    });
    dns.setServers([names.address]);
    const { txt, mx } = createResolver();
    assert.match((await txt('_dmarc.example.org')).join(), /^v=DMARC1/);
    assert.equal((await mx('example.org'))[0]?.exchange, 'smtp.example.org');
    assert.deepEqual(await txt('nobody.example.org'), []);
  });

  test('says so where nobody could tell', async () => {
    const { txt } = createResolver({ resolveTxt: failing('ESERVFAIL'), resolveMx: failing('ETIMEOUT') });
    assert.equal(await faultOf(txt('a.example')), 'ours dns ESERVFAIL');
  });
});
