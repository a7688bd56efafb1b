// The records of examples/, and on which page each of them has to be seen.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordData } from '#records/front-matter.ts';
import { collections } from '#schemas/files.ts';

const content = 'examples/content';

interface Both {
  zh: string;
  en?: string;
}

/** The fields that are looked for on pages. */
interface Data {
  title: string;
  name: Both;
  address: string;
  question: Both;
  series: string;
  attendees?: { name?: string }[];
  decisions?: { text: string }[];
  actions?: { text: string }[];
}

interface ExampleRecord {
  id: string;
  data: Data;
  /** Title of the translation, if there is one. */
  english?: string;
}

/** A text that a page has to show; the English page shows `en`, or else the same. */
export interface Shown {
  page: string;
  zh: string;
  en?: string;
}

const read = (path: string) => recordData(path, readFileSync(join(content, path), 'utf8'));

export const recordsOf = (name: string): ExampleRecord[] => {
  const { files, idOf } = collections[name as keyof typeof collections];
  return globSync(files, { cwd: content }).map((path) => {
    const [translation] = globSync(path.replace(/\/zh\.mdx?$/, '/en.{md,mdx}'), { cwd: content });
    const english = /\/zh\.mdx?$/.test(path) && translation ? String(read(translation)['title']) : undefined;
    return { id: idOf(path), data: read(path) as unknown as Data, ...(english && { english }) };
  });
};

const titled = (page: string, { data, english }: ExampleRecord): Shown => ({ page, zh: data.title, en: english });
const named = (page: string, { data }: ExampleRecord): Shown => ({ page, ...data.name });
const only = (page: string, text: string): Shown => ({ page, zh: text });

/** Services are shown with the subproject that runs them. */
const ownerOf = (service: string): string => {
  const owner = globSync(collections.subprojects.files, { cwd: content }).find((path) =>
    ((read(path)['services'] ?? []) as string[]).includes(service),
  );
  return owner ? collections.subprojects.idOf(owner) : '';
};

const pathOfPage = (id: string): string => {
  if (id === 'home') return '/';
  return ['decisions', 'actions'].includes(id) ? `/meetings/${id}/` : `/${id}/`;
};

/** By collection: where a record is shown. Error pages and the frame of a charter version are shown with others. */
export const shownOn: Record<string, (record: ExampleRecord) => Shown[]> = {
  pages: (record) =>
    ['not-found', 'charter-version'].includes(record.id) ? [] : [titled(pathOfPage(record.id), record)],
  charters: ({ id }) => [only(`/charter/${id}/`, id)],
  subprojects: (record) => [titled('/subprojects/', record), titled(`/subprojects/${record.id}/`, record)],
  people: (record) => [named('/members/', record), named(`/members/${record.id}/`, record)],
  services: (record) => [named(`/subprojects/${ownerOf(record.id)}/`, record)],
  lists: (record) => [named('/contact/', record), only('/contact/', record.data.address)],
  series: (record) => [named('/meetings/', record)],
  meetings: ({ id, data }) => [
    only(`/meetings/${id.slice(0, 4)}/`, id.slice(0, 10)),
    ...[...(data.decisions ?? []), ...(data.actions ?? [])].map(({ text }) => only(`/meetings/${id}/`, text)),
    ...(data.attendees ?? []).flatMap(({ name }) => (name ? [only(`/meetings/${id}/`, name)] : [])),
  ],
  docs: (record) => [titled('/docs/', record), titled(`/docs/${record.id}/`, record)],
  news: (record) => [titled('/news/', record), titled(`/news/${record.id}/`, record)],
  questions: ({ data }) => ['/upkeep/', '/upkeep/questions/'].map((page) => ({ page, ...data.question })),
};
