// The probe of Gitee, against the mock and against one that pages, limits and hides.
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import type { ProbeResult } from '#scripts/live/probe.ts';
import { probeService } from '#scripts/live/probes/index.ts';
import { start } from '#scripts/services/gitee.ts';
import { answering, assertPublishable, outcomes, type Reply, started, toolsFor } from '../support/live-asking.ts';

const now = new Date('2026-11-23T08:00:00Z');

const probe = (address: string, orgs: string[]) => ({ kind: 'gitee' as const, api: `${address}/api/v5`, orgs });

const list = (items: unknown[], headers: Record<string, string> = {}, status = 200): Reply => ({
  status,
  type: 'application/json; charset=utf-8',
  headers,
  body: JSON.stringify(items),
});

const repository = (name: string, changes: Record<string, unknown> = {}) => ({
  full_name: name,
  private: false,
  open_issues_count: 1,
  pushed_at: '2026-11-20T10:00:00+08:00',
  ...changes,
});
const many = (count: number, from = 0) => Array.from({ length: count }, (_, index) => repository(`a/r${from + index}`));

interface Asked {
  result: ProbeResult;
  paths: string[];
}

const askReplying = async (t: TestContext, orgs: string[], reply: (url: URL) => Reply): Promise<Asked> => {
  const paths: string[] = [];
  const service = await answering(t, (url) => {
    paths.push(`${url.pathname.replace('/api/v5/', '')}${url.search}`);
    return reply(url);
  });
  return { result: await probeService(probe(service.address, orgs), toolsFor(t, now, [service])), paths };
};

const isPulls = ({ pathname }: URL): boolean => pathname.endsWith('/pulls');
const pageOf = ({ searchParams }: URL): number => Number(searchParams.get('page'));

