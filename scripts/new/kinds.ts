// Every kind of record that `npm run new` makes.
import { dayIn } from '../../src/model/dates.ts';
import { isHole } from '../../src/model/holes.ts';
import { Failure } from '../build/failure.ts';
import { suggest } from '../check/closest.ts';
import type { Kind, Request } from './kind.ts';
import type { Data } from './fields.ts';
import { dayOfMeeting, knownOfMeeting, notesOnMeeting } from './meeting.ts';
import { meetingOffers, openActions } from './meeting-offers.ts';
import { inZone } from './typed.ts';
import { pathOfTranslation, translationBody, translationOf } from './translation.ts';

const word = '[a-z0-9]+(?:-[a-z0-9]+)*';
const id = (example: string) => ({ form: '小写字母、数字和连字符', example, pattern: new RegExp(`^${word}$`) });

/** Behind the last of the others. */
const nextOrder = (entries: { data: { order?: number | undefined } }[]): Data => ({
  order: Math.max(0, ...entries.map(({ data }) => data.order ?? 0)) + 1,
});

const dayOfNotice = ({ start }: Data, { zone }: Request) => dayIn(String(start), zone);

const notice = (kind: 'incident' | 'maintenance', description: string, state: string): Kind => ({
  name: kind,
  collection: 'notices',
  description,
  id: id('some-system-down'),
  known: () => ({ kind }),
  path: (data, request) => {
    const day = dayOfNotice(data, request);
    return `notices/${day.slice(0, 4)}/${day}-${request.id}.md`;
  },
  offers: (_, { now, zone }) => ({
    updates: { value: [{ at: inZone(now, zone), state, text: { zh: '说了什么' } }], note: '进展，从早到晚' },
  }),
  remains: '正文：恢复以后写经过、原因和改进，可以空着',
});

const dayOfNews = ({ date, now, zone }: Request) => date ?? dayIn(now, zone);

export const kinds: Kind[] = [
  {
    name: 'meeting',
    collection: 'meetings',
    description: '下一次会议：日期按系列的规则，编号接着上一次，没做完的待办列出来',
    dated: true,
    first: ['series'],
    known: (data, request) => {
      const known = knownOfMeeting(data, request);
      const review =
        known['state'] === 'planned' && !data['agenda'] && openActions({ ...data, ...known }, request).length > 0;
      return { ...known, ...(review && { agenda: [{ title: '过一遍没做完的待办' }] }) };
    },
    path: (data, request) => {
      const day = dayOfMeeting(data, request);
      return `meetings/${day.slice(0, 4)}/${day}-${data['series']}.md`;
    },
    offers: meetingOffers,
    remains: '会前补议题，会后补参会人员、决议、待办，在 --- 下面写纪要，把 state 改成 held',
    notes: notesOnMeeting,
  },
  {
    name: 'person',
    collection: 'people',
    description: '一个人，或一个团队',
    id: id('member-a'),
    path: (_, request) => `people/${request.id}.yaml`,
  },
  {
    name: 'service',
    collection: 'services',
    description: '一个运行中的系统',
    id: id('build'),
    path: (_, request) => `services/${request.id}.yaml`,
  },
  {
    name: 'list',
    collection: 'lists',
    description: '一个邮件列表',
    id: id('sig-example'),
    known: (_, { facts }) => nextOrder(facts.lists),
    path: (_, request) => `lists/${request.id}.yaml`,
  },
  {
    name: 'series',
    collection: 'series',
    description: '一个会议系列',
    id: id('biweekly'),
    known: ({ rule }, { facts, zone }) => ({ ...nextOrder(facts.series), ...(rule && !isHole(rule) ? { zone } : {}) }),
    needs: ({ rule }) => (rule && !isHole(rule) ? ['start'] : []),
    path: (_, request) => `series/${request.id}.yaml`,
  },
  {
    name: 'subproject',
    collection: 'subprojects',
    description: '一个所辖项目',
    id: id('build'),
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
    id: id('some-news'),
    dated: true,
    path: (_, request) => `news/${dayOfNews(request).slice(0, 4)}/${dayOfNews(request)}-${request.id}/zh.md`,
    remains: '正文',
  },
  notice('incident', '一次事故', 'investigating'),
  notice('maintenance', '一个维护窗口', 'scheduled'),
  {
    name: 'question',
    collection: 'questions',
    description: '一个待确认的问题',
    id: id('some-question'),
    path: (_, request) => `questions/${request.id}.yaml`,
  },
  {
    name: 'page',
    collection: 'pages',
    description: '一个页面，网址是 /编号/',
    id: id('some-page'),
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

/** Throws a Failure where there is no such kind. */
export const kindNamed = (name: string): Kind => {
  const found = kinds.find((kind) => kind.name === name);
  if (found) return found;
  const names = kinds.map((kind) => kind.name);
  throw new Failure(`不能新建「${name}」：${suggest(name, names, `可以新建的有 ${names.join('、')}`)}`);
};
