// A folder with everything a build reads: the invented SIG of examples/, with other meetings.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { MeetingFile } from './meetings.ts';

/** Environment of a build of the folder: its facts, no live data, a fixed clock. */
export function environmentOf(folder: string): Record<string, string> {
  return {
    SITE_CONTENT: join(folder, 'content'),
    SITE_LIVE: join(folder, 'live'),
    SITE_NOW: '2026-11-21T00:00:00Z',
  };
}

/** Fills `folder` with `site.config.ts` and `content/`. */
export function fillSiteFolder(folder: string, examples: string, meetings: MeetingFile[]): void {
  cpSync(examples, folder, { recursive: true });
  rmSync(join(folder, 'content', 'meetings'), { recursive: true, force: true });
  for (const { path, text } of meetings) {
    const file = join(folder, 'content', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
