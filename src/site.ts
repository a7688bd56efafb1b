// What is being built: the deployment of site.config.ts, the folders it reads, and its clock.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { z } from 'astro/zod';
import { dayIn } from './language/dates.ts';
import { absoluteAt } from './language/routes.ts';
import { type SiteConfig, siteConfig } from './schemas/site.ts';

const root = process.cwd();

/** Folder of the facts, absolute. */
export const contentFolder = resolve(root, process.env['SITE_CONTENT'] ?? 'src/content');
/** Folder of the results of probes, absolute. */
export const liveFolder = resolve(root, process.env['SITE_LIVE'] ?? 'data/live');

/** A content folder may bring its own site.config.ts beside it, as examples/ does; otherwise the one at the root holds. */
const beside = join(dirname(contentFolder), 'site.config.ts');
export const configFile = existsSync(beside) ? beside : join(root, 'site.config.ts');

const load = (file: string): SiteConfig => {
  const loaded = createRequire(join(root, 'package.json'))(file) as { default?: unknown };
  const result = siteConfig.safeParse(loaded.default, { error: z.locales.zhCN().localeError });
  if (result.success) return result.data;
  const findings = result.error.issues.map((issue) => `  ${issue.path.join('.')}：${issue.message}`);
  throw new Error(`${file} 有误：\n${findings.join('\n')}`);
};

export const site = load(configFile);

/** Where the site is served; without a known address, the local preview. */
export const address = site.address ?? 'http://localhost:4321/';

/** The path of that: `/`, or `/sig-infra/` where the site is not at the root of its host. */
export const base = new URL(address).pathname;

/** The whole address of a path of this site. */
export const absolute = (path: string): string => absoluteAt(address, path);

/** The build's clock: `SITE_NOW` where given, so that two builds give the same bytes. */
export const now = new Date(process.env['SITE_NOW'] ?? Date.now());
if (Number.isNaN(now.getTime())) throw new Error(`SITE_NOW=${process.env['SITE_NOW']} 不是 ISO 8601 时间`);

/** Today in the site's zone, `YYYY-MM-DD`. */
export const today = dayIn(now, site.zone);
