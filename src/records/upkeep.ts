// What the upkeep of this site is found from: its facts, the results of the last probes and link checks, its deployment, its history.
import { relative } from 'node:path';
import type { Facts } from '#model/records/facts.ts';
import type { UpkeepSource } from '#model/upkeep/upkeep.ts';
import { configFile, site, today } from '#site.ts';
import { lagOf } from './history.ts';
import { loadLinkReport, loadLive } from './live.ts';

export const upkeepSource = (facts: Facts): UpkeepSource => ({
  facts,
  live: loadLive(),
  links: loadLinkReport(),
  today,
  site,
  configFile: relative(process.cwd(), configFile),
  behind: lagOf,
});
