// The invented SIG of examples/ through SITE_CONTENT: the same bytes twice, all its records, and nothing of the real SIG.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { parse } from 'node-html-parser';
import { recordData } from '#records/front-matter.ts';
import { recordsOf, type Shown, shownOn } from '../support/example-records.ts';
import { textOf } from '../support/text.ts';

const folder = mkdtempSync(join(tmpdir(), 'examples-'));
after(() => rmSync(folder, { recursive: true }));

const { NODE_TEST_CONTEXT: _, ...outside } = process.env;
const environment = { ...outside, SITE_CONTENT: 'examples/content', SITE_NOW: '2026-11-22T12:00:00Z' };
const run = (command: string[], more: Record<string, string> = {}) =>
  spawnSync(process.execPath, command, { env: { ...environment, ...more }, encoding: 'utf8' });

/** Builds the site on a machine that lies in another zone each time; returns its folder. */
const build = (name: string, TZ: string): string => {
  const out = join(folder, name);
  const { status, stdout, stderr } = run(['scripts/build/main.ts', '--out', out], { TZ });
  assert.equal(status, 0, `${stdout}\n${stderr}`);
  return out;
};

const site = build('first', 'Asia/Shanghai');
const filesOf = (out: string): Map<string, Buffer> =>
  new Map(
    globSync('**/*.*', { cwd: out })
      .sort()
      .map((path) => [path, readFileSync(join(out, path))]),
  );
const files = filesOf(site);

test('a maintenance that is over is not said to be under way', () => {
  const page = parse(String(files.get('status/notices/2026-09-12-mirrors-storage/index.html')));
  assert.equal(textOf(page.querySelector('dl.sheet dd') ?? page), '已完成');
});

test('two builds with one clock have the same files, byte for byte, whatever the zone of the machine', () => {
  const again = filesOf(build('second', 'America/Los_Angeles'));
  const names = new Set([...files.keys(), ...again.keys()]);
  const different = [...names].filter((name) => !files.get(name)?.equals(again.get(name) ?? Buffer.alloc(0)));
  assert.deepEqual(different, []);
});

test('every page ends with the filings, each linked to the register that it stands in', () => {
  const links = [
    '<a href="https://beian.miit.gov.cn/">例ICP备00000000号-1</a>',
    '<a href="https://beian.mps.gov.cn/#/query/webSearch?code=00000000000000"><img src="/mark.svg" alt="" width="16" height="16" loading="lazy">示例公网安备 00000000000000号</a>',
  ];
  const lacking = [...files].flatMap(([path, bytes]) => {
    const html = bytes.toString();
    // What stands at an old address is no page of its own.
    if (!path.endsWith('.html') || html.includes('http-equiv="refresh"')) return [];
    const foot = html.slice(html.lastIndexOf('<footer'));
    return links.filter((link) => !foot.includes(link)).map((link) => `${path}: ${link}`);
  });
  assert.deepEqual(lacking, []);
});

test('no file has anything of the real SIG in it', () => {
  const names = globSync('src/content/people/*.yaml').flatMap((path) => {
    const { name } = recordData(path, readFileSync(path, 'utf8')) as { name: { zh: string; en?: string } };
    return [name.zh, name.en ?? name.zh];
  });
  assert.ok(names.length > 0);
  const foreign = ['OpenCloudOS', 'SIG-infra', ...names].map((word) => word.toLowerCase());
  const isPacked = (bytes: Buffer) => bytes[0] === 0x1f && bytes[1] === 0x8b;
  const found = [...files].flatMap(([path, bytes]) => {
    const text = `${path}\n${isPacked(bytes) ? gunzipSync(bytes) : bytes}`.toLowerCase();
    return foreign.filter((word) => text.includes(word)).map((word) => `${path}: ${word}`);
  });
  assert.deepEqual(found, []);
});

describe('every record is shown', () => {
  const textAt = (path: string): string => {
    const file = join(site, path, 'index.html');
    assert.ok(existsSync(file), `没有 ${path} 这一页`);
    const main = parse(readFileSync(file, 'utf8')).querySelector('main');
    return main ? textOf(main) : '';
  };
  const missing = ({ page, zh, en }: Shown): string[] => [
    ...(textAt(page).includes(zh) ? [] : [`${page} ${zh}`]),
    ...(textAt(`/en${page}`).includes(en ?? zh) ? [] : [`/en${page} ${en ?? zh}`]),
  ];

  for (const [collection, where] of Object.entries(shownOn)) {
    test(`of ${collection}, in both languages`, () => {
      const shown = recordsOf(collection).flatMap(where);
      assert.ok(shown.length > 0);
      assert.deepEqual(shown.flatMap(missing), []);
    });
  }

  test('of a meeting to come, with the place of its series', () => {
    assert.ok(textAt('/meetings/2026-12-01-biweekly/').includes('地点 网络会议室'));
    assert.ok(textAt('/en/meetings/2026-12-01-biweekly/').includes('Place Online meeting room'));
    assert.ok(!textAt('/meetings/2026-11-17-biweekly/').includes('地点'));
  });

  test('of notices, in both languages', () => {
    const notices = recordsOf('notices');
    assert.ok(notices.length > 0);
    for (const { id } of notices)
      for (const locale of ['', '/en']) assert.notEqual(textAt(`${locale}/status/notices/${id}/`), '');
  });
});

for (const suite of [
  'links',
  'languages',
  'pages',
  'wording',
  'budgets',
  'html',
  'machine-side',
  'api',
  'upkeep',
  'calendar',
  'private',
  'structured-data',
  'sharing',
  'redirects',
  'twins',
]) {
  test(`the pages of the example pass what ${suite}.test.ts asks of the real ones`, () => {
    const { status, stdout } = run(['--test', '--test-reporter=dot', `tests/site/${suite}.test.ts`], {
      SITE_DIST: site,
    });
    assert.equal(status, 0, stdout);
  });
}
