// The benchmark: its invented meetings and its arithmetic.
import assert from 'node:assert/strict';
import { existsSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { countsFrom, table } from '#scripts/bench/bench.ts';
import { runMeasured } from '#scripts/bench/measured-process.ts';
import { fillSiteFolder, meetingFiles } from '#scripts/bench/meetings.ts';
import { evenly, firstLoadBytes, spreadOf } from '#scripts/bench/page-sizes.ts';
import { between, pseudoRandom, someOf } from '#scripts/bench/random.ts';
import { parseRecordText, recordData } from '#records/front-matter.ts';
import { collections } from '#schemas/files.ts';
import { meeting } from '#schemas/meeting.ts';

const meetings = meetingFiles(400).map(({ path, text }) => ({ path, data: meeting.parse(recordData(path, text)) }));

test('two runs generate the same meetings, byte for byte', () => {
  assert.deepEqual(meetingFiles(60), meetingFiles(60));
});

test('generated meetings differ from each other', () => {
  const bodies = meetingFiles(60).map(({ path, text }) => parseRecordText(path, text).body);
  assert.equal(new Set(bodies).size, 60);
});

test('a generated meeting fits the schema, and lies where the collection looks for it under its own date', () => {
  for (const { path, data } of meetings) {
    assert.equal(path, `meetings/${data.start.slice(0, 4)}/${data.start.slice(0, 10)}-${data.series}.md`);
    assert.equal(collections.meetings.idOf(path), `${data.start.slice(0, 10)}-${data.series}`);
  }
});

test('the people, subprojects and series of generated meetings are those of the example', () => {
  const known = (folder: string, pattern: string) =>
    new Set(globSync(pattern, { cwd: join('examples/content', folder) }));
  const people = known('people', '*.yaml');
  const subprojects = known('subprojects', '*');
  const series = known('series', '*.yaml');
  for (const { data } of meetings.slice(0, 60)) {
    const named = [...data.attendees, ...data.agenda.flatMap(({ presenter }) => presenter ?? [])];
    for (const someone of named)
      if ('person' in someone) assert.ok(people.has(`${someone.person}.yaml`), someone.person);
    for (const { subprojects: ids } of data.decisions) for (const id of ids) assert.ok(subprojects.has(id), id);
    assert.ok(series.has(`${data.series}.yaml`));
  }
});

test('numbers of decisions and actions are unique, and an action is closed once, after it was made', () => {
  const decisions = meetings.flatMap(({ data }) => data.decisions.map(({ id }) => id));
  assert.equal(new Set(decisions).size, 400);
  const open = new Set<string>();
  for (const { data } of meetings) {
    for (const { action } of data.updates) assert.ok(open.delete(action), `${action} is not open`);
    for (const { id } of data.actions) open.add(id);
  }
});

test('generated minutes have about 1.6 KB of prose, a table, a list and a code block', () => {
  for (const { path, text } of meetingFiles(60)) {
    const { body } = parseRecordText(path, text);
    const prose = body.split('\n\n').filter((block) => !/^(#|-|\||```)/.test(block.trim()));
    const bytes = Buffer.byteLength(prose.join(''));
    assert.ok(bytes > 1200 && bytes < 2000, `${path}: ${bytes} bytes of prose`);
    assert.match(body, /^\| --- \|/m);
    assert.match(body, /^- /m);
    assert.match(body, /^```bash\n[^`]+\n```$/m);
  }
});

test('a site folder has the example with only the meetings given', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-test-'));
  try {
    fillSiteFolder(folder, meetingFiles(3));
    const content = join(folder, 'content');
    assert.equal(globSync('meetings/**/*.md', { cwd: content }).length, 3);
    assert.ok(existsSync(join(content, 'people/member-a.yaml')));
    assert.ok(existsSync(join(folder, 'site.config.ts')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a measured process reports its own time and memory', async () => {
  const usage = await runMeasured(['-e', 'globalThis.kept = Buffer.alloc(50e6, 1)'], {});
  assert.ok(usage.maxRssBytes > 50e6, `${usage.maxRssBytes} bytes`);
  assert.ok(usage.userSeconds > 0);
});

test('the Node processes that a measured process starts are measured with it, its threads once', async () => {
  const busy = (ms: number) =>
    `const end = process.cpuUsage().user + ${ms * 1000}; while (process.cpuUsage().user < end) for (let i = 0; i < 1e6; i += 1);`;
  const child = `require('node:child_process').execFileSync(process.execPath, ['-e', ${JSON.stringify(busy(1000))}])`;
  const thread = `new (require('node:worker_threads').Worker)(${JSON.stringify(busy(1000))}, { eval: true })`;
  const alone = await runMeasured(['-e', ''], {});
  const { userSeconds } = await runMeasured(['-e', `${child}; ${thread}`], {});
  const more = userSeconds - 2 * alone.userSeconds;
  assert.ok(more > 1.6 && more < 2.7, `${more} s of user time`);
});

test('a measured process that fails is an error with what it said', async () => {
  await assert.rejects(runMeasured(['-e', 'console.error("no such file"); process.exit(3)'], {}), /no such file/);
});

test('median and maximum do not depend on the order of the values', () => {
  assert.deepEqual(spreadOf([5, 1, 9]), { median: 5, max: 9 });
});

test('an even sample keeps its size and takes from the whole list', () => {
  assert.deepEqual(evenly([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 5), [0, 2, 4, 6, 8]);
  assert.deepEqual(evenly([1, 2], 5), [1, 2]);
});

test('random choices stay within their bounds and do not repeat', () => {
  const random = pseudoRandom(1);
  const drawn = Array.from({ length: 1000 }, () => between(random, 3, 5));
  assert.deepEqual(new Set(drawn), new Set([3, 4, 5]));
  assert.deepEqual(someOf(random, ['a', 'b', 'c'], 3).sort(), ['a', 'b', 'c']);
});

test('counts are whole numbers from 1, and the usual ones where none is given', () => {
  assert.deepEqual(countsFrom([], [100, 1000]), [100, 1000]);
  assert.deepEqual(countsFrom(['7'], [100]), [7]);
  assert.throws(() => countsFrom(['7', '0', 'viele'], [100]), /0、viele/);
});

test('the first load of a page is the page with its styles and scripts, each once, and nothing else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-test-'));
  try {
    const html =
      '<link rel="stylesheet" href="/s.css"><script type="module" src="/s.js"></script><a href="/x.js"><link href="/x.js">';
    const files = { 'index.html': html, 's.css': 's'.repeat(99), 's.js': 'script', 'x.js': 'x'.repeat(9) };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const expected = [html, files['s.css'], files['s.js']].map((text) => brotliCompressSync(text).length);
    assert.equal(
      firstLoadBytes(folder, 'index.html'),
      expected.reduce((sum, size) => sum + size, 0),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a table is aligned to the right, a Han character being two columns wide', () => {
  const rows = [{ n: 5 }, { n: 1234567 }];
  assert.equal(table([['份数', ({ n }) => String(n)]], rows), '   份数\n      5\n1234567');
});
