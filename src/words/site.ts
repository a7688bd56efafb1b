// Header and footer, and what pages share.
import type { WordTree } from './word.ts';

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
