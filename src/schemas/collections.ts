// The table of collections: one row says all that is to be known of a kind of record. Whatever else concerns a collection
// follows from its row, or does not compile until it names the new one.
import { doc } from './doc.ts';
import { list } from './list.ts';
import { meeting } from './meeting.ts';
import { news } from './news.ts';
import { notice } from './notice.ts';
import { charterVersion, page } from './page.ts';
import { person } from './person.ts';
import { question } from './question.ts';
import { request } from './request.ts';
import { redirect } from './redirect.ts';
import { type Having, type Row, having } from './row.ts';
import { series } from './series.ts';
import { service } from './service.ts';
import { subproject } from './subproject.ts';

/** Page records whose page stands elsewhere than at their id; error pages have no address of their own. */
const elsewhere: Record<string, string> = {
  home: '/',
  decisions: '/meetings/decisions/',
  actions: '/meetings/actions/',
  'charter-version': '/charter/',
  history: '/charter/',
  'not-found': '/',
};

const rows = {
  pages: {
    schema: page,
    path: 'pages/<id>/zh.md',
    one: 'page',
    label: ['页面', 'Page'],
    what: ['一个页面', 'A page'],
    address: (id) => elsewhere[id] ?? `/${id}/`,
    listed: ['/search/'],
    translated: true,
    asked: true,
  },
  charters: {
    schema: charterVersion,
    path: 'pages/charter/versions/<id>.md',
    label: ['章程原文', 'Original charter'],
    what: ['章程的一个版本', 'A version of the charter'],
    address: (id) => `/charter/${id}/`,
    listed: ['/charter/'],
    verbatim: true,
  },
  subprojects: {
    schema: subproject,
    path: 'subprojects/<id>/zh.md',
    one: 'subproject',
    label: ['所辖项目', 'Subproject'],
    what: ['一个所辖项目', 'A subproject'],
    address: (id) => `/subprojects/${id}/`,
    listed: ['/subprojects/', '/', '/charter/'],
    translated: true,
    ordered: true,
    asked: true,
    api: true,
  },
  people: {
    schema: person,
    path: 'people/<id>.yaml',
    one: 'person',
    label: ['成员', 'Member'],
    what: ['一个人或一个团队', 'A person or a team'],
    address: (id) => `/members/${id}/`,
    listed: ['/members/', '/charter/'],
    ordered: true,
    asked: true,
    api: true,
  },
  services: {
    schema: service,
    path: 'services/<id>.yaml',
    one: 'service',
    label: ['系统', 'System'],
    what: ['一个运行中的系统', 'A running system'],
    address: (id) => `/status/${id}/`,
    listed: ['/status/', '/upkeep/'],
    taken: ['all', 'links', 'published'],
    asked: true,
    api: true,
  },
  lists: {
    schema: list,
    path: 'lists/<id>.yaml',
    one: 'list',
    label: ['邮件列表', 'Mailing list'],
    what: ['一个邮件列表', 'A mailing list'],
    address: () => '/contact/',
    listed: ['/contact/', '/charter/'],
    shared: true,
    ordered: true,
    asked: true,
    api: true,
  },
  series: {
    schema: series,
    path: 'series/<id>.yaml',
    one: 'series',
    label: ['会议系列', 'Meeting series'],
    what: ['一个会议系列', 'A meeting series'],
    address: () => '/meetings/',
    listed: ['/meetings/', '/charter/', '/'],
    shared: true,
    ordered: true,
    taken: ['all', 'meetings', 'maintenance'],
    asked: true,
    api: true,
  },
  meetings: {
    schema: meeting,
    path: 'meetings/<year>/<date>-<series>.md',
    one: 'meeting',
    label: ['会议', 'Meeting'],
    what: ['一次会议及其纪要', 'A meeting with its minutes'],
    address: (id) => `/meetings/${id}/`,
    listed: ['/meetings/', '/meetings/decisions/', '/meetings/actions/', '/'],
    api: true,
  },
  notices: {
    schema: notice,
    path: 'notices/<year>/<date>-<name>.md',
    one: 'notice',
    label: ['故障和维护', 'Incident or maintenance'],
    what: ['一次故障，或一次维护', 'An incident or a maintenance window'],
    address: (id) => `/status/notices/${id}/`,
    listed: ['/status/', '/'],
    makes: ['incident', 'maintenance'],
    api: true,
  },
  docs: {
    schema: doc,
    path: 'docs/<section>/<id>/zh.md',
    one: 'doc',
    label: ['文档', 'Doc'],
    what: ['一篇指南或操作手册', 'A guide or runbook'],
    address: (id) => `/docs/${id}/`,
    listed: ['/docs/'],
    translated: true,
    api: true,
  },
  requests: {
    schema: request,
    path: 'requests/<id>.yaml',
    one: 'request',
    label: ['申请', 'Request'],
    what: ['一项可以申请或自行办理的事', 'Something to ask for, or to do by oneself'],
    address: (id) => `/requests/${id}/`,
    listed: ['/requests/'],
    optional: true,
    ordered: true,
    asked: true,
  },
  news: {
    schema: news,
    path: 'news/<year>/<date>-<name>/zh.md',
    one: 'news',
    label: ['公告', 'Announcement'],
    what: ['一则公告', 'An announcement'],
    address: (id) => `/news/${id}/`,
    listed: ['/news/'],
    translated: true,
    api: true,
  },
} as const satisfies Record<string, Row>;

/** The collections whose records a question may be about. */
export const askedCollections = having(rows, 'asked');

/** Every kind of record, in the order in which lists of kinds show them. */
export const table = {
  ...rows,
  questions: {
    schema: question(askedCollections),
    path: 'questions/<id>.yaml',
    one: 'question',
    label: ['待确认的问题', 'Open question'],
    what: ['一个待确认的问题', 'An open question'],
    address: (id) => `/upkeep/questions/#${id}`,
    listed: ['/upkeep/'],
    shared: true,
    api: true,
  },
  redirects: {
    schema: redirect,
    path: 'redirects/<id>.yaml',
    one: 'redirect',
    label: ['重定向', 'Redirect'],
    what: ['一条从旧网址到新网址的重定向', 'A redirect from an old URL to a new one'],
    address: () => '/search/',
    listed: ['/search/'],
    shared: true,
  },
} as const satisfies Record<string, Row>;

export type SourceCollection = keyof typeof table;
export type TranslatedCollection = Having<typeof table, 'translated'>;
/** Those of which /api/v1/ has a file, as src/api/api.ts must. */
export type ApiCollection = Having<typeof table, 'api'>;
export const sourceCollections = Object.keys(table) as SourceCollection[];
export const translatedCollections = having(table, 'translated');
/** Those that people write, and that `npm run new` makes. */
export const writtenCollections = having(table, 'one');

export const rowOf = (name: SourceCollection): Row => table[name];
