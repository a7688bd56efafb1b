// The probe of mail servers, against loopback servers that answer well, badly and not at all.
import assert from 'node:assert/strict';
import { Resolver as SystemResolver } from 'node:dns/promises';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { after, before, describe, type TestContext, test } from 'node:test';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { check as checkSchema, figures as figuresSchema } from '#schemas/snapshot.ts';
import { ProbeError, type Resolver } from '#scripts/http/contract.ts';
import { networkError } from '#scripts/http/network-error.ts';
import type { Tools } from '#scripts/live/probe.ts';
import { probeService } from '#scripts/live/probes/index.ts';
import { dmarcOf, spfOf } from '#scripts/live/probes/smtp/smtp.ts';
import { createResolver } from '#scripts/live/tools.ts';
import { certificateFor, selfSigned } from '#scripts/services/certificate.ts';
import { start as startNameServer } from '#scripts/services/dns.ts';
import { listen, type Service } from '#scripts/services/loopback.ts';
import { answersIn, type SmtpOptions, start } from '#scripts/services/smtp.ts';

const dayMs = 24 * 60 * 60 * 1000;
const now = new Date();
const inDays = (days: number) => new Date(now.getTime() + days * dayMs);
const fixture = (name: string) =>
  readFileSync(new URL(`../../scripts/services/recordings/smtp/${name}`, import.meta.url), 'utf8');

const unused = (): never => {
  throw new Error('this probe has no use for it');
};
const toolsWith = (changes: Partial<Tools> = {}): Tools => ({
  request: unused,
  certificateDays: unused,
  connect: unused,
  resolver: { txt: unused, mx: unused },
  now,
  signal: new AbortController().signal,
  ...changes,
});

/** Reaches the mock, whatever host and port the record names. */
const reaching = async ({ address }: Service, signal: AbortSignal): Promise<Socket> => {
  const socket = connect(Number(new URL(address).port), '127.0.0.1');
  signal.addEventListener('abort', () => socket.destroy(), { once: true });
  await once(socket, 'connect').catch((error) => {
    throw networkError(error, '127.0.0.1');
  });
  return socket;
};

type Options = Partial<Tools> & { host?: string; port?: number; onConnection?: () => void };

async function probed(service: Service, options: Options = {}) {
  const { host = '127.0.0.1', port = 587, onConnection = () => {}, ...changes } = options;
  const tools = toolsWith(changes);
  const reach = async () => {
    const socket = await reaching(service, tools.signal);
    // The probe goes on first, in a microtask.
    setImmediate(onConnection);
    return socket;
  };
  const result = await probeService({ kind: 'smtp', host, port }, { ...tools, connect: reach });
  for (const check of result.checks) checkSchema.parse(check);
  figuresSchema.parse(result.figures);
  const outcomes = Object.fromEntries(result.checks.map(({ id, outcome }) => [id, outcome]));
  const error = (id: string) => result.checks.find((check) => check.id === id)?.error;
  return { ...result, outcomes, error };
}

async function standIn(t: TestContext, options: Partial<SmtpOptions> = {}) {
  const service = await start({ now, ...options });
  t.after(service.close);
  return service;
}

/** A server that does with each connection what it is told. */
async function serverThat(t: TestContext, act: (socket: Socket) => void): Promise<Service> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    act(socket);
  });
  const service = await listen(server, 'smtp');
  t.after(service.close);
  return service;
}
const serverSaying = (t: TestContext, greeting: string, ...answers: string[]) =>
  serverThat(t, (socket) => {
    const left = [...answers];
    socket.write(greeting);
    socket.on('data', () => socket.write(left.shift() ?? '221 2.0.0 Bye\r\n'));
  });

const trusted = certificateFor(now);
const trustedBefore = getCACertificates('default');
const ending = (days: number) => selfSigned({ from: inDays(-60), to: inDays(days) });
const [youngEnough, tooOld] = [ending(40.5), ending(15.5)];

before(() => setDefaultCACertificates([...trustedBefore, trusted.cert, youngEnough.cert, tooOld.cert]));
after(() => setDefaultCACertificates(trustedBefore));

