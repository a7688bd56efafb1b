// What `npm run new` makes: of every collection what its row and its schema say, and for some kinds what only they need.
import { extname } from 'node:path';
import { dayIn } from '#language/dates.ts';
import { inZone } from '#language/zones.ts';
import type { Facts, Prose } from '#model/records/facts.ts';
import { isHole } from '#model/records/holes.ts';
import { fingerprint } from '#model/records/translations.ts';
import {
  rowOf,
  type SourceCollection,
  table,
  translatedCollections,
  writtenCollections,
} from '#schemas/collections.ts';
import { idParts, isDated, isText, pathOf } from '#schemas/files.ts';
import { shapeOf } from '#schemas/shape.ts';
import { Failure } from '#scripts/kit/failure.ts';
import { wordsOf } from '#words/words.ts';
import { type Data, fieldsOf, missing } from './fields.ts';
import { type Kind, type Request, word } from './kind.ts';
import { dayOfMeeting, knownOfMeeting, meetingOffers, notesOnMeeting, openActions } from './meeting.ts';

type NamesIn<Row> =
  (Row extends { one: infer Name } ? Name : never) | (Row extends { makes: readonly (infer Name)[] } ? Name : never);

type KindName = NamesIn<(typeof table)[SourceCollection]>;

interface Special extends Partial<Omit<Kind, 'id'>> {
  /** An id as an example. */
  example?: string;
  /** Added to the description of the collection. */
  hint?: string;
}

const notice = (kind: 'incident' | 'maintenance', description: string, state: string): Special => ({
  description,
  example: 'some-system-down',
  known: () => ({ kind }),
  offers: (_, { now, zone }) => ({
    updates: { value: [{ at: inZone(now, zone), state, text: { zh: '说了什么' } }], note: '进展，从早到晚' },
  }),
  remains: '正文：恢复以后写经过、原因和改进，可以空着',
});

const specials: Partial<Record<KindName, Special>> = {
  meeting: {
    description: '下一次会议：日期按系列的规则，编号接着上一次，没做完的待办列出来',
    dated: true,
    first: ['series'],
    known: (data, request) => {
      const known = knownOfMeeting(data, request);
      const review =
        known['state'] === 'planned' && !data['agenda'] && openActions({ ...data, ...known }, request).length > 0;
      return { ...known, ...(review && { agenda: [{ title: '过一遍没做完的待办' }] }) };
    },
    path: (data, request) => pathOf({ collection: 'meetings', id: `${dayOfMeeting(data, request)}-${data['series']}` }),
    offers: meetingOffers,
    remains: '会前写议题；会后写参会人员、决议、待办，在 --- 下面写纪要，state 还是 planned 就改成 held',
    notes: notesOnMeeting,
  },
  incident: notice('incident', '一次事故', 'investigating'),
  maintenance: notice('maintenance', '一个维护窗口', 'scheduled'),
  subproject: { example: 'build', remains: '正文：这个项目做什么，怎样用，出了问题找谁' },
  doc: {
    example: 'runbooks/some-task',
    hint: '编号写作 栏目/编号',
    remains: '正文：从二级标题写起，标题后面写锚点，如「## 看看谁占了空间 [#find]」',
  },
  news: { hint: '日期不写就是今天' },
  page: {
    hint: '网址是 /编号/',
    remains: '正文：从二级标题写起，标题后面写锚点，如「## 会议制度 [#meetings]」',
  },
  person: { example: 'member-a' },
  service: { example: 'build' },
  list: { example: 'sig-example' },
  series: {
    example: 'biweekly',
    known: ({ rule }, { zone }) => (rule && !isHole(rule) ? { zone } : {}),
    needs: ({ rule }) => (rule && !isHole(rule) ? ['start'] : []),
  },
  redirect: { example: 'some-page', hint: '旧网址转到新的' },
};

