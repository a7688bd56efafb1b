// The invented SIG with the attack in every field of every record and every live figure: a folder that a build reads.
import { cpSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import exampleSite from '../../../examples/site.config.ts';
import { parseRecordText, recordData } from '#records/front-matter.ts';
import { collections } from '#schemas/files.ts';
import { siteConfig } from '#schemas/site.ts';
import { type Snapshot, snapshot } from '#schemas/snapshot.ts';
import { markOf, poison, poisonedText } from './strings.ts';

export interface Poisoned {
  /** Marks of the fields that took the attack, by `<collection> <file>` . */
  marks: Map<string, string[]>;
  environment: Record<string, string>;
}

/** Every string that a service can say, with ordinary words in it. */
const said = (service: string): Snapshot => ({
  schema: 1,
  service,
  state: 'degraded_performance',
  source: 'live',
  checkedAt: '2026-11-22T11:30:00Z',
  goodAt: '2026-11-22T11:30:00Z',
  failedRuns: 0,
  vantage: '本机',
  checks: [{ id: 'hub', outcome: 'error', error: { kind: 'http', code: '503' } }],
  figures: {
    version: '1.35',
    openBySeverity: { high: 3 },
    repos: [{ path: '9/BaseOS', revision: '17', inSync: true }],
    icp: '备案号',
    spf: 'pass',
    dmarc: 'none',
    buildsCompleted24h: 5,
  },
  links: [{ title: '新的构建', url: 'https://build.example.org/koji/buildinfo?buildID=1' }],
});

/** Writes `content/`, `live/` and `site.config.ts` below `folder`. */
export const poisonedSite = (folder: string): Poisoned => {
  let count = 0;
  const next = () => count++;
  const marks = new Map<string, string[]>();
  const content = join(folder, 'content');
  cpSync('examples/content', content, { recursive: true });

  for (const [name, { files, schema }] of Object.entries(collections)) {
    for (const path of globSync(files, { cwd: content }).sort()) {
      const text = readFileSync(join(content, path), 'utf8');
      const data = recordData(path, text) as object;
      marks.set(
        `${name} ${path}`,
        poison(data, () => schema.safeParse(data).success, next),
      );
      const { body } = parseRecordText(path, text);
      // The first heading of a charter as it was is its title; MDX has a syntax of its own, which rejects the attack.
      const more = path.endsWith('.md') && name !== 'charters' ? poisonedText(markOf(next())) : '';
      const yaml = stringify(data);
      const whole = /\.ya?ml$/.test(path) ? yaml : `---\n${yaml}---\n${body}${more}`;
      writeFileSync(join(content, path), whole);
    }
  }

  mkdirSync(join(folder, 'live'));
  for (const path of globSync('services/*.yaml', { cwd: content }).sort()) {
    const live = said(path.replace(/^.*\/|\.yaml$/g, ''));
    const { openBySeverity = {} } = live.figures;
    openBySeverity[`${markOf(next())}"><script>globalThis.hit=1</script>`] = 2;
    marks.set(
      `live ${path}`,
      poison(live, () => snapshot.safeParse(live).success, next),
    );
    writeFileSync(join(folder, 'live', `${live.service}.json`), JSON.stringify(live));
  }

  const site = structuredClone(exampleSite);
  marks.set(
    'site.config.ts',
    poison(site, () => siteConfig.safeParse(site).success, next),
  );
  writeFileSync(join(folder, 'site.config.ts'), `export default ${JSON.stringify(site)};\n`);

  const environment = { SITE_CONTENT: content, SITE_LIVE: join(folder, 'live'), SITE_NOW: '2026-11-22T12:00:00Z' };
  return { marks, environment };
};