const nothingElse = { starttls: 'skip', certificate: 'skip' };

// The first tests: a socket of an earlier one that closes now would not find its timer on the clock that is put in here.
describe('a server that drips', () => {
  /** Says one byte after the other and never a whole line: `fed` when some have gone out, `left` when the client has gone. */
  async function dripping(t: TestContext) {
    const fed = Promise.withResolvers<void>();
    const left = Promise.withResolvers<void>();
    const service = await serverThat(t, (socket) => {
      let count = 0;
      const timer = setInterval(() => {
        socket.write('2');
        count += 1;
        if (count === 5) fed.resolve();
      }, 1);
      socket.once('close', () => {
        clearInterval(timer);
        left.resolve();
      });
    });
    return { service, fed: fed.promise, left: left.promise };
  }

  for (const [port, outcome] of [
    [587, 'fail'],
    [25, 'error'],
  ] as const) {
    test(`for longer than the limit is a timeout: ${outcome} on port ${port}`, async (t) => {
      const { service, fed, left } = await dripping(t);
      const connection = Promise.withResolvers<void>();
      t.mock.timers.enable({ apis: ['setTimeout'] });
      const probing = probed(service, { port, onConnection: connection.resolve });
      await Promise.all([fed, connection.promise]);
      t.mock.timers.tick(15_000);
      const { outcomes, error } = await probing;
      assert.deepEqual(outcomes, { smtp: outcome, ...nothingElse });
      assert.deepEqual(error('smtp'), { kind: 'timeout' });
      t.mock.timers.tick(1000);
      await left;
    });
  }

  test('when the run ends is not blamed for it', async (t) => {
    const { service, fed } = await dripping(t);
    const run = new AbortController();
    const probing = probed(service, { signal: run.signal });
    await fed;
    run.abort();
    const { outcomes, error } = await probing;
    assert.deepEqual(outcomes, { smtp: 'error', ...nothingElse });
    assert.deepEqual(error('smtp'), { kind: 'timeout' });
  });
});

describe('a server in good order', () => {
  test('greets, encrypts and shows a certificate whose days are counted from the clock of the run', async (t) => {
    const service = await standIn(t, { certificate: youngEnough });
    const { outcomes, figures, checks } = await probed(service);
    assert.deepEqual(outcomes, { smtp: 'pass', starttls: 'pass', certificate: 'pass' });
    assert.deepEqual(figures, { startTls: true, tlsDaysLeft: 40 });
    assert.equal(typeof checks[0]?.latencyMs, 'number');
    const later = await probed(service, { now: inDays(10) });
    assert.equal(later.figures.tlsDaysLeft, 30);
  });

  test('is asked for nothing but its greeting, and does not learn the name of this machine', async (t) => {
    const service = await standIn(t, { certificate: trusted });
    await probed(service);
    while (service.heard.length < 4) await new Promise(setImmediate);
    assert.deepEqual(service.heard, ['EHLO [127.0.0.1]', 'STARTTLS', 'EHLO [127.0.0.1]', 'QUIT']);
  });

  test('is encrypted from the first byte on port 465, where STARTTLS is no question', async (t) => {
    const answers = answersIn(fixture('implicit-tls.transcript.txt')).slice(1);
    const { createServer: createTlsServer } = await import('node:tls');
    const server = createTlsServer(trusted, (socket) => {
      socket.write(answers[0]?.get('') ?? '');
      socket.on('data', (line) => socket.write(answers[0]?.get(`${line}`.slice(0, 4)) ?? ''));
      socket.on('error', () => socket.destroy());
    });
    const service = await listen(server, 'smtps');
    t.after(service.close);
    const { outcomes, figures } = await probed(service, { port: 465 });
    assert.deepEqual(outcomes, { smtp: 'pass', certificate: 'pass' });
    assert.deepEqual(Object.keys(figures), ['tlsDaysLeft']);
  });

  test('may greet in several lines, cut anywhere', async (t) => {
    const service = await serverThat(t, (socket) => {
      const said = '220-mail.example.org\r\n220-欢迎\r\n220 ready\r\n';
      for (const byte of Buffer.from(said)) socket.write(Buffer.from([byte]));
      socket.on('data', () => socket.write('250-mail.example.org\r\n250-SIZE 10240000\r\n250 8BITMIME\r\n'));
    });
    assert.equal((await probed(service)).outcomes['smtp'], 'pass');
  });

  test('may know HELO alone', async (t) => {
    const service = await serverSaying(t, '220 old\r\n', '502 unknown\r\n', '250 old\r\n');
    const { outcomes, figures } = await probed(service);
    assert.deepEqual(outcomes, { smtp: 'pass', starttls: 'warn', certificate: 'skip' });
    assert.deepEqual(figures, { startTls: false });
  });
});

