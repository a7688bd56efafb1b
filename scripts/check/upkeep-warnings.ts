// Things to do of the register of upkeep as warnings of a rule, each in the file in which it is mended.
import { type Item, type Kind, upkeepOf } from '../../src/model/upkeep.ts';
import { whatToDo } from '../../src/model/upkeep/what.ts';
import { upkeepSourceOf } from './facts.ts';
import type { Finding, Words } from './finding.ts';
import { atField, type FieldPath } from './places.ts';
import type { Site, Source } from './read.ts';

type Advice = Omit<Words, 'found'>;

/** `fieldOf` names the field concerned; nothing is said of an item for which it names none. */
export const upkeepWarnings = <K extends Kind>(
  site: Site,
  kind: K,
  fieldOf: (item: Item<K>, source: Source) => FieldPath | undefined,
  advice: Advice,
): Finding[] => {
  const upkeep = upkeepSourceOf(site);
  const sources = new Map(site.sources.map((source) => [source.file, source]));
  return (upkeep ? upkeepOf(upkeep, kind) : []).flatMap((item): Finding[] => {
    const source = sources.get(item.file);
    const field = source && fieldOf(item, source);
    if (!field) return [];
    const frame = { ...atField(source, field), rule: kind, severity: 'warning' as const };
    return [{ ...frame, found: whatToDo(item as Item, 'zh'), ...advice }];
  });
};
