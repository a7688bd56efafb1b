// The upkeep of invented facts, for the tests.
import { type Item, type Kind, upkeepOf, type UpkeepSource } from '#model/upkeep/upkeep.ts';
import { siteConfig } from '#schemas/site.ts';
import { type Invented, invented } from './invented-facts.ts';

export const today = '2026-11-24';
export const site = siteConfig.parse({
  name: { zh: '示例 SIG', en: 'Example SIG' },
  shortName: 'SIG-example',
  community: { zh: '示例社区' },
  languages: ['zh', 'en'],
  zone: 'Asia/Shanghai',
  forge: { kind: 'gitee', owner: 'example', repository: 'sig', branch: 'main' },
  filing: {},
  contactList: 'one',
});

export const sourceOf = (records: Invented, more: Partial<UpkeepSource> = {}): UpkeepSource => ({
  facts: invented(records),
  live: { snapshots: new Map(), histories: new Map() },
  links: undefined,
  today,
  site,
  configFile: 'site.config.ts',
  behind: () => undefined,
  ...more,
});

/** What there is to do of one kind. */
export const found = <K extends Kind>(kind: K, records: Invented, more?: Partial<UpkeepSource>): Item<K>[] =>
  upkeepOf(sourceOf(records, more), kind);
/** The ids of people and the names of roles, for each item. */
export const responsible = (items: Item[]) =>
  items.map(({ responsible }) => responsible.map((one) => Object.values(one)[0]).join('+'));
/** Collection, id and field, for each item. */
export const about = (items: Item[]) =>
  items.map(({ record }) => record && [record.collection, record.id, record.field].filter(Boolean).join('/'));
