// The structured data of every page: valid by a schema of our own, on the pages that should have it, and true to what they show.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { HTMLElement } from 'node-html-parser';
import { localised, neutral } from '#language/routes.ts';
import {
  absolute,
  assertNone,
  contentPages,
  isOwn,
  onEachPage,
  type Page,
  pageAt,
  pages,
} from '../support/built-site.ts';
import { textOf } from '../support/text.ts';

type Thing = Record<string, unknown> & { '@type': string };

const ajv = new Ajv({ allErrors: true, discriminator: true });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(new URL('structured-data.schema.json', import.meta.url), 'utf8')));

const scriptsOf = ({ root }: Page): HTMLElement[] => root.querySelectorAll('script[type="application/ld+json"]');
const dataOf = (page: Page): unknown[] => scriptsOf(page).map(({ rawText }) => JSON.parse(rawText));
const thingsOf = (page: Page): Thing[] => dataOf(page).flatMap((data) => (data as { '@graph': Thing[] })['@graph']);
const thing = (page: Page, type: string): Thing | undefined => thingsOf(page).find((one) => one['@type'] === type);
const typesOf = (page: Page): string[] => thingsOf(page).map((one) => one['@type']);

const one = ({ root }: Page, selector: string): string => {
  const found = root.querySelector(selector);
  return found ? textOf(found) : '';
};
const main = (page: Page): string => {
  const element = page.root.querySelector('main');
  return element ? textOf(element) : '';
};
/** Pages of one kind that may be listed. */
const at = (path: RegExp): Page[] => contentPages.filter((page) => path.test(neutral(page.path)) && isOwn(page));
const guides = at(/^\/docs\/.+\/$/);
const news = at(/^\/news\/.+\/$/);
const members = at(/^\/members\/.+\/$/);
const meetings = at(/^\/meetings\/\d{4}-.+\/$/);

