// Facts of an invented SIG, each record held to its schema, for the tests of the model.
import { assemble, type ReadEntry, type Facts, type Read } from '#model/records/facts.ts';
import { type CollectionName, collections } from '#schemas/files.ts';

/** Records by collection and id: the data as a file would have it; `body` is the text below the front matter. */
export type Invented = Partial<Record<CollectionName, Record<string, { body?: string; [field: string]: unknown }>>>;

/** What each collection requires, so that a test names only what it is about; `undefined` leaves a field out. */
const usual: Partial<Record<CollectionName, Record<string, unknown>>> = {
  people: { kind: 'person', name: { zh: '成员甲' }, roles: [] },
  subprojects: { title: '某项目', summary: '某摘要', order: 1, stage: 'active' },
  services: {
    name: { zh: '某系统' },
    url: 'https://one.example.org/',
    owner: 'own',
    probe: { kind: 'none' },
    origin: { zh: '某处' },
  },
  lists: { name: { zh: '某列表' }, address: 'list@example.org', order: 1 },
  series: { name: { zh: '例会', en: 'Regular meeting' }, rule: { state: 'unknown' }, place: { state: 'unknown' } },
  meetings: { series: 'biweekly', start: '2026-01-06T16:00:00+08:00', state: 'held' },
  notices: {
    kind: 'incident',
    title: { zh: '某故障' },
    start: '2026-01-06T16:00:00+08:00',
    severity: 'partial_outage',
    services: ['koji'],
  },
  questions: {
    about: { collection: 'people', id: 'member-a' },
    question: { zh: '某问题？' },
    askedOf: { role: 'chair' },
  },
  docs: { title: '某指南', summary: '某摘要', order: 1 },
  redirects: { from: '/old/', to: '/' },
  requests: { name: { zh: '某事项' }, kind: 'ask', order: 1 },
};
const words = { title: '某标题', summary: '某摘要' };

/** The assembled facts. Throws what a schema finds wrong with a record. */
export function invented(records: Invented): Facts {
  const read = Object.entries(collections).map(([name, { schema }]): [string, ReadEntry<unknown>[]] => {
    const given = records[name as CollectionName] ?? {};
    const entries = Object.entries(given).map(([id, { body = '', ...data }]) => {
      const given = Object.entries({ ...(usual[name as CollectionName] ?? words), ...data });
      const whole = Object.fromEntries(given.filter(([, value]) => value !== undefined));
      return { id, file: `content/${name}/${id}`, body, data: schema.parse(whole) };
    });
    return [name, entries];
  });
  return assemble(Object.fromEntries(read) as unknown as Read);
}

export const ids = (entries: { id: string }[]): string[] => entries.map(({ id }) => id);