describe('gitee', () => {
  test('an organisation gives every figure, and links to what was pushed last', async (t) => {
    const service = await started(t, start({ now }));
    const result = await probeService(probe(service.address, ['example']), toolsFor(t, now, [service]));
    assertPublishable(result, ['oc.example', 'member-a', '成员甲', '<b>']);
    assert.deepEqual(result.figures, { repositories: 8, openIssues: 15, openPulls: 7 });
    assert.deepEqual(outcomes(result), { api: 'pass', 'org.example': 'pass', pulls: 'pass' });
    assert.deepEqual(
      result.links.map(({ title }) => title),
      ['infra-docs', 'build-config', 'site', 'mirror-tools', 'meeting-minutes'].map((name) => `example/${name}`),
    );
    const [newest] = result.links;
    assert.equal(newest?.url, `${service.address}/example/infra-docs`, 'without .git, on the configured host');
    assert.equal(newest?.at, '2026-11-23T05:36:00Z', 'in UTC');
  });

  test('what cannot be read in a few requests has its exact count and no sums of a part', async (t) => {
    const service = await started(t, start({ now }));
    const orgs = ['example-packages', 'example'];
    const result = await probeService(probe(service.address, orgs), toolsFor(t, now, [service]));
    assert.deepEqual(result.figures, { repositories: 1242 });
    assert.deepEqual(outcomes(result), {
      ...{ api: 'pass', 'org.example-packages': 'pass', 'org.example': 'pass', pulls: 'skip' },
    });
    assert.ok(result.links.length > 0);
    assert.ok(
      result.links.every(({ title }) => title.startsWith('example/')),
      'links are of the organisation that was read whole',
    );
  });

  test('all pages are read, though total_page has two digits and comes with underscores', async (t) => {
    const { result, paths } = await askReplying(t, ['a'], (url) => {
      if (isPulls(url)) return list([]);
      return list(many(100, 100 * pageOf(url)), { total_count: '1100', total_page: '11' });
    });
    assert.equal(paths.length, 11);
    assert.deepEqual(result.figures, { repositories: 1100, openIssues: 1100 });
    assert.equal(paths[10], 'orgs/a/repos?type=public&page=11&per_page=100');
  });

  test('no more than twelve requests are made, whatever there is to read', async (t) => {
    const totals: Record<string, string>[] = [{ total_count: '99999', total_page: '1000' }, {}];
    for (const headers of totals) {
      const { result, paths } = await askReplying(t, ['a', 'b', 'c'], (url) =>
        list(many(100, 100 * pageOf(url)), headers),
      );
      assert.ok(paths.length <= 12, `${paths.length}`);
      assert.equal('openIssues' in result.figures, false);
      assert.equal('openPulls' in result.figures, false);
    }
  });

  test('without totals in the headers a short page is the last', async (t) => {
    const { result } = await askReplying(t, ['a'], (url) => {
      if (isPulls(url)) return list([], {});
      return pageOf(url) === 1 ? list(many(100)) : list(many(4, 100));
    });
    assert.deepEqual([result.figures.repositories, result.figures.openIssues], [104, 104]);
  });

  test('totals that are no counts are not believed', async (t) => {
    for (const total of ['-1', '1e9', 'many', '', '12345678901234567890']) {
      const { result } = await askReplying(t, ['a'], (url) =>
        isPulls(url) ? list([{}], { total_count: total }) : list([repository('a/one')], { total_count: total }),
      );
      assert.equal(result.figures.repositories, 1, total);
      assert.equal('openPulls' in result.figures, false, total);
    }
  });

  test('an organisation that is missing is a warning, and counts for none', async (t) => {
    const service = await started(t, start({ now }));
    const result = await probeService(probe(service.address, ['Nobody_Here', 'example']), toolsFor(t, now, [service]));
    assert.deepEqual(
      result.checks.find(({ id }) => id === 'org.nobody-here'),
      {
        ...{ id: 'org.nobody-here', outcome: 'warn', error: { kind: 'http', code: 404 } },
      },
    );
    assert.equal(outcomes(result)['api'], 'pass');
    assert.deepEqual(result.figures, { repositories: 8, openIssues: 15, openPulls: 7 });
  });

  test('nothing but missing organisations is no figure', async (t) => {
    const service = await started(t, start({ now }));
    const result = await probeService(probe(service.address, ['nobody']), toolsFor(t, now, [service]));
    assert.deepEqual(result.figures, {});
    assert.deepEqual(outcomes(result), { api: 'pass', 'org.nobody': 'warn', pulls: 'skip' });
  });

  test('a limit, told as 403 or 429, is no outage and ends the questions', async (t) => {
    for (const status of [403, 429]) {
      const headers = { 'retry-after': '3600' };
      const { result, paths } = await askReplying(t, ['a', 'b'], () => list([], headers, status));
      assert.equal(paths.length, 1);
      assert.deepEqual(result.checks, [
        { id: 'api', outcome: 'error', error: { kind: 'rate_limited', code: status } },
        { id: 'org.a', outcome: 'error', error: { kind: 'rate_limited', code: status } },
        { id: 'org.b', outcome: 'skip' },
        { id: 'pulls', outcome: 'skip' },
      ]);
      assert.deepEqual(result.figures, {});
    }
  });

  test('a limit that comes late leaves the figures that were complete', async (t) => {
    const { result } = await askReplying(t, ['a'], (url) =>
      isPulls(url) ? list([], {}, 403) : list(many(3), { total_count: '3', total_page: '1' }),
    );
    assert.deepEqual(result.figures, { repositories: 3, openIssues: 3 });
    assert.deepEqual(outcomes(result), { api: 'pass', 'org.a': 'pass', pulls: 'error' });
  });

  test('a page that fails in the middle leaves the count, and no sum', async (t) => {
    const { result } = await askReplying(t, ['a'], (url) =>
      pageOf(url) === 2 ? list([], {}, 502) : list(many(100), { total_count: '250', total_page: '3' }),
    );
    assert.deepEqual(result.figures, { repositories: 250 });
    assert.deepEqual(result.links, []);
    assert.deepEqual(outcomes(result), { api: 'pass', 'org.a': 'fail', pulls: 'skip' });
  });

  test('one organisation that failed takes the sums of all, not the answer of the others', async (t) => {
    const { result } = await askReplying(t, ['a', 'b'], ({ pathname }) =>
      pathname.includes('/orgs/a/') ? list([], {}, 500) : list([repository('b/one')]),
    );
    assert.equal(outcomes(result)['api'], 'pass');
    assert.equal(outcomes(result)['org.a'], 'fail');
    assert.deepEqual(result.figures, {});
    assert.equal(result.links.length, 1);
  });

  test('the wall that answers in HTML is no outage', async (t) => {
    for (const status of [200, 404]) {
      const { result } = await askReplying(t, ['a'], () => ({
        status,
        type: 'text/html',
        body: '<script>check()</script>',
      }));
      assert.deepEqual(result.checks[0], { id: 'api', outcome: 'error', error: { kind: 'blocked' } });
    }
  });

  test('an outage is an outage', async (t) => {
    const { result } = await askReplying(t, ['a'], () => ({ status: 503, type: 'text/html', body: 'busy' }));
    assert.deepEqual(result.checks[0], { id: 'api', outcome: 'fail', error: { kind: 'http', code: 503 } });
  });

  test('a private repository that a token shows is neither linked nor summed', async (t) => {
    const { result, paths } = await askReplying(t, ['a'], (url) => {
      if (isPulls(url)) return list([], { total_count: '2' });
      return list([repository('a/open'), repository('a/secret', { private: true, open_issues_count: 9 })]);
    });
    assertPublishable(result, ['secret']);
    assert.deepEqual([result.figures.openIssues, result.figures.openPulls], [1, 2]);
    assert.ok(paths.every((path) => !path.includes('secret')));
  });

  test('names that do not fit into an address are not linked, nor asked for', async (t) => {
    const names = ['a/..', 'a/x?y', 'a/b/c', '<script>', 'a/中文', 'member-a@oc.example/x', `a/${'x'.repeat(500)}`];
    const { result, paths } = await askReplying(t, ['a'], () => list(names.map((name) => repository(name))));
    assertPublishable(result);
    assert.deepEqual(result.links, []);
    assert.equal(paths.length, 1);
    assert.equal('openPulls' in result.figures, false);
  });

  test('a repository without pull requests has none open', async (t) => {
    const { result } = await askReplying(t, ['a'], (url) =>
      isPulls(url) ? list([], {}, 404) : list([repository('a/one')]),
    );
    assert.equal(result.figures.openPulls, 0);
  });

  test('answers of another shape are refused without blame', async (t) => {
    const bodies = [
      '{"message":"ok"}',
      '[{"full_name":7}]',
      '[{"full_name":"a/b","open_issues_count":-1}]',
      '[{"full_na',
    ];
    const kinds: unknown[] = [];
    for (const body of bodies) {
      const { result } = await askReplying(t, ['a'], () => ({ body }));
      assert.deepEqual([result.checks[0]?.outcome, result.figures], ['error', {}]);
      kinds.push(result.checks[0]?.error?.kind);
    }
    assert.deepEqual(kinds, ['schema', 'schema', 'schema', 'parse']);
  });

  test('a host that cannot be reached is asked for one organisation only', async (t) => {
    const service = await start({ now });
    await service.close();
    const result = await probeService(probe(service.address, ['a', 'b']), toolsFor(t, now, [service]));
    assert.deepEqual(outcomes(result), { api: 'fail', 'org.a': 'fail', 'org.b': 'skip', pulls: 'skip' });
  });
});
