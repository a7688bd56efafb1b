// The words of header and footer, and those that pages share, in English.
import type { Words } from '#words/words.ts';

export const site: Pick<
  Words,
  | 'htmlLang'
  | 'skip'
  | 'menu'
  | 'mainNavigation'
  | 'footerNavigation'
  | 'breadcrumbs'
  | 'neighbours'
  | 'home'
  | 'contents'
  | 'search'
  | 'otherLanguage'
  | 'theme'
  | 'nav'
  | 'footer'
  | 'translation'
  | 'stuck'
  | 'searchPage'
  | 'notFound'
  | 'movedPage'
  | 'separator'
> = {
  htmlLang: 'en',
  skip: 'Skip to content',
  menu: 'Menu',
  mainNavigation: 'Main',
  footerNavigation: 'Footer',
  breadcrumbs: 'You are here',
  neighbours: 'Previous and next',
  home: 'Home',
  contents: 'On this page',
  search: 'Search',
  otherLanguage: '中文',
  theme: { label: 'Colours', auto: 'Same as system', light: 'Light', dark: 'Dark' },
  nav: {
    subprojects: 'Subprojects',
    meetings: 'Meetings',
    members: 'Members',
    docs: 'Docs',
    status: 'Status',
    join: 'Join',
    charter: 'Charter',
    contact: 'Contact',
    news: 'News',
    changes: 'Changes',
    upkeep: 'Open questions',
    contribute: 'Edit this site',
    privacy: 'Privacy',
    accessibility: 'Accessibility',
  },
  footer: {
    edit: 'Edit this page',
    source: 'View source file',
    history: 'History',
    report: 'Report a problem',
    lastChange: 'Last changed',
  },
  translation: {
    missing: 'This page has no English translation yet; below is the Chinese text.',
    outdated: 'The Chinese text has changed since this translation was made; parts of it may be out of date.',
    original: 'Read the Chinese original',
    help: 'Help to translate',
  },
  stuck: { done: 'How you know it worked', stuck: 'Stuck? Ask here' },
  searchPage: {
    web: 'Search this site with Bing',
    allPages: 'All pages',
    noScript: 'Search needs JavaScript. Without it, start from the list of all pages below.',
  },
  notFound: { links: 'Perhaps you were looking for' },
  movedPage: { title: 'This page has moved', follow: 'Go to its new address' },
  separator: ', ',
};
