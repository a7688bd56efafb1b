// Which deployment is built: its configuration, its folders and its clock, as the environment says.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import exampleSite from '../../examples/site.config.ts';
import realSite from '../../site.config.ts';
import { siteConfig } from '#schemas/site.ts';

const program = `
  import * as it from './src/site.ts';
  const { contentFolder, liveFolder, configFile, site, address, now, today } = it;
  console.log(JSON.stringify({ contentFolder, liveFolder, configFile, shortName: site.shortName, address, now, today }));`;

/** What src/site.ts says in an environment that has of our variables only these. */
const run = (variables: Record<string, string>) => {
  const { SITE_CONTENT: _, SITE_LIVE: __, SITE_NOW: ___, ...rest } = process.env;
  const env = { ...rest, ...variables };
  return spawnSync(process.execPath, ['--input-type=module', '-e', program], { env, encoding: 'utf8' });
};
const settings = (variables: Record<string, string> = {}): Record<string, string> => {
  const { status, stdout, stderr } = run(variables);
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout) as Record<string, string>;
};

/** A content folder with this configuration beside it. */
const withConfig = (config: object | undefined, look: (variables: Record<string, string>) => void) => {
  const folder = mkdtempSync(join(tmpdir(), 'site-config-'));
  try {
    mkdirSync(join(folder, 'content'));
    if (config) writeFileSync(join(folder, 'site.config.ts'), `export default ${JSON.stringify(config)};`);
    look({ SITE_CONTENT: join(folder, 'content') });
  } finally {
    rmSync(folder, { recursive: true });
  }
};

describe('without settings', () => {
  test('the SIG’s own facts and configuration are read', () => {
    const { contentFolder, liveFolder, configFile, shortName } = settings();
    assert.deepEqual(
      [contentFolder, liveFolder, configFile],
      [resolve('src/content'), resolve('data/live'), resolve('site.config.ts')],
    );
    assert.equal(shortName, realSite.shortName);
  });

  test('the clock is the machine’s', () => {
    const before = new Date().toISOString();
    const { now = '' } = settings();
    assert.ok(before <= now && now <= new Date().toISOString(), now);
  });
});

describe('SITE_CONTENT and SITE_LIVE', () => {
  test('name other folders, from the root of the checkout', () => {
    const { contentFolder, liveFolder } = settings({ SITE_CONTENT: 'examples/content', SITE_LIVE: 'elsewhere' });
    assert.deepEqual([contentFolder, liveFolder], [resolve('examples/content'), resolve('elsewhere')]);
  });

  test('bring the configuration that lies beside the content', () => {
    const { configFile, shortName, address } = settings({ SITE_CONTENT: 'examples/content' });
    assert.equal(configFile, resolve('examples/site.config.ts'));
    assert.deepEqual([shortName, address], [exampleSite.shortName, exampleSite.address]);
  });

  test('without a configuration beside the content, keep the one at the root', () => {
    withConfig(undefined, (variables) => assert.equal(settings(variables)['configFile'], resolve('site.config.ts')));
  });
});

describe('SITE_NOW', () => {
  test('fixes the clock, and today is that moment’s day in the site’s zone', () => {
    const { now, today } = settings({ SITE_NOW: '2025-12-31T16:30:00Z' });
    assert.deepEqual([now, today], ['2025-12-31T16:30:00.000Z', '2026-01-01']);
  });

  test('that is not a time is refused with what was found', () => {
    const { status, stderr } = run({ SITE_NOW: 'tomorrow' });
    assert.notEqual(status, 0);
    assert.match(stderr, /SITE_NOW=tomorrow 不是 ISO 8601 时间/);
  });
});

describe('a site.config.ts', () => {
  const { address: _, filing: __, ...known } = exampleSite;

  test('that is wrong is refused with every field that is', () => {
    const wrong = { ...exampleSite, address: 'nowhere', languages: ['fr'], icp: 'x', forge: { kind: 'svn' } };
    withConfig(wrong, (variables) => {
      const { status, stderr } = run(variables);
      assert.notEqual(status, 0);
      const fields = ['address', 'languages.0', 'forge.kind', 'forge.owner', 'icp'];
      for (const field of fields) assert.ok(stderr.includes(field), field);
    });
  });

  test('without an address is served from the local preview', () => {
    const open = { ...known, filing: {} };
    withConfig(open, (variables) => assert.equal(settings(variables)['address'], 'http://localhost:4321/'));
  });

  test('at the root fits its shape', () => {
    assert.ok(siteConfig.safeParse(realSite).success);
  });
});
