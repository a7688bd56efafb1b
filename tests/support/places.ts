// Where on a page a fact stands: the heading, a field of a data sheet, a cell of a table, an entry of a list.
import type { HTMLElement } from 'node-html-parser';
import type { Page } from './built-site.ts';
import { textOf } from './text.ts';

export interface Both {
  zh: string;
  en: string;
}

/** What stands at a place of a page, in order; nothing where the page has no such place. */
export type Place = (page: Page) => string[];

const isQuestion = (element: HTMLElement): boolean =>
  /^(\/en)?\/upkeep\/questions\/#/.test(element.getAttribute('href') ?? '');

/** The text without the marks that lead to open questions, which stand before a full stop. */
const unmarked = (element: HTMLElement): string => textOf(element, isQuestion).replace(/ (?=[.。]$)/, '');

/** The same, or the mark itself where there is nothing else. */
const valueOf = (element: HTMLElement): string => unmarked(element) || textOf(element);

const valuesOf = (elements: HTMLElement[]): string[] => {
  const said = elements.map(unmarked).filter(Boolean);
  return said.length > 0 ? said : elements.map(valueOf);
};

const linksIn = (element: HTMLElement): HTMLElement[] => element.querySelectorAll('a').filter((a) => !isQuestion(a));
const main = ({ root }: Page): HTMLElement => root.querySelector('main') ?? root;

/** The elements of a section: what a heading with this id is in or, in running text, what follows it. */
const section = (page: Page, id: string): HTMLElement[] => {
  const own = page.root.querySelector(`section[aria-labelledby="${id}"]`);
  if (own) return [own];
  const found: HTMLElement[] = [];
  const heading = page.root.getElementById(id);
  for (
    let next = heading?.nextElementSibling;
    next && next.tagName !== heading?.tagName;
    next = next.nextElementSibling
  ) {
    found.push(next);
  }
  return found;
};

const inSection = (page: Page, id: string, selector: string): HTMLElement[] =>
  section(page, id).flatMap((element) => [
    ...(element.matches(selector) ? [element] : []),
    ...element.querySelectorAll(selector),
  ]);

/** The values of the fields with this label below an element. */
const fieldsIn = (element: HTMLElement, label: string): HTMLElement[] => {
  const found: HTMLElement[] = [];
  for (const term of element.querySelectorAll('dt')) {
    if (textOf(term) !== label) continue;
    for (let next = term.nextElementSibling; next?.tagName === 'DD'; next = next.nextElementSibling) found.push(next);
  }
  return found;
};

const entry = (page: Page, name: Both): HTMLElement[] =>
  main(page)
    .querySelectorAll('li')
    .filter((item) => item.firstElementChild && textOf(item.firstElementChild) === name[page.locale]);

const row = (page: Page, id: string, name: Both): { cells: HTMLElement[]; labels: string[] } => {
  const [table] = inSection(page, id, 'table');
  const rows = table?.querySelectorAll('tbody tr') ?? [];
  const found = rows.find((each) => each.firstElementChild && valueOf(each.firstElementChild) === name[page.locale]);
  return {
    cells: found?.children ?? [],
    labels: table?.querySelectorAll('thead th').map((cell) => textOf(cell)) ?? [],
  };
};

/** The link of every page’s header to the home page. */
export const siteName: Place = ({ root }) => root.querySelectorAll('header a[aria-label]').map((a) => textOf(a));
export const heading: Place = ({ root }) => root.querySelectorAll('h1').map((element) => textOf(element));
export const headings: Place = (page) =>
  main(page)
    .querySelectorAll('h2')
    .map((element) => textOf(element));
export const paragraphs: Place = (page) => main(page).querySelectorAll('p').map(valueOf);

/** A field of the page’s data sheet. */
export const field =
  (label: Both): Place =>
  (page) =>
    valuesOf(fieldsIn(main(page), label[page.locale]));

/** The links in a field, by address or by text. */
export const linksOfField =
  (label: Both, by: 'href' | 'text'): Place =>
  (page) =>
    fieldsIn(main(page), label[page.locale])
      .flatMap(linksIn)
      .map((a) => (by === 'text' ? textOf(a) : (a.getAttribute('href') ?? '')));

/** A field of the list entry with this name. */
export const fieldOfEntry =
  (name: Both, label: Both): Place =>
  (page) =>
    valuesOf(entry(page, name).flatMap((item) => fieldsIn(item, label[page.locale])));

/** Addresses of the links in the list entry with this name. */
export const linksOfEntry =
  (name: Both): Place =>
  (page) =>
    entry(page, name)
      .flatMap(linksIn)
      .map((a) => a.getAttribute('href') ?? '');

/** The cell of a section’s table in the row that begins with this name. */
export const cell =
  (id: string, name: Both, label: Both): Place =>
  (page) => {
    const { cells, labels } = row(page, id, name);
    const found = cells[labels.indexOf(label[page.locale])];
    return found ? [valueOf(found)] : [];
  };

/** What the rows of a section’s table begin with. */
export const rowNames =
  (id: string): Place =>
  (page) =>
    inSection(page, id, 'tbody th').map(valueOf);

/** The entries of a section’s list, whole. */
export const entries =
  (id: string): Place =>
  (page) =>
    inSection(page, id, 'li').map(valueOf);

/** What stands first in each entry of a section’s list. */
export const entryNames =
  (id: string): Place =>
  (page) =>
    inSection(page, id, 'li').flatMap((item) => (item.firstElementChild ? [textOf(item.firstElementChild)] : []));

/** The records that the rows of a section’s table are about. */
export const rowTitles =
  (id: string): Place =>
  (page) =>
    inSection(page, id, 'tbody th > a').map((element) => textOf(element));

/** The numbers in front of the names of a section’s rows. */
export const rowNumbers =
  (id: string): Place =>
  (page) =>
    inSection(page, id, 'tbody th .no').map((element) => textOf(element));

/** The headings of the entries of a section’s list. */
export const entryHeadings =
  (id: string): Place =>
  (page) =>
    inSection(page, id, 'li h3').map((element) => textOf(element));

/** Addresses of the links in these elements of a section. */
export const linksOfSection =
  (id: string, selector: string): Place =>
  (page) =>
    inSection(page, id, selector)
      .flatMap(linksIn)
      .map((a) => a.getAttribute('href') ?? '');