describe('encryption', () => {
  test('that is not offered is a warning, and a figure', async (t) => {
    const answers = answersIn(fixture('submission.transcript.txt'));
    const ehlo = answers[0]?.get('EHLO') ?? '';
    assert.match(ehlo, /250-STARTTLS/);
    answers[0]?.set('EHLO', ehlo.replace('250-STARTTLS\r\n', ''));
    const { outcomes, figures } = await probed(await standIn(t, { answers }));
    assert.deepEqual(outcomes, { smtp: 'pass', starttls: 'warn', certificate: 'skip' });
    assert.deepEqual(figures, { startTls: false });
  });

  test('that is offered and then refused is a fault, and no figure', async (t) => {
    const service = await serverSaying(t, '220 m\r\n', '250-m\r\n250 STARTTLS\r\n', '454 4.7.0 TLS not available\r\n');
    const { outcomes, figures, error } = await probed(service);
    assert.deepEqual(outcomes, { smtp: 'pass', starttls: 'fail', certificate: 'skip' });
    assert.deepEqual(error('starttls'), { kind: 'fault', code: 454 });
    assert.deepEqual(figures, {});
  });

  test('whose handshake is no handshake is a TLS fault', async (t) => {
    const service = await serverSaying(t, '220 m\r\n', '250-m\r\n250 STARTTLS\r\n', '220 go\r\n', 'no TLS here\r\n');
    const { outcomes, error } = await probed(service);
    assert.equal(outcomes['smtp'], 'pass');
    assert.equal(outcomes['starttls'], 'fail');
    assert.equal(error('starttls')?.kind, 'tls');
  });

  test('is a warning when passwords are taken without it', async (t) => {
    const answers = answersIn(fixture('submission.transcript.txt'));
    answers[0]?.set('EHLO', '250-m\r\n250-AUTH PLAIN LOGIN\r\n250 STARTTLS\r\n');
    const { outcomes, figures } = await probed(await standIn(t, { answers, certificate: trusted }));
    assert.equal(outcomes['starttls'], 'warn');
    assert.equal(figures.startTls, true);
  });

  test('is a warning when something was slipped in before the handshake', async (t) => {
    const answers = answersIn(fixture('submission.transcript.txt'));
    answers[0]?.set('STARTTLS', '220 2.0.0 Ready to start TLS\r\n250 slipped in\r\n');
    const { outcomes } = await probed(await standIn(t, { answers, certificate: trusted }));
    assert.equal(outcomes['starttls'], 'warn');
  });
});

