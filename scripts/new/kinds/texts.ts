// Records that are texts in two languages, and their translations.
import { extname } from 'node:path';
import { dayIn } from '#language/dates.ts';
import { fingerprint } from '#model/records/translations.ts';
import type { Facts, Prose } from '#model/records/facts.ts';
import { Failure } from '#scripts/kit/failure.ts';
import { idLike, type Kind, nextOrder, type Request, word } from '#scripts/new/kind.ts';

// A translation to be made: the source text to write over, with the fingerprint of what it was.

type Source = Prose<{ title: string; summary: string }>;

const translatable = ['pages', 'subprojects', 'docs', 'news'] as const;

const isTranslatable = (name: string): name is (typeof translatable)[number] =>
  (translatable as readonly string[]).includes(name);

/** The record that `docs/site/editing` names. Throws a Failure where there is none, or where it has a translation. */
const sourceOf = (facts: Facts, name: string): Source => {
  const [collection = '', ...id] = name.split('/');
  if (!isTranslatable(collection))
    throw new Failure(`${name}：有单独译文的只有 ${translatable.join('、')}；别的记录，译文写在 en: 后面`);
  const sources: Source[] = facts[collection];
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

const translationBody = ({ facts, id }: Request): string => linksInEnglish(sourceOf(facts, id).body);

const translationOf = ({ facts, id }: Request): string => fingerprint(sourceOf(facts, id));

/** Beside the source, of the same kind of file. */
const pathOfTranslation = ({ facts, id }: Request): string => {
  const [collection, ...rest] = id.split('/');
  const folder = collection === 'news' ? `news/${rest[0]?.slice(0, 4)}/${rest[0]}` : id;
  return `${folder}/en${extname(sourceOf(facts, id).file)}`;
};

const dayOfNews = ({ date, now, zone }: Request) => date ?? dayIn(now, zone);

export const textKinds: Kind[] = [
  {
    name: 'subproject',
    collection: 'subprojects',
    description: '一个所辖项目',
    id: idLike('build'),
    known: (_, { facts }) => nextOrder(facts.subprojects),
    path: (_, request) => `subprojects/${request.id}/zh.md`,
    remains: '正文：这个项目做什么，怎样用，出了问题找谁',
  },
  {
    name: 'doc',
    collection: 'docs',
    description: '一篇指南或操作手册，编号写作 栏目/编号',
    id: { form: '栏目/编号', example: 'runbooks/some-task', pattern: new RegExp(`^${word}/${word}$`) },
    known: (_, { facts, ...request }) =>
      nextOrder(facts.docs.filter((doc) => doc.id.startsWith(`${request.id.split('/')[0]}/`))),
    path: (_, request) => `docs/${request.id}/zh.md`,
    remains: '正文：从二级标题写起，标题后面写锚点，如「## 看看谁占了空间 [#find]」',
  },
  {
    name: 'news',
    collection: 'news',
    description: '一则公告，日期不写就是今天',
    id: idLike('some-news'),
    dated: true,
    path: (_, request) => `news/${dayOfNews(request).slice(0, 4)}/${dayOfNews(request)}-${request.id}/zh.md`,
    remains: '正文',
  },
  {
    name: 'page',
    collection: 'pages',
    description: '一个页面，网址是 /编号/',
    id: idLike('some-page'),
    path: (_, request) => `pages/${request.id}/zh.md`,
    remains: '正文：从二级标题写起，标题后面写锚点，如「## 会议制度 [#meetings]」',
  },
  {
    name: 'translation',
    collection: 'docsEn',
    description: '一篇原文的英文译文，编号写作 集合/编号',
    id: { form: '集合/编号', example: 'docs/site/editing', pattern: new RegExp(`^${word}(?:/${word})+$`) },
    known: (_, request) => ({ translationOf: translationOf(request) }),
    path: (_, request) => pathOfTranslation(request),
    body: translationBody,
    remains: '正文现在是中文原文，逐段换成英文；标题的层级和 [#锚点] 不变，站内链接已经换成英文页',
  },
];
