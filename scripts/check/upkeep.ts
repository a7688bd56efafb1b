// npm run check -- --upkeep: what is open, missing, behind or about to run out, as /upkeep/ has it.
import { wordsOf } from '../../src/i18n/words.ts';
import { assemble, type Facts, type Read } from '../../src/model/facts.ts';
import { type Item, kinds, unseen, upkeepOf, type UpkeepSource } from '../../src/model/upkeep.ts';
import { aboutWhat, menderName, whatToDo } from '../../src/model/upkeep/what.ts';
import { type CollectionName, collections } from '../../src/schemas/collections.ts';
import { read, type Source } from './read.ts';
import { readSettings } from './settings.ts';

/** The facts as the site has them. Throws where a record does not fit its schema: `npm run check` says how to mend it. */
export const factsOf = (sources: Source[]): Facts => {
  const byCollection = Map.groupBy(sources, ({ collection }) => collection);
  const entries = (Object.keys(collections) as CollectionName[]).map((name) => {
    const records = (byCollection.get(name) ?? []).map(({ id, file, record, data }) => {
      const result = collections[name].schema.safeParse(data);
      if (!result.success) throw new Error(`${file} 有误`);
      return { id, file, body: record.body, data: result.data };
    });
    return [name, records];
  });
  return assemble(Object.fromEntries(entries) as unknown as Read);
};

const line = (facts: Facts, item: Item): string => {
  const { text } = aboutWhat(facts, item, 'zh');
  const who = item.menders.map((mender) => menderName(facts, mender, 'zh')).join('、');
  const place = item.line ? `${item.file}:${item.line}` : item.file;
  return `  ${text}：${whatToDo(item, 'zh')}\n    ${wordsOf('zh').upkeep.ask(who)} · ${place}`;
};

/** Everything to do, kind by kind, for the terminal. */
export const upkeepText = (source: UpkeepSource): string => {
  const words = wordsOf('zh').upkeep;
  const parts = kinds.map((kind) => {
    const items = upkeepOf(source, kind);
    const { title, none } = words.kinds[kind];
    const unknown = unseen(source, kind);
    const rows =
      items.length > 0 ? items.map((item) => line(source.facts, item)) : [`  ${unknown ? words[unknown] : none}`];
    return [`${title}：${words.count(items.length)}`, ...rows].join('\n');
  });
  return `${parts.join('\n\n')}\n`;
};

/** Prints it for this site; returns the exit code, 1 where the content or site.config.ts has a mistake in it. */
export const printUpkeep = async (): Promise<number> => {
  const settings = await readSettings();
  try {
    if ('rule' in settings) throw new Error(`${settings.file} 有误`);
    const { upkeepSource } = await import('../../src/records/upkeep.ts');
    console.log(upkeepText(upkeepSource(factsOf(read(settings).sources))));
    return 0;
  } catch (error) {
    console.error(`${(error as Error).message}。先运行 npm run check，照它说的改正。`);
    return 1;
  }
};