test('every page’s structured data is valid', () => {
  const wrong = (page: Page) =>
    dataOf(page).flatMap((data) =>
      validate(data) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`),
    );
  assert.ok(pages.some((page) => scriptsOf(page).length > 0));
  assertNone(onEachPage(wrong));
});

test('the schema refuses what is wrong', () => {
  const home = dataOf(pageAt('/'))[0] as { '@graph': Thing[] };
  const graph = home['@graph'];
  for (const spoiled of [
    { ...home, '@graph': [] },
    { ...home, '@graph': [{ ...graph[0], inLanguage: 'fr' }] },
    { ...home, '@graph': [{ ...graph[0], url: 'not an address' }] },
    { ...home, '@graph': [{ ...graph[0], invented: 'yes' }] },
    { ...home, '@graph': [{ '@type': 'Recipe' }] },
  ])
    assert.equal(validate(spoiled), false, JSON.stringify(spoiled));
});

test('a page that may be listed says where it stands; the others have no structured data', () => {
  const wrong = pages.filter((page) => {
    if (!isOwn(page)) return scriptsOf(page).length > 0;
    const isHome = neutral(page.path) === '/';
    return scriptsOf(page).length !== 1 || typesOf(page).includes('BreadcrumbList') === isHome;
  });
  assertNone(wrong.map(({ path }) => path));
});

test('no text can end the script that it stands in', () => {
  assertNone(onEachPage((page) => scriptsOf(page).flatMap(({ rawText }) => rawText.match(/<.{0,20}/) ?? [])));
});

test('where a page stands is what its line of links shows, with its heading', () => {
  const wrong = contentPages.flatMap((page) => {
    const list = thing(page, 'BreadcrumbList')?.['itemListElement'] as { name: string; item?: string }[] | undefined;
    if (!list) return [];
    const shown = page.root
      .querySelectorAll('.eyebrow a')
      .map((a) => [textOf(a), absolute(a.getAttribute('href') ?? '')]);
    const told = list.map(({ name, item }) => [name, item ?? '']);
    const right = JSON.stringify([...shown, [one(page, 'h1'), '']]) === JSON.stringify(told);
    return right ? [] : [`${page.path} ${JSON.stringify(told)}`];
  });
  assertNone(wrong);
});

describe('the home page', () => {
  for (const locale of ['zh', 'en'] as const)
    test(`names the SIG and the site (${locale})`, () => {
      const page = pageAt(localised('/', locale));
      const organization = thing(page, 'Organization');
      const { email = '没有地址' } = (organization?.['contactPoint'] ?? {}) as { email?: string };
      assert.equal(organization?.['description'], one(page, 'main .lead'));
      assert.ok(main(pageAt(localised('/contact/', locale))).includes(email), email);
      assert.equal(thing(page, 'WebSite')?.['name'], one(page, 'title'));
    });
});

test('a guide is an article with its heading, its summary and the day on which its file changed', () => {
  assert.ok(guides.length > 0);
  const wrong = guides.filter((page) => {
    const article = thing(page, 'TechArticle');
    const changed = page.root.querySelector('footer time')?.getAttribute('datetime');
    return (
      article?.['headline'] !== one(page, 'h1') ||
      article['description'] !== one(page, 'main .lead') ||
      article['dateModified'] !== changed
    );
  });
  assertNone(wrong.map(({ path }) => path));
});

test('an announcement is news of its day', () => {
  const wrong = news.filter((page) => {
    const article = thing(page, 'NewsArticle');
    return article?.['headline'] !== one(page, 'h1') || article['datePublished'] !== one(page, 'main time');
  });
  assertNone(wrong.map(({ path }) => path));
});

test('a person is told of with what the card shows', () => {
  assert.ok(members.length > 0);
  const wrong = members.filter((page) => {
    const person = (thing(page, 'ProfilePage')?.['mainEntity'] ?? {}) as Partial<Thing> & {
      affiliation?: { name: string };
    };
    const told = [...((person['jobTitle'] as string[] | undefined) ?? []), person.affiliation?.name ?? ''];
    return person['name'] !== one(page, 'h1') || told.some((each) => !one(page, 'main .card').includes(each));
  });
  assertNone(wrong.map(({ path }) => path));
});

test('a meeting is an event at the time and the place that its page shows', () => {
  const wrong = meetings.filter((page) => {
    const event = thing(page, 'Event') as (Thing & { location?: { name: string } }) | undefined;
    const times = page.root.querySelectorAll('main time').map((time) => time.getAttribute('datetime'));
    const cancelled = one(page, 'main .sheet dd') === '已取消';
    return (
      event?.['name'] !== one(page, 'h1') ||
      !times.includes(String(event['startDate'])) ||
      (event['eventStatus'] === 'https://schema.org/EventCancelled') !== cancelled ||
      !main(page).includes(event.location?.name ?? '')
    );
  });
  assertNone(wrong.map(({ path }) => path));
});

test('a series that repeats is named on the page of the meetings', () => {
  for (const page of at(/^\/meetings\/$/))
    for (const series of thingsOf(page).filter((each) => each['@type'] === 'EventSeries'))
      assert.ok(main(page).includes(String(series['name'])));
});

test('the questions and answers of the way in are the page’s own headings and words', () => {
  const ask = ({ classNames }: HTMLElement) => /\bask\b/.test(classNames);
  for (const page of at(/^\/join\/$/)) {
    const body = page.root.querySelector('main .text') as HTMLElement;
    const squeezed = (text: string) => text.replace(/\s+/g, '');
    const words = squeezed(textOf(body, ask));
    const headings = body.querySelectorAll('h2').map((heading) => squeezed(textOf(heading)));
    const entries = (thing(page, 'FAQPage')?.['mainEntity'] ?? []) as {
      name: string;
      acceptedAnswer: { text: string; url: string };
    }[];
    assert.ok(entries.length > 0);
    for (const { name, acceptedAnswer } of entries) {
      assert.ok(headings.includes(squeezed(name)), name);
      for (const line of acceptedAnswer.text.split('\n')) assert.ok(words.includes(squeezed(line)), line);
      const { hash } = new URL(acceptedAnswer.url);
      if (hash) assert.ok(page.root.getElementById(hash.slice(1)), hash);
    }
  }
});
