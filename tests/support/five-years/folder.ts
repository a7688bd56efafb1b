// The five years as a content folder, and the site that is really built from it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type HTMLElement, parse } from 'node-html-parser';
import { stringify } from 'yaml';
import { exceptions, type Meeting, now } from './history.ts';

const series = {
  biweekly: {
    ...{ name: { zh: '双周例会' }, order: 1, rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', start: '2023-01-03T16:00:00' },
    ...{
      duration: 'PT1H',
      zone: 'Asia/Shanghai',
      place: { name: { zh: '网络会议室' }, url: 'https://meet.example.org/a' },
    },
    exceptions: exceptions.map((date) => ({ date, reason: { zh: '某假期' } })),
  },
  salon: {
    ...{ name: { zh: '技术沙龙' }, order: 2, rule: 'FREQ=MONTHLY;BYDAY=2TH', start: '2027-01-14T10:00:00' },
    ...{ duration: 'PT2H', zone: 'Europe/Berlin', place: { name: { zh: '柏林某处' } } },
  },
};

/** The example with these meetings in place of its own. */
export function writeContent(folder: string, meetings: Meeting[]): void {
  cpSync('examples', folder, { recursive: true });
  for (const path of ['meetings', 'series']) rmSync(join(folder, 'content', path), { recursive: true });
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, 'content', path)), { recursive: true });
    writeFileSync(join(folder, 'content', path), text);
  };
  for (const [id, data] of Object.entries(series)) write(`series/${id}.yaml`, stringify(data));
  for (const { id, ...data } of meetings)
    write(`meetings/${id.slice(0, 4)}/${id}.md`, `---\n${stringify(data, { aliasDuplicateObjects: false })}---\n`);
}

/** Builds the site into `out` on a machine that lies elsewhere. */
export function build(folder: string, out: string): void {
  const { NODE_TEST_CONTEXT: _, ...outside } = process.env;
  const site = { SITE_CONTENT: join(folder, 'content'), SITE_LIVE: join(folder, 'live'), SITE_NOW: now };
  const command = ['scripts/build/main.ts', '--out', out];
  const env = { ...outside, ...site, TZ: 'America/Los_Angeles' };
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { env, encoding: 'utf8' });
  assert.equal(status, 0, `${stdout}\n${stderr}`);
}

/** The main part of a page of the folder. */
export const mainOf = (out: string, path: string): HTMLElement => {
  const main = parse(readFileSync(join(out, path, 'index.html'), 'utf8')).querySelector('main');
  assert.ok(main, path);
  return main;
};
