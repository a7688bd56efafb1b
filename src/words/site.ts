// Header and footer, what pages share, the home page, and the copies of pages in other forms.
import { languages } from '#language/locales.ts';
import { plural, type WordTree } from './word.ts';

export const site = {
  skip: ['跳到正文', 'Skip to content'],
  menu: ['菜单', 'Menu'],
  mainNavigation: ['主导航', 'Main'],
  footerNavigation: ['页脚导航', 'Footer'],
  breadcrumbs: ['所在位置', 'You are here'],
  neighbours: ['前后页面', 'Previous and next'],
  home: ['首页', 'Home'],
  contents: ['本页内容', 'On this page'],
  search: ['搜索', 'Search'],
  theme: {
    label: ['配色', 'Colours'],
    auto: ['跟随系统', 'Same as system'],
    light: ['浅色', 'Light'],
    dark: ['深色', 'Dark'],
  },
  nav: {
    subprojects: ['所辖项目', 'Subprojects'],
    meetings: ['会议', 'Meetings'],
    members: ['成员', 'Members'],
    docs: ['文档', 'Docs'],
    status: ['状态', 'Status'],
    join: ['加入', 'Join'],
    charter: ['章程', 'Charter'],
    contact: ['联络', 'Contact'],
    news: ['公告', 'News'],
    changes: ['变更', 'Changes'],
    upkeep: ['待确认事项', 'Open questions'],
    contribute: ['参与本站', 'Edit this site'],
    privacy: ['隐私', 'Privacy'],
    accessibility: ['无障碍', 'Accessibility'],
  },
  footer: {
    edit: ['编辑本页', 'Edit this page'],
    source: ['查看源文件', 'View source file'],
    history: ['修改历史', 'History'],
    report: ['报告问题', 'Report a problem'],
    lastChange: ['最近更新', 'Last changed'],
  },
  translation: {
    missing: [
      '本页还没有英文译文，以下为中文原文。',
      'This page has no English translation yet; below is the Chinese text.',
    ],
    outdated: [
      '中文原文在翻译之后有改动，本页译文可能已经过时。',
      'The Chinese text has changed since this translation was made; parts of it may be out of date.',
    ],
    original: ['查看中文原文', 'Read the Chinese original'],
    help: ['帮助翻译', 'Help to translate'],
  },
  stuck: { done: ['怎样算成功', 'How you know it worked'], stuck: ['卡住了问谁', 'Stuck? Ask here'] },
  notFound: { links: ['也许你要找的是', 'Perhaps you were looking for'] },
  movedPage: { title: ['这一页换了网址', 'This page has moved'], follow: ['去新的网址', 'Go to its new address'] },
  separator: ['、', ', '],
} satisfies WordTree;

export const answers = {
  label: ['四个问题', 'Four questions'],
  what: ['我们管什么', 'What we run'],
  whatCount: (count: number) => [`${count} 个项目`, plural(count, 'subproject')],
  range: (first: string, last: string) => [`从${first}到${last}`, `${first} … ${last}`],
  status: ['现在好不好', 'Is it working'],
  meet: ['什么时候开会', 'When do we meet'],
  meetUnknown: (series: string) => [`${series}，时间未公布`, `${series}, time not announced`],
  meetHear: ['以邮件列表通知为准', 'Announced on the mailing list'],
  meetNone: ['没有登记会议', 'No meeting on record'],
  join: ['怎么加入', 'How to join'],
  joinStart: ['从这里开始', 'Start here'],
  joinSteps: ['账号、协议、仓库，一步一步来', 'Account, agreement, repository, one at a time'],
} satisfies WordTree;

/** What the site adds to written texts. */
export const prose = {
  anchor: ['本节链接', 'Link to this section'],
  table: ['表格', 'Table'],
} satisfies WordTree;

/** The Markdown versions of pages, and llms.txt. */
export const markdownPages = {
  source: (address: string) => [`网页：[${address}](${address})`, `Page: [${address}](${address})`],
  pages: ['页面', 'Pages'],
  others: [languages.en.name, languages.zh.name],
  about: (whole: string) => [
    `每一页都有 Markdown 版本：在网址后面加上 index.md。全部中文页的文字合在一起，见 [llms-full.txt](${whole})。`,
    `Every page is available as Markdown: add index.md to its address. The English pages are at the end of this list; [llms-full.txt](${whole}) has the text of all Chinese ones.`,
  ],
  earlier: ['更早的', 'Earlier ones'],
} satisfies WordTree;

export const offline = {
  copy: (day: string) => [`离线副本，${day} 制作。`, `Offline copy, made on ${day}.`],
  online: ['网上的站点可能更新', 'The site online may be newer'],
  noSearch: [
    '离线副本里不能搜索，因为浏览器不让本机的网页读取索引。可以从下面的全部页面找起。',
    'There is no search in the offline copy, because browsers do not let a page on this computer read the index. All pages are listed below.',
  ],
} satisfies WordTree;
