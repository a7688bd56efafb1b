// Records as long, as many and as empty as members may write them, beside those of the invented SIG.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { stringify } from 'yaml';

const title = '基础设施维护计划与长期支持版本构建系统迁移方案'.repeat(3).slice(0, 60);
const name = 'Wolfeschlegelsteinhausenbergerdorffwelten';
const address = `https://build.example.org/${'a-path-without-any-break'.replaceAll('-', '')}${'0123456789abcdef'.repeat(8)}`;
const english = 'A plan of the maintenance, the long-term support and the migration of every system '.repeat(4).trim();
const services = ['accounts', 'bugs', 'build', 'code', 'lists', 'mail', 'meet', 'mirrors', 'modules', 'website'];

const nine = Array.from({ length: 9 }, (_, column) => `第 ${column + 1} 列`);
const row = (cells: string[]): string => `| ${cells.join(' | ')} |`;
const table = [row(nine), row(nine.map(() => '---')), row(nine.map((cell) => `${cell}的内容较长`))].join('\n');
const body = [`网址：${address}`, table, '![一张很宽的图](./wide.png)', `## ${title} [#long]`, `\`${address}\``].join(
  '\n\n',
);

const yaml = (data: object): string => stringify(data);
const text = (data: object, below: string): string => `---\n${yaml(data)}---\n\n${below}\n`;
const prose = { title, summary: `${title}。` };

const minutes = {
  series: 'biweekly',
  title: { zh: title, en: english },
  start: '2026-11-10T16:00:00+08:00',
  state: 'held',
  attendees: Array.from({ length: 40 }, (_, index) => ({ name: `${name}${index}`, affiliation: name })),
  agenda: [{ title }],
  decisions: [{ id: 'D-2026-901', text: `${title}：${address}` }],
  actions: [{ id: 'A-2026-901', text: `${title}：${address}`, owners: [{ person: 'extreme' }], due: '2026-11-20' }],
};

const question = (index: number): object => ({
  about: { collection: 'people', id: 'extreme', field: 'affiliation' },
  question: { zh: `${title.slice(0, 40)}，第 ${index} 问？`, en: `${english.slice(0, 120)} ${index}?` },
  askedOf: { role: 'chair' },
});

/** How many records the longest list has. */
export const many = 400;

const records: Record<string, string> = {
  'people/extreme.yaml': yaml({
    kind: 'person',
    name: { zh: name, en: name },
    affiliation: { zh: title, en: english },
    roles: [{ role: 'member' }],
    duties: { zh: Array.from({ length: 11 }, (_, index) => `${index + 1}. ${title}`).join('；'), en: english },
    services,
  }),
  'services/extreme.yaml': yaml({
    name: { zh: title, en: english },
    url: { state: 'unknown' },
    owner: 'third-party',
    probe: { kind: 'none' },
    origin: { zh: '章程原文' },
  }),
  'docs/runbooks/extreme/zh.md': text({ ...prose, order: 99 }, body),
  'news/2026/2026-11-12-extreme/zh.md': text(prose, body.replace('![一张很宽的图](./wide.png)\n\n', '')),
  'meetings/2026/2026-11-10-biweekly.md': text(minutes, address),
  ...Object.fromEntries(
    Array.from({ length: many }, (_, index) => [`questions/extreme-${index}.yaml`, yaml(question(index))]),
  ),
};

/** Pages on which they are, in Chinese and in English. */
export const extremePages = [
  '/members/extreme/',
  '/members/',
  '/status/extreme/',
  '/status/',
  '/docs/runbooks/extreme/',
  '/docs/',
  '/news/2026-11-12-extreme/',
  '/meetings/2026-11-10-biweekly/',
  '/meetings/decisions/',
  '/meetings/actions/',
  '/meetings/',
  '/upkeep/questions/',
  '/',
].flatMap((path) => [path, `/en${path}`]);

/** Writes the records into a content folder. */
export const writeExtremes = (content: string): void => {
  for (const [path, written] of Object.entries(records)) {
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(join(content, path), written);
  }
  const wide =
    '<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="900"><path fill="#0358d0" d="M0 0h4000v900z"/></svg>';
  writeFileSync(join(content, 'docs/runbooks/extreme/wide.png'), new Resvg(wide).render().asPng());
};
