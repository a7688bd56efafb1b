// /api/v1/upkeep.json: the register of /upkeep/ in one list.
import type { Api } from '../../schemas/api.ts';
import type { Localized } from '../../schemas/shapes.ts';
import { editUrl } from '../forge.ts';
import { subjectPath } from '../subjects.ts';
import { type Item, kinds, unseen, upkeepOf } from '../upkeep.ts';
import { aboutWhat, whatToDo } from '../upkeep/what.ts';
import { type ApiSource, pageAt } from './source.ts';

const nameOf = ({ facts }: ApiSource, item: Item): Localized => {
  const [zh, en] = [aboutWhat(facts, item, 'zh'), aboutWhat(facts, item, 'en')];
  return { zh: zh.text, ...(en.locale === 'en' && { en: en.text }) };
};

const entry = (source: ApiSource, item: Item): Api['upkeep']['items'][number] => {
  const { kind, record, date, menders, questions, file, line } = item;
  return {
    ...{ kind, record, name: nameOf(source, item), page: record && pageAt(source, subjectPath(source.facts, record)) },
    what: { zh: whatToDo(item, 'zh'), en: whatToDo(item, 'en') },
    state: 'state' in item ? item.state : undefined,
    url: 'url' in item ? item.url : undefined,
    behind: 'behind' in item ? item.behind : undefined,
    ...{ date, menders, questions, file, line, edit: editUrl(source.site.forge, file) },
  };
};

export const upkeep = (source: ApiSource): Omit<Api['upkeep'], 'generatedAt'> => ({
  unseen: kinds.filter((kind) => unseen(source, kind)),
  linksCheckedAt: source.links?.checkedAt,
  items: kinds.flatMap((kind) => upkeepOf(source, kind)).map((item) => entry(source, item)),
});
