// Guides, announcements, and the questions that the way into the SIG answers.
import type { FAQPage, NewsArticle, TechArticle } from 'schema-dts';
import type { Setting } from './graph.ts';
import { publisher } from './organization.ts';

export interface Article {
  title: string;
  summary: string;
  /** Address of the page, absolute. */
  url: string;
  /** Language tag of the text. */
  htmlLang: string;
  /** When its file last changed, ISO 8601; absent where git does not know. */
  modified: string | undefined;
}

const article = (setting: Setting, { title, summary, url, htmlLang, modified }: Article) => ({
  headline: title,
  description: summary,
  url,
  inLanguage: htmlLang,
  ...(modified && { dateModified: modified }),
  author: publisher(setting),
  publisher: publisher(setting),
});

/** A guide or a runbook. */
export const techArticle = (setting: Setting, given: Article): TechArticle => ({
  '@type': 'TechArticle',
  ...article(setting, given),
});

/** An announcement; `published` is its day. */
export const newsArticle = (setting: Setting, given: Article & { published: string }): NewsArticle => ({
  '@type': 'NewsArticle',
  ...article(setting, given),
  datePublished: given.published,
});

export interface Answered {
  question: string;
  answer: string;
  /** Address of the heading that it stands under, absolute. */
  url: string;
}

export const faqPage = (url: string, htmlLang: string, answered: Answered[]): FAQPage => ({
  '@type': 'FAQPage',
  url,
  inLanguage: htmlLang,
  mainEntity: answered.map((entry) => ({
    '@type': 'Question',
    name: entry.question,
    acceptedAnswer: { '@type': 'Answer', text: entry.answer, url: entry.url },
  })),
});
