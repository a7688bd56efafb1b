// The example built twice, on machines in different zones: the same bytes.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'twice-'));
after(() => rmSync(folder, { recursive: true }));

const { NODE_TEST_CONTEXT: _, ...outside } = process.env;

/** The files of a build in this zone, by path. */
function build(name: string, TZ: string): Map<string, Buffer> {
  const out = join(folder, name);
  const env = { ...outside, SITE_CONTENT: 'examples/content', SITE_NOW: '2026-11-22T12:00:00Z', TZ };
  const command = ['scripts/build/main.ts', '--out', out];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { env, encoding: 'utf8' });
  assert.equal(status, 0, `${stdout}\n${stderr}`);
  const paths = globSync('**/*.*', { cwd: out }).sort();
  return new Map(paths.map((path) => [path, readFileSync(join(out, path))]));
}

test('two builds with one clock have the same files, byte for byte, whatever the zone of the machine', () => {
  const first = build('first', 'Asia/Shanghai');
  const second = build('second', 'America/Los_Angeles');
  const names = new Set([...first.keys(), ...second.keys()]);
  const different = [...names].filter((name) => !first.get(name)?.equals(second.get(name) ?? Buffer.alloc(0)));
  assert.deepEqual(different, []);
});
