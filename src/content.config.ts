// Every collection of src/schemas/collections.ts, read by Astro.
import { defineCollection } from 'astro:content';
import { loaderOf } from './records/loader.ts';
import { collections as table } from './schemas/collections.ts';

const define = <Name extends keyof typeof table>(name: Name) =>
  defineCollection({ loader: loaderOf(table[name]), schema: table[name].schema as (typeof table)[Name]['schema'] });

export const collections = {
  pages: define('pages'),
  pagesEn: define('pagesEn'),
  charters: define('charters'),
  subprojects: define('subprojects'),
  subprojectsEn: define('subprojectsEn'),
  people: define('people'),
  services: define('services'),
  lists: define('lists'),
  series: define('series'),
  meetings: define('meetings'),
  notices: define('notices'),
  docs: define('docs'),
  docsEn: define('docsEn'),
  news: define('news'),
  newsEn: define('newsEn'),
  questions: define('questions'),
  redirects: define('redirects'),
};
