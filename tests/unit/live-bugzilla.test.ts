// The probe of Bugzilla, against the mock and against sites that keep their bugs or their answers to themselves.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, type TestContext, test } from 'node:test';
import { createCache } from '#scripts/http/cache.ts';
import type { ProbeResult } from '#scripts/live/probe.ts';
import { search } from '#scripts/live/probes/bugzilla.ts';
import { probeService } from '#scripts/live/probes/index.ts';
import { start } from '#scripts/services/bugzilla.ts';
import {
  answering,
  assertPublishable,
  outcomeOf,
  outcomes,
  type Reply,
  recorded,
  recordings,
  started,
  toolsFor,
} from '../support/live-asking.ts';

const now = new Date('2026-11-22T20:00:00Z');

const probe = (base: string) => ({ kind: 'bugzilla' as const, base });

const json = (body: unknown, status = 200): Reply => ({
  status,
  type: 'application/json; charset=UTF-8',
  body: JSON.stringify(body),
});
const version = json({ version: '5.2+' });
const recordedBy = (prefix: string): Reply => {
  const name = recordings('bugzilla').find((one) => one.startsWith(prefix));
  assert.ok(name, `a recording ${prefix}`);
  return recorded('bugzilla', name);
};

/** Asks a site whose searches are answered like this. */
const askReplying = async (t: TestContext, reply: (query: URLSearchParams) => Reply): Promise<ProbeResult> => {
  const service = await answering(t, ({ pathname, searchParams }) =>
    pathname.endsWith('/version') ? version : reply(searchParams),
  );
  return probeService(probe(service.address), toolsFor(t, now, [service]));
};

/** A search that gives these bugs, and nothing after them. */
const once = (bugs: unknown[]) => (query: URLSearchParams) => json({ bugs: query.has('offset') ? [] : bugs });

const expected = JSON.parse(
  readFileSync(new URL('../../scripts/services/recordings/bugzilla/expected.json', import.meta.url), 'utf8'),
) as Record<string, string>;