/** Its place behind the last of the others in its folder; nothing where a record need have none. */
const orderAmongOthers = (collection: SourceCollection, { facts, id }: Request): Data => {
  const shape = shapeOf(collection);
  const isNeeded = missing(shape, {}).some(({ path }) => path[0] === 'order');
  if (!isNeeded && fieldsOf(shape).get('order')?.default === undefined) return {};
  const folder = id.slice(0, id.lastIndexOf('/') + 1);
  const others = facts[collection].filter((one) => one.id.startsWith(folder));
  return { order: Math.max(0, ...others.map(({ data }) => ('order' in data && data.order) || 0)) + 1 };
};

/** How an id is written: a word, or one for each part of the path. */
const idLike = (collection: SourceCollection, example: string): NonNullable<Kind['id']> => {
  const names: Record<string, string> = wordsOf('zh').fields.parts;
  const parts = idParts(collection).map((part) => names[part.slice(1, -1)]);
  const pattern = new RegExp(`^${parts.map(() => word).join('/')}$`);
  return { form: parts.length > 1 ? parts.join('/') : '小写字母、数字和连字符', example, pattern };
};

const kindOf = (collection: SourceCollection, name: KindName): Kind => {
  const { example = `some-${name}`, hint, known, ...special } = specials[name] ?? {};
  const hasStart = fieldsOf(shapeOf(collection)).has('start');
  const day = ({ start }: Data, { date, now, zone }: Request) =>
    hasStart ? dayIn(String(start), zone) : (date ?? dayIn(now, zone));
  return {
    name,
    collection,
    description: [rowOf(collection).what[0], hint].filter(Boolean).join('，'),
    ...(!special.path && { id: idLike(collection, example) }),
    dated: isDated(collection) && !hasStart,
    known: (data, request) => ({ ...orderAmongOthers(collection, request), ...known?.(data, request) }),
    path: (data, request) =>
      pathOf({ collection, id: isDated(collection) ? `${day(data, request)}-${request.id}` : request.id }),
    ...(isText(collection) && { remains: '正文' }),
    ...special,
  };
};

/** The record that `docs/site/editing` names. Throws a Failure where there is none, or where it has a translation. */
const sourceOf = (facts: Facts, name: string) => {
  const [folder = '', ...id] = name.split('/');
  const collection = translatedCollections.find((one) => one === folder);
  if (!collection)
    throw new Failure(`${name}：有单独译文的只有 ${translatedCollections.join('、')}；别的记录，译文写在 en: 后面`);
  const sources: Prose<{ title: string; summary: string }>[] = facts[collection];
  const source = sources.find((one) => one.id === id.join('/'));
  if (!source) {
    const left = sources.filter(({ en }) => !en).map((one) => `${collection}/${one.id}`);
    throw new Failure(`没有 ${name}；${collection} 里还没有译文的：${left.join('、') || '一篇也没有'}`);
  }
  if (source.en) throw new Failure(`${name} 已经有译文：${source.en.file}`);
  return source;
};

/** Links to pages of this site lead to the English page. */
const linksInEnglish = (body: string) => body.replace(/(\]\(|href=")(\/(?!en\/)(?:[\w-]+\/)*)(?=[#)"])/g, '$1/en$2');

const translationKind: Kind = {
  name: 'translation',
  collection: 'docsEn',
  description: '一篇原文的英文译文，编号写作 集合/编号',
  id: { form: '集合/编号', example: 'docs/site/editing', pattern: new RegExp(`^${word}(?:/${word})+$`) },
  known: (_, { facts, id }) => ({ translationOf: fingerprint(sourceOf(facts, id)) }),
  path: (_, { facts, id }) => {
    const source = sourceOf(facts, id);
    return pathOf(source).replace('zh.md', `en${extname(source.file)}`);
  },
  body: ({ facts, id }) => linksInEnglish(sourceOf(facts, id).body),
  remains: '正文现在是中文原文，逐段换成英文；标题的层级和 [#锚点] 不变，站内链接已经换成英文页',
};

/** Dated records come first: people write them most often. */
const inOrder = writtenCollections.toSorted((a, b) => Number(isDated(b)) - Number(isDated(a)));

export const kinds: Kind[] = [
  ...inOrder.flatMap((collection) => {
    const { one, makes = [one] }: { one: KindName; makes?: readonly KindName[] } = table[collection];
    return makes.map((name) => kindOf(collection, name));
  }),
  translationKind,
];
