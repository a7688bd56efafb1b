// What browsers have, as MDN's browser-compat-data says, beside the oldest ones of package.json.
import compatibility from '@mdn/browser-compat-data' with { type: 'json' };
import type { CompatStatement, Identifier } from '@mdn/browser-compat-data/types';
import { oldestBrowsers } from '#scripts/build/oldest-browsers.ts';

const oldest = oldestBrowsers.map(({ name, version }) => ({
  name: (name === 'ios_saf' ? 'safari_ios' : name) as keyof CompatStatement['support'],
  version: Number.parseFloat(version),
}));

/** The entry at a path such as `css.properties.gap`; undefined where there is none. */
export const entryOf = (path: string[]): Identifier | undefined =>
  path.reduce<Identifier | undefined>(
    (found, name) => found?.[name] as Identifier | undefined,
    compatibility as unknown as Identifier,
  );

export interface Lack {
  browser: string;
  /** The prefix with which the browser has it. */
  prefix: string | undefined;
}

/** The oldest browsers that lack a feature. */
export function lacking(compat: CompatStatement | undefined): Lack[] {
  if (!compat) return [];
  return oldest.flatMap(({ name, version }) => {
    const given = compat.support[name];
    const statements = given === undefined ? [] : Array.isArray(given) ? given : [given];
    const isThere = statements.filter(({ version_added: added, version_removed: removed, flags }) => {
      const since = Number.parseFloat(String(added).replace('≤', ''));
      return !flags && since <= version && !(removed && Number.parseFloat(String(removed)) <= version);
    });
    if (statements.length === 0 || isThere.some((one) => !one.prefix && !one.alternative_name)) return [];
    return [{ browser: `${name} ${version}`, prefix: isThere[0]?.prefix }];
  });
}

/** `feature: browsers` where some lack it. */
export const findingOf = (feature: string, lacks: Lack[]): string[] =>
  lacks.length > 0 ? [`${feature}: ${lacks.map(({ browser }) => browser).join(', ')}`] : [];
