// Records that are texts in two languages, and their translations.
import { dayIn } from '../../../src/model/dates.ts';
import type { Kind, Request } from '../kind.ts';
import { pathOfTranslation, translationBody, translationOf } from '../translation.ts';
import { idLike, word } from './ids.ts';
import { nextOrder } from './order.ts';

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
