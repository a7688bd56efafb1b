// npm run check -- --upkeep: what is open, missing, behind or about to run out, as /upkeep/ has it.
import { wordsOf } from '../../src/i18n/words.ts';
import type { Facts } from '../../src/model/facts.ts';
import { type Item, kinds, unseen, upkeepOf, type UpkeepSource } from '../../src/model/upkeep.ts';
import { aboutWhat, menderName, whatToDo } from '../../src/model/upkeep/what.ts';
import { factsOf } from './facts.ts';
import { read } from './read.ts';
import { readSettings } from './settings.ts';

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
    const { facts, unfit } = factsOf(read(settings).sources);
    if (unfit[0]) throw new Error(`${unfit[0].file} 有误`);
    console.log(upkeepText(upkeepSource(facts)));
    return 0;
  } catch (error) {
    console.error(`${(error as Error).message}。先运行 npm run check，照它说的改正。`);
    return 1;
  }
};
