// npm run new -- site: from the README of another SIG, a folder in which nothing is wrong and nothing is of the example or of SIG-infra.
import assert from 'node:assert/strict';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { requiredPages } from '#model/records/addresses.ts';
import { siteConfig } from '#schemas/site.ts';
import { checks, releaseChecks } from '#scripts/check/checks/index.ts';
import { read } from '#scripts/check/content/read.ts';
import { runRules } from '#scripts/check/run-rules.ts';
import { writeAll } from '#scripts/kit/files.ts';
import { initialsOf, siteFiles } from '#scripts/new/site.ts';

const root = mkdtempSync(join(tmpdir(), 'new-site-'));
after(() => rmSync(root, { recursive: true }));

const community: [string, string][] = [['community', '某社区']];
const english: [string, string][] = [
  ['name.en', 'Some SIG'],
  ['community.en', 'Some community'],
];
const contact: [string, string][] = [['contact', 'some-list@lists.example.net']];

const made = async (name: string, given: [string, string][]) => {
  const folder = join(root, name);
  const { files } = siteFiles(folder, given);
  writeAll(files);
  const configFile = join(folder, 'site.config.ts');
  const config = siteConfig.parse(((await import(configFile)) as { default: unknown }).default);
  const places = { folder: join(folder, 'content'), publicFolder: resolve('public'), liveFolder: join(folder, 'live') };
  const site = read({ ...places, configFile, config, now: new Date('2026-12-01T00:00:00Z') });
  return { config, files, site, findings: runRules(checks, site) };
};

for (const file of globSync('tests/fixtures/readme/sites/*.md').sort())
  for (const languages of [1, 2])
    test(`${basename(file)} becomes a site in ${languages} language(s) without errors`, async () => {
      const given: [string, string][] = [['readme', file], ...community, ...contact, ...(languages > 1 ? english : [])];
      const { config, files, findings } = await made(`${basename(file, '.md')}-${languages}`, given);
      assert.deepEqual(
        findings.filter(({ severity }) => severity === 'error'),
        [],
      );
      assert.equal(config.languages.length, languages);
      assert.equal(
        files.some(({ path }) => /\/en\.mdx?$/.test(path)),
        languages > 1,
      );
      for (const id of requiredPages)
        assert.ok(
          files.some(({ path }) => path.includes(`/pages/${id}/zh.`)),
          id,
        );
      const text = files.map((one) => one.text).join('\n');
      assert.doesNotMatch(text, /SIG-infra|OpenCloudOS|示例|SIG-example|备00|\{\{/i);
      const names = readFileSync(file, 'utf8').match(/(?<=^\s*[-●]\s*)\p{Script=Han}{2,3}(?=$|[（[])/gmu) ?? [];
      for (const name of names) assert.ok(text.includes(`zh: ${name}`), name);
    });

test('without a README there are a name and a list at least, and what lacks is said', async () => {
  assert.throws(() => siteFiles(join(root, 'none'), []), /未指定名称/);
  assert.throws(() => siteFiles(join(root, 'none'), [['name', '某 SIG']]), /--contact/);
  assert.throws(() => siteFiles(join(root, 'none'), [['nmae', '某 SIG']]), /未知的选项：--nmae/);
  assert.throws(() => siteFiles('tests', [['name', '某 SIG'], ...contact]), /不是空目录/);
  const { config, findings } = await made('bare', [['name', '某 SIG'], ...contact]);
  assert.deepEqual(config.filing, {});
  assert.deepEqual(
    findings.filter(({ severity }) => severity === 'error'),
    [],
  );
});

test('a release is refused while settings wait to be filled in', async () => {
  const { site } = await made('release', [['name', '某 SIG'], ...contact]);
  const found = runRules(releaseChecks, site).map((finding) => finding.found);
  assert.ok(
    found.some((text) => text.includes('待填写')),
    found.join('\n'),
  );
});

test('the letters of a mark come from the short name', () => {
  assert.deepEqual(['SIG-storage', 'Cloud Native SIG', '云原生 SIG', 'SIG'].map(initialsOf), ['ST', 'CN', 'YY', 'SI']);
});
