// The example with mock services: what they said is what the pages show, and the pages stay what they were.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { parse } from 'node-html-parser';
import { askServices, buildDemo } from '#scripts/demo/steps.ts';
import type { Snapshot } from '#schemas/snapshot.ts';
import { startAll } from '#scripts/services/start-all.ts';

const folder = mkdtempSync(join(tmpdir(), 'demo-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const at = { live: join(folder, 'live'), site: join(folder, 'site') };
const { endpoints, certificate, nameServer, close } = await startAll({ now: new Date() });
writeFileSync(join(folder, 'endpoints.json'), JSON.stringify(endpoints));
writeFileSync(join(folder, 'certificate.pem'), certificate);
await askServices({
  ...at,
  ...{ nameServer, now: new Date(), days: 2 },
  endpoints: join(folder, 'endpoints.json'),
  certificate: join(folder, 'certificate.pem'),
});
await close();
await buildDemo(at);

const page = (path: string) => parse(readFileSync(join(at.site, path, 'index.html'), 'utf8'));
const snapshot = (id: string) => JSON.parse(readFileSync(join(at.live, `${id}.json`), 'utf8')) as Snapshot;
const asked = Object.keys(endpoints);

describe('the pages of the demo', () => {
  for (const id of asked) {
    test(`show every figure of ${id}`, () => {
      const { figures } = snapshot(id);
      const { repos = [], openBySeverity: _, lastPostAt: __, ...plain } = figures;
      const shown = page(`status/${id}`)
        .querySelectorAll('.figures dd')
        .map(({ text }) => text.trim());
      const wanted = Object.values(plain).map((value) =>
        typeof value === 'boolean'
          ? value
            ? '是'
            : '否'
          : typeof value === 'number'
            ? value.toLocaleString('en-US')
            : value,
      );
      assert.ok(wanted.length + repos.length > 0 || id === 'accounts', `${id} 没有任何数据`);
      assert.deepEqual(
        wanted.filter((value) => !shown.includes(String(value))),
        [],
      );
      const text = page(`status/${id}`).text;
      for (const { path } of repos) assert.ok(text.includes(path), path);
    });

    test(`lead to what is newest of ${id}`, () => {
      const links = page(`status/${id}`)
        .querySelectorAll('.ledger .name a')
        .map((link) => link.getAttribute('href'));
      assert.deepEqual(
        snapshot(id).links.filter(({ url }) => !links.includes(url)),
        [],
      );
    });
  }

  test('are not all unknown: every mock answered', () => {
    assert.deepEqual(
      asked.filter((id) => snapshot(id).source !== 'live'),
      [],
    );
  });
});

// Not links.test.ts: the mocks are on this machine and without TLS, so the links to them are http.
for (const suite of ['wording', 'budgets', 'html', 'machine-side']) {
  test(`pass what ${suite}.test.ts asks of the real ones`, () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      ['--test', '--test-reporter=dot', `tests/site/${suite}.test.ts`],
      {
        encoding: 'utf8',
        // Without NODE_TEST_CONTEXT, which would make it report to this run instead of to us.
        env: { ...process.env, NODE_TEST_CONTEXT: undefined, SITE_DIST: at.site, SITE_CONTENT: 'examples/content' },
      },
    );
    assert.equal(status, 0, stdout);
  });
}
