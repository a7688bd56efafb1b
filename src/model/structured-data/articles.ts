// People, guides, announcements, and the questions that the way into the SIG answers.
import type { FAQPage, NewsArticle, Organization, Person, ProfilePage, TechArticle } from 'schema-dts';
import { languages, type Locale, pick } from '#language/locales.ts';
import type { Profile } from '#model/sig/people.ts';
import { type Setting, publisher } from './organization.ts';

/** The page of a person or a team, with no more than it shows; `roles` are the words for the roles held today. */
export const profilePage = (setting: Setting, { person }: Profile, url: string, roles: string[]): ProfilePage => {
  const { kind, name, affiliation } = person.data;
  const shared = { name: pick(name, setting.locale).text, url, memberOf: publisher(setting) };
  const team: Organization = { '@type': 'Organization', ...shared };
  const individual: Person = {
    '@type': 'Person',
    ...shared,
    ...(affiliation && { affiliation: { '@type': 'Organization', name: pick(affiliation, setting.locale).text } }),
    ...(roles.length > 0 && { jobTitle: roles }),
  };
  return { '@type': 'ProfilePage', url, mainEntity: kind === 'team' ? team : individual };
};

interface Article {
  title: string;
  summary: string;
  /** Address of the page, absolute. */
  url: string;
  /** When its file last changed, ISO 8601; absent where git does not know. */
  modified: string | undefined;
}

const article = (setting: Setting, { title, summary, url, modified }: Article) => ({
  headline: title,
  description: summary,
  url,
  inLanguage: languages[setting.locale].tag,
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

/** Each answer with the absolute address of the heading that it stands under. */
export const faqPage = (
  locale: Locale,
  url: string,
  answered: { question: string; answer: string; url: string }[],
): FAQPage => ({
  '@type': 'FAQPage',
  url,
  inLanguage: languages[locale].tag,
  mainEntity: answered.map(({ question, answer, url }) => ({
    '@type': 'Question',
    name: question,
    acceptedAnswer: { '@type': 'Answer', text: answer, url },
  })),
});
