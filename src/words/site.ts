// Header and footer, what pages share, the home page, and the copies of pages in other forms.
import { joined } from '#language/names.ts';
import { languages } from '#language/locales.ts';
import { plural, type WordTree } from './word.ts';

export const site = {
  skip: ['跳到正文', 'Skip to content'],
  menu: ['菜单', 'Menu'],
  mainNavigation: ['主导航', 'Main'],
  footerNavigation: ['页脚导航', 'Footer'],
  breadcrumbs: ['当前位置', 'Breadcrumb'],
  neighbours: ['上一页和下一页', 'Previous and next'],
  home: ['首页', 'Home'],
  contents: ['本页内容', 'On this page'],
  search: ['搜索', 'Search'],
  theme: {
    label: ['主题', 'Theme'],
    auto: ['跟随系统', 'System'],
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
    news: ['公告', 'Announcements'],
    changes: ['内容变更', 'Changes'],
    upkeep: ['待处理事项', 'Open items'],
    contribute: ['编辑本站', 'Edit this site'],
    privacy: ['隐私', 'Privacy'],
    accessibility: ['无障碍', 'Accessibility'],
  },
  footer: {
    edit: ['编辑本页', 'Edit this page'],
    source: ['查看源文件', 'View source file'],
    history: ['修改历史', 'History'],
    report: ['反馈问题', 'Report a problem'],
    lastChange: ['最近更新', 'Last changed'],
  },
  translation: {
    missing: [
      '本页暂无英文译文，以下为中文原文。',
      'This page has no English translation yet. The Chinese original is shown below.',
    ],
    outdated: [
      '中文原文在翻译后有修改，本页译文可能已过期。',
      'The Chinese original has changed since this translation. Parts of it may be out of date.',
    ],
    original: ['查看中文原文', 'Read the Chinese original'],
    help: ['帮助翻译', 'Help translate'],
  },
  feeds: ['订阅源', 'Feeds'],
  stuck: { done: ['完成标志', 'How to check'], stuck: ['需要帮助', 'Get help'] },
  notFound: { links: ['常用页面', 'Main pages'] },
  movedPage: { title: ['页面已移动', 'This page has moved'], follow: ['前往新网址', 'Go to the new page'] },
  separator: ['、', ', '],
  alsoFor: (names: string) => [`相关：${names}。`, `Also: ${names}.`],
  colon: ['：', ': '],
} satisfies WordTree;

/** The first screen of the home page. */
export const glance = {
  group: ['兴趣小组（SIG）', 'Special Interest Group'],
  label: ['概览', 'At a glance'],
  systems: (count: number) => [`${count} 个系统`, plural(count, 'system')],
  meet: ['下次会议', 'Next meeting'],
  meetUnknown: ['时间待确认', 'Time to be confirmed'],
  meetNone: ['暂无会议安排', 'No meetings scheduled'],
  news: ['最近公告', 'Latest announcement'],
  charter: ['章程', 'Charter'],
  version: (day: string) => [`${day} 版`, `Version of ${day}`],
  open: ['待确认的问题', 'Open questions'],
  write: ['发邮件', 'Email the list'],
  all: ['全部项目', 'All subprojects'],
  steps: ['全部步骤', 'All steps'],
  more: ['其他联络方式', 'Other ways'],
} satisfies WordTree;

/** The first three steps on the page about joining. */
export const firstSteps = {
  label: ['开始参与', 'Get started'],
  hello: ['发邮件介绍自己', 'Introduce yourself by email'],
  write: ['写邮件', 'Write the email'],
  subscribe: ['订阅列表', 'Subscribe'],
  subject: (group: string) => [joined('加入', group), `Joining the ${group}`],
  draft: [
    '称呼：\n想参与的项目：\n已完成的步骤或遇到的问题：\n',
    'Name:\nSubproject of interest:\nSteps done, or questions:\n',
  ],
  choose: ['选择想参与的项目或问题', 'Choose a subproject or a question'],
  questions: (count: number) => [`${count} 个待确认的问题`, plural(count, 'open question')],
  act: ['提交修改', 'Make a change'],
  actNote: ['本站每一页的页脚都有「编辑本页」。', 'Every page has “Edit this page” at its foot.'],
} satisfies WordTree;

/** What the site adds to written texts. */
export const prose = {
  code: ['代码', 'Code'],
  table: ['表格', 'Table'],
  footnotes: ['脚注', 'Footnotes'],
  footnoteBack: ['返回正文', 'Back to the text'],
  taskDone: ['已完成', 'Done'],
  taskOpen: ['未完成', 'Open'],
  notices: {
    note: ['说明', 'Note'],
    tip: ['提示', 'Tip'],
    important: ['重要', 'Important'],
    warning: ['警告', 'Warning'],
    caution: ['风险', 'Caution'],
  },
  copy: {
    copy: ['复制', 'Copy'],
    done: ['已复制', 'Copied'],
    failed: ['复制失败，请手动选择', 'Could not be copied. Select the text yourself.'],
  },
  colon: ['：', ': '],
  details: ['详情', 'Details'],
} satisfies WordTree;

/** The Markdown versions of pages, and llms.txt. */
export const markdownPages = {
  source: (address: string) => [`网页：[${address}](${address})`, `Page: [${address}](${address})`],
  pages: ['页面', 'Pages'],
  others: [languages.en.name, languages.zh.name],
  about: (whole: string) => [
    `以下每一页都提供 Markdown 版本：在网址后加上 index.md。全部中文页面的合并文本见 [llms-full.txt](${whole})。`,
    `Every page below is available as Markdown: append index.md to its URL. [llms-full.txt](${whole}) has the text of all English pages.`,
  ],
  earlier: ['更早的内容', 'Earlier content'],
} satisfies WordTree;

export const offline = {
  copy: (day: string) => [`离线副本，${day} 制作。`, `Offline copy, made on ${day}.`],
  online: ['查看在线版本，内容可能较新', 'See the online site, which may be newer'],
  noSearch: [
    '离线副本不支持搜索（浏览器不允许本地网页读取索引）。请从下方的页面列表中查找。',
    'Search is not available in the offline copy, because browsers do not allow local pages to read the index. All pages are listed below.',
  ],
} satisfies WordTree;
