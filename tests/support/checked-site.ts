// What the tests of npm run check share: a site in which nothing is wrong, in a folder of its own, and the command run on it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after } from 'node:test';
import { check } from '#scripts/check/fix.ts';
import type { Finding } from '#scripts/check/finding.ts';
import { type Options, read } from '#scripts/check/content/read.ts';
import { checks } from '#scripts/check/checks/index.ts';
import { type Format, report, sorted } from '#scripts/check/report.ts';
import { runRules } from '#scripts/check/run-rules.ts';
import { noProgress } from '#scripts/kit/progress.ts';
import type { SiteConfig } from '#schemas/site.ts';
import siteConfig from '../fixtures/check/site.config.ts';
import { requiredPages } from '#model/records/addresses.ts';

const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** By path below the folder. */
export type Files = Record<string, string | Buffer>;

export const write = (folder: string, files: Files) => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
};

export const page = (body: string, more = '') => `---\ntitle: 某页\nsummary: 一句话摘要。\n${more}---\n\n${body}\n`;
export const person = 'kind: person\nname: { zh: 成员甲 }\nroles: []\n';

/** Content in which nothing is wrong. */
export const sound: Files = {
  ...Object.fromEntries(requiredPages.map((id) => [`pages/${id}/zh.md`, page('正文。')])),
  'lists/list-a.yaml': 'name: { zh: 讨论列表 }\naddress: list-a@example.org\norder: 1\n',
  'people/member-a.yaml': person,
  'series/biweekly.yaml': 'name: { zh: 双周例会 }\nrule: { state: unknown }\nplace: { state: unknown }\n',
};

/** A temporary folder with a site.config.ts and `content/`, gone after the tests. */
export const siteWith = (files: Files): string => {
  const folder = mkdtempSync(join(tmpdir(), 'check-'));
  folders.push(folder);
  copyFileSync(resolve('tests/fixtures/check/site.config.ts'), join(folder, 'site.config.ts'));
  write(folder, { 'package.json': '{ "type": "module" }' });
  write(join(folder, 'content'), { ...sound, ...files });
  return folder;
};

/** The command as a process of its own: for exit codes, what goes where, and what only a process reads. */
export const run = (folder: string, ...options: string[]) => {
  const own = { SITE_CONTENT: join(folder, 'content'), SITE_LIVE: join(folder, 'live') };
  const env = { ...process.env, ...own, SITE_NOW: '2026-12-01T00:00:00Z' };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/check/main.ts', ...options], {
    ...{ env, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  });
  assert.doesNotMatch(stdout + stderr, /^\s+at .+:\d+:\d+/m, 'a stack trace');
  return { status, stdout, stderr };
};

/** For a check within the test's own process. */
export const optionsFor = (folder: string): Options => ({
  ...{ folder: join(folder, 'content'), publicFolder: join(folder, 'public'), liveFolder: join(folder, 'live') },
  ...{
    configFile: join(folder, 'site.config.ts'),
    config: siteConfig as SiteConfig,
    now: new Date('2026-12-01T00:00:00Z'),
  },
});

/** What all rules find, in the order of the report. */
export const findingsIn = (folder: string): Finding[] => sorted(runRules(checks, read(optionsFor(folder))));

interface Choices {
  format?: Format;
  release?: boolean;
  fix?: boolean;
  /** The one file, below the content folder, that is reported and fixed. */
  only?: string;
  config?: object;
  publicFolder?: string;
}

/** What the command prints, and its exit code, without a process of its own. */
export const checkHere = (folder: string, choices: Choices = {}) => {
  const { format = 'text', release = false, fix = false, only, config, publicFolder = resolve('public') } = choices;
  const settings = {
    ...optionsFor(folder),
    publicFolder,
    config: { ...siteConfig, ...config } as SiteConfig,
  };
  const isShown = (finding: Finding) => only === undefined || pathOf(finding) === only;
  const result = check(settings, { release, fix, isShown, progress: noProgress });
  const isFaulty = result.findings.some(({ severity }) => severity === 'error') || (result.notes ?? []).length > 0;
  return { status: isFaulty ? 1 : 0, stdout: report(result, format) };
};

/** Below the content folder. */
export const pathOf = ({ file }: Finding) => file.replace(/^.*?\/content\//, '');

/** Every finding has a place, words and a way to mend it, and none is the check's own failure. */
export const assertUsable = (findings: Finding[]) => {
  for (const finding of findings) {
    const { file, line, column, found, expected, fix } = finding;
    assert.ok(file && line >= 1 && column >= 1 && found && expected && fix, JSON.stringify(finding));
    assert.doesNotMatch(found, /在检查此处时出错/, JSON.stringify(finding));
  }
};
