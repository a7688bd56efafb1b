// The reference of fields.
import type { WordTree } from './word.ts';

const folder = 'src/content';

export const fields = {
  heading: ['记录和字段', 'Records and fields'],
  note: [
    '一个文件是一条记录。每种记录有哪些字段，怎样写：',
    'A file is a record. Which fields each kind has, and how they are written:',
  ],
  title: (kind: string) => [`${kind}：字段说明`, `${kind}: fields`],
  summary: (what: string) => [
    `${what}：每个字段是什么，要不要写，怎样写。`,
    `${what}: what each field is, whether it is required, and how it is written.`,
  ],
  /** Chinese descriptions stand on the English page. */
  language: ['', 'Records are written in Chinese, and so are the descriptions of their fields.'],
  file: ['文件', 'File'],
  made: ['新建', 'New'],
  list: ['字段', 'Fields'],
  example: ['写全了的样子', 'With every field'],
  exampleNote: [
    '值都是虚构的。文件里只写知道的，其余不写。',
    'All values are invented. Write what is known and leave out the rest.',
  ],
  required: ['必填', 'required'],
  optional: ['选填', 'optional'],
  only: (field: string, values: string) => [`只有 ${field} 为 ${values} 时才写`, `only where ${field} is ${values}`],
  fallback: (value: string) => [`不写就是 ${value}`, `${value} where left out`],
  to: (collection: string) => [`${collection}/ 中的编号`, `an id of ${collection}/`],
  types: {
    text: ['文字', 'text'],
    number: ['整数', 'whole number'],
    date: ['日期', 'date'],
    instant: ['带时区的时间', 'time with offset'],
    'instant-or-date': ['带时区的时间，或日期', 'time with offset, or date'],
    'local-time': ['当地时间', 'local time'],
    address: ['网址', 'address'],
    id: ['编号', 'id'],
    localized: ['双语文字', 'text in both languages'],
    choice: ['选一个', 'one of'],
    list: ['列表', 'list'],
    group: ['一组字段', 'group of fields'],
  },
  kinds: {
    people: {
      title: ['成员', 'Member'],
      what: ['一个人，或一个团队', 'A person or a team'],
      file: [`${folder}/people/<编号>.yaml`, `${folder}/people/<id>.yaml`],
    },
    subprojects: {
      title: ['所辖项目', 'Subproject'],
      what: ['一个所辖项目', 'A subproject'],
      file: [`${folder}/subprojects/<编号>/zh.md`, `${folder}/subprojects/<id>/zh.md`],
    },
    services: {
      title: ['系统', 'System'],
      what: ['一个运行中的系统', 'A running system'],
      file: [`${folder}/services/<编号>.yaml`, `${folder}/services/<id>.yaml`],
    },
    lists: {
      title: ['邮件列表', 'Mailing list'],
      what: ['一个邮件列表', 'A mailing list'],
      file: [`${folder}/lists/<编号>.yaml`, `${folder}/lists/<id>.yaml`],
    },
    series: {
      title: ['会议系列', 'Meeting series'],
      what: ['一个会议系列', 'A meeting series'],
      file: [`${folder}/series/<编号>.yaml`, `${folder}/series/<id>.yaml`],
    },
    meetings: {
      title: ['会议', 'Meeting'],
      what: ['一次会议和它的纪要', 'A meeting with its minutes'],
      file: [`${folder}/meetings/<年>/<日期>-<系列>.md`, `${folder}/meetings/<year>/<date>-<series>.md`],
    },
    notices: {
      title: ['事故和维护', 'Incident or maintenance'],
      what: ['一次事故，或一个维护窗口', 'An incident or a maintenance window'],
      file: [`${folder}/notices/<年>/<日期>-<名称>.md`, `${folder}/notices/<year>/<date>-<name>.md`],
    },
    docs: {
      title: ['文档', 'Doc'],
      what: ['一篇指南或操作手册', 'A guide or runbook'],
      file: [`${folder}/docs/<栏目>/<编号>/zh.md`, `${folder}/docs/<section>/<id>/zh.md`],
    },
    news: {
      title: ['公告', 'Announcement'],
      what: ['一则公告', 'An announcement'],
      file: [`${folder}/news/<年>/<日期>-<名称>/zh.md`, `${folder}/news/<year>/<date>-<name>/zh.md`],
    },
    pages: {
      title: ['页面', 'Page'],
      what: ['一个页面', 'A page'],
      file: [`${folder}/pages/<编号>/zh.md`, `${folder}/pages/<id>/zh.md`],
    },
    questions: {
      title: ['待确认的问题', 'Open question'],
      what: ['一个待确认的问题', 'An open question'],
      file: [`${folder}/questions/<编号>.yaml`, `${folder}/questions/<id>.yaml`],
    },
    redirects: {
      title: ['旧网址', 'Old address'],
      what: ['一个改了网址的页面', 'A page whose address has changed'],
      file: [`${folder}/redirects/<编号>.yaml`, `${folder}/redirects/<id>.yaml`],
    },
    translations: {
      title: ['译文', 'Translation'],
      what: ['一篇原文的英文译文', 'The English translation of a text'],
      file: [`${folder}/…/en.md`, `${folder}/…/en.md`],
    },
  },
} satisfies WordTree;
