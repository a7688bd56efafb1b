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
    updates: { value: [{ at: inZone(now, zone), state, text: { zh: '发布的内容' } }], note: '进展，按时间先后' },
  }),
  remains: '正文：恢复后说明经过、原因和改进，可选',
});

const specials: Partial<Record<KindName, Special>> = {
  meeting: {
    description: '下一次会议：日期按会议规则推算，序号接续上一次，并列出未完成的待办',
    dated: true,
    first: ['series'],
    known: (data, request) => {
      const known = knownOfMeeting(data, request);
      const review =
        { ...known, ...data }.state === 'planned' &&
        !data['agenda'] &&
        openActions({ ...data, ...known }, request).length > 0;
      return { ...known, ...(review && { agenda: [{ title: '核对未完成的待办' }] }) };
    },
    path: (data, request) => pathOf({ collection: 'meetings', id: `${dayOfMeeting(data, request)}-${data['series']}` }),
    offers: meetingOffers,
    remains: '会前填写议题；会后填写参会人员、决议和待办，在 --- 之后编写纪要，并将 state 改为 held',
    notes: notesOnMeeting,
  },
  incident: notice('incident', '一次故障', 'investigating'),
  maintenance: notice('maintenance', '一次维护', 'scheduled'),
  subproject: { example: 'build', remains: '正文：项目的用途、使用方法和联系人' },
  doc: {
    example: 'runbooks/some-task',
    hint: 'ID 的格式为 栏目/ID',
    remains: '正文：从二级标题开始，标题末尾写锚点，如「## 检查磁盘占用 [#find]」',
  },
  news: { hint: '日期默认为今天' },
  page: {
    hint: '网址为 /ID/',
    remains: '正文：从二级标题开始，标题末尾写锚点，如「## 会议制度 [#meetings]」',
  },
  person: { example: 'member-a' },
  service: { example: 'build' },
  list: { example: 'sig-example' },
  series: {
    example: 'biweekly',
    known: ({ rule }, { zone }) => (rule && !isHole(rule) ? { zone } : {}),
    needs: ({ rule }) => (rule && !isHole(rule) ? ['start'] : []),
  },
  redirect: { example: 'some-page' },
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
    throw new Failure(`${name}：只有 ${translatedCollections.join('、')} 有单独的译文；其他记录的译文填写在 en: 之后`);
  const sources: Prose<{ title: string; summary: string }>[] = facts[collection];
  const source = sources.find((one) => one.id === id.join('/'));
  if (!source) {
    const left = sources.filter(({ en }) => !en).map((one) => `${collection}/${one.id}`);
    throw new Failure(`未找到 ${name}。${collection} 中缺少译文的有：${left.join('、') || '无'}`);
  }
  if (source.en) throw new Failure(`${name} 已有译文：${source.en.file}`);
  return source;
};

/** Links to pages of this site lead to the English page. */
const linksInEnglish = (body: string) => body.replace(/(\]\(|href=")(\/(?!en\/)(?:[\w-]+\/)*)(?=[#)"])/g, '$1/en$2');

const translationKind: Kind = {
  name: 'translation',
  collection: 'docsEn',
  description: '一篇原文的英文译文，ID 的格式为 集合/ID',
  id: { form: '集合/ID', example: 'docs/site/editing', pattern: new RegExp(`^${word}(?:/${word})+$`) },
  known: (_, { facts, id }) => ({ translationOf: fingerprint(sourceOf(facts, id)) }),
  path: (_, { facts, id }) => {
    const source = sourceOf(facts, id);
    return pathOf(source).replace('zh.md', `en${extname(source.file)}`);
  },
  body: ({ facts, id }) => linksInEnglish(sourceOf(facts, id).body),
  remains: '正文目前是中文原文，请逐段译为英文；标题的层级和 [#锚点] 保持不变，站内链接已指向英文页',
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