describe('bugzilla', () => {
  test('every recorded answer is read, or refused for the right reason', async (t) => {
    const names = recordings('bugzilla');
    const service = await answering(t, ({ pathname }) =>
      recorded('bugzilla', decodeURIComponent(pathname.split('/')[1] ?? '')),
    );
    const tools = toolsFor(t, now, [service]);
    const found: Record<string, string> = {};
    for (const name of names) {
      found[name] = await outcomeOf(async () => {
        const { bugs } = await search(`${service.address}/${encodeURIComponent(name)}`, {}, tools);
        return `${bugs.length} bugs`;
      });
    }
    assert.deepEqual(found, expected);
  });

  test('a site that is well gives every figure and the newest changes', async (t) => {
    const service = await started(t, start({ now }));
    const result = await probeService(probe(`${service.address}/`), toolsFor(t, now, [service]));
    assertPublishable(result, ['oc.example', '李明', '张伟', 'CONFIRMED']);
    assert.deepEqual(result.figures, {
      version: '5.2+',
      openBugs: 7,
      openBySeverity: { critical: 1, major: 2, normal: 1, minor: 1, blocker: 1, enhancement: 1 },
      changed7d: 9,
    });
    assert.equal(result.links[0]?.title, '#1 内核 6.6.30 在 Kunpeng 920 上启动时 panic');
    assert.equal(result.links[0]?.url, `${service.address}/show_bug.cgi?id=1`);
    assert.equal(result.links[0]?.at, '2026-11-22T19:56:00Z');
    assert.deepEqual(
      result.links.map(({ title }) => title.split(' ')[0]),
      ['#1', '#2', '#12', '#10', '#11'],
    );
    assert.deepEqual(outcomes(result), { search: 'pass', version: 'pass', changes: 'pass' });
  });

  test('no search is sent without its fields, nor with count_only', async (t) => {
    const queries: URLSearchParams[] = [];
    await askReplying(t, (query) => {
      queries.push(query);
      return json({ bugs: [] });
    });
    assert.ok(queries.length > 0);
    for (const query of queries) {
      assert.ok(query.has('include_fields'));
      assert.ok(query.has('limit'));
      assert.equal(query.has('count_only'), false);
      assert.doesNotMatch(query.get('include_fields') ?? '', /assigned_to|creator|cc|comment/);
    }
  });

  test('bugs that come whole, for a site ignores what it does not know, are counted and give nobody away', async (t) => {
    for (const recording of ['29-', '5.0.6-29-']) {
      const { bugs } = JSON.parse(String(recordedBy(recording).body)) as { bugs: { cc: string[] }[] };
      assert.ok(
        bugs.some(({ cc }) => cc.some((address) => address.includes('@'))),
        'the recording has mail addresses',
      );
      const result = await askReplying(t, once(bugs));
      assertPublishable(result, ['oc.example', '李明', '管理员']);
      assert.equal(result.figures.openBugs, 5, 'of eight bugs three are closed');
    }
  });

  test('a filter that vanished does not make closed bugs open', async (t) => {
    for (const recording of ['38-', '51-', '154-', '155-']) {
      const { bugs } = JSON.parse(String(recordedBy(recording).body)) as { bugs: { resolution?: string }[] };
      const open = bugs.filter(({ resolution }) => resolution === '').length;
      const result = await askReplying(t, once(bugs));
      assert.equal(result.figures.openBugs, open, recording);
    }
  });

  test('a list that is capped without a word is asked for until its end', async (t) => {
    const { bugs: capped } = JSON.parse(String(recordedBy('132-').body)) as { bugs: unknown[] };
    assert.equal(capped.length, 3, 'limit=0 was capped in the recording');
    const service = await started(t, start({ now, maxSearchResults: 3 }));
    const { figures } = await probeService(probe(service.address), toolsFor(t, now, [service]));
    assert.equal(figures.openBugs, 7);
    assert.equal(figures.changed7d, 9);
  });

  test('a list without end is no figure', async (t) => {
    let id = 0;
    const result = await askReplying(t, () => json({ bugs: [{ id: id++, severity: 'normal', resolution: '' }] }));
    assert.equal('openBugs' in result.figures, false);
    assert.deepEqual(result.checks[0], { id: 'search', outcome: 'error', error: { kind: 'size' } });
    assert.ok(id < 20, 'and it is not asked for long');
  });

  test('a site that answers every page with the same bugs is not asked for ever', async (t) => {
    const result = await askReplying(t, () => json({ bugs: [{ id: 1, severity: 'normal', resolution: '' }] }));
    assert.equal(result.figures.openBugs, 1);
  });

  test('no open bug is a figure of its own', async (t) => {
    const result = await askReplying(t, once([]));
    assert.deepEqual(result.figures, { version: '5.2+', openBugs: 0, openBySeverity: {}, changed7d: 0 });
  });

  test('what changed more than seven days ago is linked, but not counted', async (t) => {
    const bug = (id: number, hours: number) => ({
      ...{ id, summary: `bug ${id}`, resolution: '', severity: 'normal' },
      last_change_time: new Date(now.getTime() - hours * 3_600_000).toISOString().replace('.000', ''),
    });
    const result = await askReplying(t, once([bug(1, 1), bug(2, 168), bug(3, 169), bug(4, 9000)]));
    assert.equal(result.figures.changed7d, 2);
    assert.equal(result.links.length, 4);
  });

  test('a bug of a group is counted and not linked', async (t) => {
    const shared = { severity: 'normal', resolution: '', last_change_time: '2026-11-22T19:00:00Z' };
    const bugs = [
      { ...shared, id: 1, summary: 'everybody may read this', groups: [] },
      { ...shared, id: 2, summary: 'not for the public', groups: ['security'] },
    ];
    const result = await askReplying(t, once(bugs));
    assertPublishable(result, ['not for the public']);
    assert.equal(result.links.length, 1);
    assert.equal(result.figures.openBugs, 2);
  });

  test('a site that asks everybody to log in is well and has only its version', async (t) => {
    const service = await started(t, start({ now, requireLogin: true }));
    const result = await probeService(probe(service.address), toolsFor(t, now, [service]));
    assert.deepEqual(outcomes(result), { search: 'pass', version: 'pass', changes: 'pass' });
    assert.deepEqual([result.figures, result.links], [{ version: '5.2+' }, []]);
  });

  test('a site that asks for a login with its code as a string is the same', async (t) => {
    const result = await askReplying(t, () => json({ error: true, code: '410', message: 'You must log in' }, 401));
    assert.deepEqual(result.checks[0], { id: 'search', outcome: 'pass' });
    assert.deepEqual(result.figures, { version: '5.2+' });
  });

  test('a database that is down, reported with status 200, is a failure though the version is told', async (t) => {
    const message =
      'DBI connect failed: Access denied for user bugs@localhost at /var/www/bugzilla/Bugzilla/DB.pm line 1';
    for (const code of [100500, '100500']) {
      const result = await askReplying(t, () => json({ error: true, code, message }));
      assert.deepEqual(result.checks[0], { id: 'search', outcome: 'fail', error: { kind: 'fault', code: 100500 } });
      assert.deepEqual(result.figures, { version: '5.2+' });
      assertPublishable(result, ['localhost', '/var/www']);
    }
  });

  test('a request that is refused as wrong is our mistake', async (t) => {
    const refusal = recordedBy('37-');
    assert.equal(refusal.status, 400);
    const result = await askReplying(t, () => refusal);
    assert.deepEqual(result.checks[0], { id: 'search', outcome: 'error', error: { kind: 'fault', code: 50 } });
  });

  test('where only rest.cgi answers, that is asked', async (t) => {
    const service = await answering(t, ({ pathname }) => {
      if (!pathname.startsWith('/bugs/rest.cgi/')) return recordedBy('110-');
      return pathname.endsWith('/version') ? version : json({ bugs: [] });
    });
    const result = await probeService(probe(`${service.address}/bugs`), toolsFor(t, now, [service]));
    assert.deepEqual(outcomes(result), { search: 'pass', version: 'pass', changes: 'pass' });
    assert.equal(result.figures.openBugs, 0);
  });

  test('answers with an etag are not kept: they hold what people wrote', async (t) => {
    const service = await answering(t, ({ pathname }) => {
      const { body } = pathname.endsWith('/version') ? version : recordedBy('36-');
      return { headers: { etag: '/4KF3Gm' }, body };
    });
    const cache = createCache({});
    const found = await probeService(probe(service.address), toolsFor(t, now, [service], cache));
    assert.deepEqual(outcomes(found), { search: 'pass', version: 'pass', changes: 'pass' });
    assert.deepEqual(cache.used(), {});
  });

  test('an answer of another shape is refused without blame', async (t) => {
    const replies: Reply[] = [
      json({ bugs: 7 }),
      json([]),
      json({ bug_count: 7 }),
      json({ bugs: [{ id: -1 }] }),
      { body: '{"bugs":[{"id":1' },
      { type: 'text/html', body: '<h1>Login</h1>' },
      { body: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]) },
    ];
    const kinds: unknown[] = [];
    for (const reply of replies) {
      const result = await askReplying(t, () => reply);
      assert.equal(result.checks[0]?.outcome, 'error');
      assert.equal('openBugs' in result.figures, false);
      kinds.push(result.checks[0]?.error?.kind);
    }
    assert.deepEqual(kinds, ['schema', 'schema', 'schema', 'schema', 'parse', 'type', 'parse']);
  });

  test('titles and severities with markup, bidi controls and mail addresses are cleaned and bounded', async (t) => {
    const bug = {
      ...{ id: 3, resolution: '', last_change_time: '2026-11-22T19:00:00Z' },
      summary: `<script>alert(1)</script>\u202E member-a@oc.example ${'字'.repeat(100_000)}`,
      severity: `ask member-a@oc.example ${'x'.repeat(500)}`,
    };
    const result = await askReplying(t, once([bug]));
    assertPublishable(result, ['\u202E', 'member-a@']);
    assert.equal(result.links.length, 1);
  });

  test('severities are counted by whatever name they have', async (t) => {
    const names = ['constructor', 'toString', 'constructor', 'normal'];
    const result = await askReplying(t, once(names.map((severity, id) => ({ id, severity, resolution: '' }))));
    assertPublishable(result);
    assert.deepEqual(result.figures.openBySeverity, { constructor: 2, toString: 1, normal: 1 });
  });

  test('of ten thousand severities those with the most bugs are kept', async (t) => {
    const bugs = Array.from({ length: 10_000 }, (_, id) => ({
      id,
      severity: `s${Math.floor(Math.sqrt(id))}`,
      resolution: '',
    }));
    const { figures } = await askReplying(t, once(bugs));
    assert.equal(figures.openBugs, 10_000);
    assert.equal(Object.keys(figures.openBySeverity ?? {}).length, 20);
    assert.equal(figures.openBySeverity?.['s99'], 199);
  });

  test('a change that has yet to come is none', async (t) => {
    const bug = (id: number, at: string) => ({
      id,
      summary: 'a bug',
      severity: 'normal',
      resolution: '',
      last_change_time: at,
    });
    const bugs = [bug(1, '2041-02-03T04:05:06Z'), bug(2, '2026-11-24T21:00:00Z'), bug(3, '2026-11-22T19:00:00Z')];
    const { figures, links } = await askReplying(t, once(bugs));
    assert.equal(figures.changed7d, 1);
    assert.deepEqual(
      links.map(({ at }) => at),
      [undefined, undefined, '2026-11-22T19:00:00Z'],
    );
  });

  test('a host that cannot be reached is asked once', async (t) => {
    const service = await start({ now });
    await service.close();
    const result = await probeService(probe(service.address), toolsFor(t, now, [service]));
    assert.deepEqual(outcomes(result), { search: 'fail', version: 'skip', changes: 'skip' });
  });
});
