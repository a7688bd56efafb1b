// The site of the invented SIG of examples/, in the folder SITE_DIST: all its records, and nothing of the real SIG.
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { parse } from 'node-html-parser';
import { recordData } from '#records/front-matter.ts';
import { recordsOf, type Shown, shownOn } from '../support/example-records.ts';
import { textOf } from '../support/text.ts';

const site = process.env['SITE_DIST'] ?? '';
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
