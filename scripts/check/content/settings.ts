// The folders and the deployment that src/site.ts names; or, where site.config.ts cannot be used, a finding that says why.
import { resolve } from 'node:path';
import type { Finding } from '#scripts/check/finding.ts';
import { type Options, shownPath } from './read.ts';

const mistake = (error: unknown): Finding => {
  const message = error instanceof Error ? error.message : String(error);
  const [, file = resolve('site.config.ts')] = /(\S*site\.config\.ts)/.exec(message) ?? [];
  return {
    file: shownPath(file),
    line: 1,
    column: 1,
    rule: 'site-config',
    severity: 'error',
    found: message
      .replace(file, '')
      .replace(/^\s*有误：/, '')
      .trim()
      .replace(/\s*\n\s*/g, '；'),
    expected: 'src/schemas/site.ts 写明的字段和写法',
    fix: '改正以后再检查一遍；在此之前没有检查内容',
  };
};

/** Imports src/site.ts, which reads the environment and site.config.ts as it loads. */
export const readSettings = async (): Promise<Options | Finding> => {
  try {
    const { configFile, contentFolder, liveFolder, now, site } = await import('#site.ts');
    return { folder: contentFolder, publicFolder: resolve('public'), liveFolder, config: site, configFile, now };
  } catch (error) {
    return mistake(error);
  }
};
