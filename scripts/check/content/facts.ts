// The records that fit their schemas, as the model has them: for rules that ask the model what they mean together.
import { join } from 'node:path';
import type { z } from 'astro/zod';
import { dayIn } from '#language/dates.ts';
import { isZone } from '#language/zones.ts';
import { type Facts, type Read, assemble } from '#model/records/facts.ts';
import { once } from '#model/records/once.ts';
import type { UpkeepSource } from '#model/upkeep/upkeep.ts';
import { type CollectionName, collections } from '#schemas/files.ts';
import { type Snapshot, snapshot } from '#schemas/snapshot.ts';
import { readStored } from '#scripts/kit/files.ts';
import { recordsOf, type Site, type Source } from './read.ts';

/** `YYYY-MM-DD` in the site's zone; in UTC where the deployment names none that exists. */
export const todayOf = ({ config, now }: Site): string =>
  dayIn(now, config && isZone(config.zone) ? config.zone : 'UTC');

export interface Recorded {
  facts: Facts;
  /** Records that do not fit, which the rule `schema` reports. */
  invalid: Source[];
}

export const factsOf = (sources: Source[]): Recorded => {
  const read = new Map<CollectionName, unknown[]>(Object.keys(collections).map((name) => [name as CollectionName, []]));
  const invalid: Source[] = [];
  for (const source of sources) {
    const { collection, id, file, record } = source;
    const { data, success } = collections[collection].schema.safeParse(source.data);
    if (success) read.get(collection)?.push({ id, file, body: record.body, data });
    else invalid.push(source);
  }
  return { facts: assemble(Object.fromEntries(read) as unknown as Read), invalid };
};

/** The records of a collection that fit its schema, with their data; the rule `schema` reports the others. */
export const validOf = <Data>(site: Site, name: CollectionName, schema: z.ZodType<Data>) =>
  recordsOf(site, name).flatMap((source) => {
    const { data, success } = schema.safeParse(source.data);
    return success ? [{ source, data }] : [];
  });

/** Without the subprojects with an unknown maintainer, which the rule `references` reports. */
export const withKnownMaintainers = (facts: Facts): Facts => {
  const known = new Set(facts.people.map(({ id }) => id));
  const isKnown = (maintainer: object) => !('person' in maintainer) || known.has(String(maintainer.person));
  return { ...facts, subprojects: facts.subprojects.filter(({ data }) => data.maintainers?.every(isKnown) ?? true) };
};

/** The last snapshot of each service; one that is missing or does not fit counts as absent, as on the pages. */
const snapshotsOf = (folder: string, ids: string[]): Map<string, Snapshot> =>
  new Map(
    ids.flatMap((id) => {
      const stored = readStored(join(folder, `${id}.json`), snapshot);
      return stored.state === 'good' ? [[id, stored.value] as const] : [];
    }),
  );

/** What the register of upkeep is made from, but for git and the external links; `undefined` without a site.config.ts. */
export const upkeepSourceOf = once((site: Site): UpkeepSource | undefined => {
  const { config, configFile, liveFolder, sources } = site;
  if (!config) return undefined;
  const facts = withKnownMaintainers(factsOf(sources.filter(({ collection }) => collection !== 'meetings')).facts);
  const snapshots = snapshotsOf(
    liveFolder,
    facts.services.map(({ id }) => id),
  );
  return {
    facts,
    live: { snapshots, histories: new Map() },
    links: undefined,
    today: todayOf(site),
    site: config,
    configFile,
    behind: () => undefined,
  };
});