describe('a certificate', () => {
  const cases = [
    { of: 'that has expired', certificate: ending(-3.5), code: 'CERT_HAS_EXPIRED', days: -4, trust: true },
    { of: 'that nobody vouches for', certificate: ending(40.5), code: 'DEPTH_ZERO_SELF_SIGNED_CERT', days: 40 },
  ];
  for (const { of, certificate, code, days, trust } of cases) {
    test(`${of} is a fault with its reason, and its days are still told`, async (t) => {
      if (trust) {
        const list = getCACertificates('default');
        setDefaultCACertificates([...list, certificate.cert]);
        t.after(() => setDefaultCACertificates(list));
      }
      const { outcomes, figures, error } = await probed(await standIn(t, { certificate }));
      assert.deepEqual(outcomes, { smtp: 'pass', starttls: 'pass', certificate: 'fail' });
      assert.deepEqual(error('certificate'), { kind: 'tls', code });
      assert.deepEqual(figures, { startTls: true, tlsDaysLeft: days });
    });
  }

  test('for another name is a fault', async (t) => {
    const service = await standIn(t, { certificate: trusted });
    const { outcomes, error } = await probed(service, { host: 'mail.example.org' });
    assert.equal(outcomes['certificate'], 'fail');
    assert.deepEqual(error('certificate'), { kind: 'tls', code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  });

  test('between servers, on port 25, need not be trusted', async (t) => {
    const service = await standIn(t, { certificate: ending(40.5) });
    assert.equal((await probed(service, { port: 25 })).outcomes['certificate'], 'warn');
  });

  test('that ends soon, for one of its lifetime, is a warning', async (t) => {
    const { outcomes, figures } = await probed(await standIn(t, { certificate: tooOld }));
    assert.equal(outcomes['certificate'], 'warn');
    assert.equal(figures.tlsDaysLeft, 15);
  });
});

describe('a server in disorder', () => {
  for (const [about, greeting, error, outcome] of [
    ['busy', '421 4.3.2 All server ports are busy\r\n', { kind: 'fault', code: 421 }, 'fail'],
    ['busy in several lines', '421-4.3.2 busy\r\n421 come back\r\n', { kind: 'fault', code: 421 }, 'fail'],
    ['refusing us', '554 5.7.1 Service unavailable; client host blocked\r\n', { kind: 'fault', code: 554 }, 'error'],
    ['another program', 'SSH-2.0-OpenSSH_9.2\r\n', { kind: 'parse' }, 'fail'],
    ['a web server', 'HTTP/1.1 400 Bad Request\r\n\r\n', { kind: 'parse' }, 'fail'],
    ['binary', '\x00\xff\x1b[2J\r\n', { kind: 'parse' }, 'fail'],
    ['without end in one line', '2'.repeat(40_000), { kind: 'size' }, 'fail'],
    ['without end in many lines', '220-still there\r\n'.repeat(3000), { kind: 'size' }, 'fail'],
  ] as const) {
    test(`a greeting ${about} is told as ${outcome}`, async (t) => {
      const result = await probed(await serverSaying(t, greeting));
      assert.deepEqual(result.outcomes, { smtp: outcome, ...nothingElse });
      assert.deepEqual(result.error('smtp'), error);
      assert.deepEqual(result.figures, {});
    });
  }

  test('that hangs up without a word is a connection fault', async (t) => {
    const { outcomes, error } = await probed(await serverThat(t, (socket) => socket.end()));
    assert.deepEqual(outcomes, { smtp: 'fail', ...nothingElse });
    assert.equal(error('smtp')?.kind, 'connect');
  });

  test('that hangs up at EHLO, or answers it with 421, is told as such', async (t) => {
    const hangsUp = await serverThat(t, (socket) => {
      socket.write('220 m\r\n');
      socket.on('data', () => socket.end());
    });
    assert.equal((await probed(hangsUp)).error('smtp')?.kind, 'connect');
    const busy = await serverSaying(t, '220 m\r\n', '421 4.7.0 too many\r\n');
    assert.deepEqual((await probed(busy)).error('smtp'), { kind: 'fault', code: 421 });
  });

  test('that refuses the connection is a connection fault with its code', async (t) => {
    const service = await standIn(t);
    await service.close();
    const { outcomes, error } = await probed(service);
    assert.deepEqual(outcomes, { smtp: 'fail', ...nothingElse });
    assert.deepEqual(error('smtp'), { kind: 'connect', code: 'ECONNREFUSED' });
  });

  test('leaves no connection behind', async (t) => {
    let open: Socket | undefined;
    const service = await serverThat(t, (socket) => {
      open = socket;
      socket.write('nonsense\r\n');
    });
    await probed(service);
    assert.ok(open);
    if (!open.destroyed) await once(open, 'close');
  });
});

describe('the DNS of the domain', () => {
  const silent = (code: string) => async (): Promise<never> => {
    throw new ProbeError('nobody could say', { kind: 'dns', theirs: false, code });
  };
  const ask = async (t: TestContext, resolver: Resolver) => {
    const config = { kind: 'smtp', host: '127.0.0.1', port: 587, domain: 'example.org' } as const;
    const service = await standIn(t);
    const tools = toolsWith({ resolver });
    const { checks, figures } = await probeService(config, {
      ...tools,
      connect: () => reaching(service, tools.signal),
    });
    return { checks: checks.slice(3), spf: figures.spf, dmarc: figures.dmarc };
  };

  test('in good order gives the policies, not the records', async (t) => {
    const { address, close } = await startNameServer();
    t.after(close);
    const source = new SystemResolver();
    source.setServers([address]);
    const { checks, spf, dmarc } = await ask(t, createResolver(source));
    assert.deepEqual(checks, [
      { id: 'mx', outcome: 'pass' },
      { id: 'spf', outcome: 'pass' },
      { id: 'dmarc', outcome: 'pass' },
    ]);
    assert.deepEqual([spf, dmarc], ['-all', 'reject']);
  });

  test('without records is a warning: nothing is broken, nothing protects', async (t) => {
    const { checks, spf, dmarc } = await ask(t, { txt: async () => [], mx: async () => [] });
    assert.deepEqual(
      checks.map(({ outcome }) => outcome),
      ['warn', 'warn', 'warn'],
    );
    assert.deepEqual([spf, dmarc], ['missing', 'missing']);
  });

  test('that does not answer is our trouble, and gives no figure', async (t) => {
    const { checks, spf, dmarc } = await ask(t, { txt: silent('ESERVFAIL'), mx: silent('ETIMEOUT') });
    assert.deepEqual(checks[0], { id: 'mx', outcome: 'error', error: { kind: 'dns', code: 'ETIMEOUT' } });
    assert.deepEqual(checks[1], { id: 'spf', outcome: 'error', error: { kind: 'dns', code: 'ESERVFAIL' } });
    assert.deepEqual([spf, dmarc], [undefined, undefined]);
  });

  test('SPF says what becomes of mail from elsewhere', () => {
    const other = ['google-site-verification=abc', 'v=spf10 not this'];
    assert.equal(spfOf([...other, 'v=spf1 mx ip4:192.0.2.0/24 -all']), '-all');
    assert.equal(spfOf(['V=SPF1 a ~ALL']), '~all');
    assert.equal(spfOf(['v=spf1 all']), '+all');
    assert.equal(spfOf(['v=spf1 redirect=_spf.example.org']), 'redirect');
    assert.equal(spfOf(['v=spf1 redirect=_spf.example.org ?all']), '?all');
    assert.equal(spfOf(['v=spf1']), '?all');
    assert.equal(spfOf(other), 'missing');
    assert.equal(spfOf(['v=spf1 -all', 'v=spf1 mx -all']), 'invalid');
    assert.equal(spfOf([`v=spf1 ${'include:a.example '.repeat(11)}-all`]), 'invalid');
    assert.equal(spfOf([`v=spf1 ${'include:a.example '.repeat(10)}ip4:192.0.2.1 -all`]), '-all');
  });

  test('DMARC says what is asked of receivers', () => {
    assert.equal(dmarcOf(['v=DMARC1; p=reject; rua=mailto:dmarc@example.org']), 'reject');
    assert.equal(dmarcOf(['v=DMARC1;p=Quarantine;']), 'quarantine');
    assert.equal(dmarcOf(['v=DMARC1; p=none']), 'none');
    assert.equal(dmarcOf(['v=DMARC1; sp=reject']), 'invalid');
    assert.equal(dmarcOf(['v=DMARC1; p=rejected']), 'invalid');
    assert.equal(dmarcOf(['v=DMARC1; p=none', 'v=DMARC1; p=reject']), 'invalid');
    assert.equal(dmarcOf(['v=spf1 -all']), 'missing');
  });
});
