// The files of /api/v1/, by name, and the index that lists them.
import { z } from 'astro/zod';
import type { Localized, Word } from '#language/locales.ts';
import type { ApiCollection } from '#schemas/collections.ts';
import { actions } from './actions.ts';
import { decisions } from './decisions.ts';
import { docs, news } from './documents.ts';
import { lists } from './lists.ts';
import { meetings } from './meetings.ts';
import { notices } from './notices.ts';
import { people } from './people.ts';
import { questions } from './questions.ts';
import { series } from './series.ts';
import { services } from './services.ts';
import { absolute, apiFile, type ApiSource, openingOf, text } from './source.ts';
import { status } from './status.ts';
import { subprojects } from './subprojects.ts';
import { upkeep } from './upkeep.ts';

const listed = {
  people,
  subprojects,
  services,
  lists,
  series,
  meetings,
  decisions,
  actions,
  notices,
  docs,
  news,
  questions,
  upkeep,
  status,
} satisfies Record<ApiCollection, unknown> & Record<string, unknown>;

/** What each file is of. */
export const apiAbout: Record<ApiName | 'service', Word> = {
  index: ['文件清单', 'Index of the files'],
  people: ['成员和团队', 'People and teams'],
  subprojects: ['所辖项目', 'Subprojects'],
  services: ['系统', 'Systems'],
  service: [
    '一个系统的状态、数字、检查、历史、中断和可用率',
    'Status, figures, checks, history, outages and uptime of a system',
  ],
  lists: ['邮件列表', 'Mailing lists'],
  series: ['会议系列', 'Meeting series'],
  meetings: ['会议系列、接下来的会议、有记录的会议', 'Meeting series, coming meetings, meetings on record'],
  decisions: ['决议', 'Decisions'],
  actions: ['待办及当前状态', 'Actions and their current state'],
  notices: ['故障和维护的通知', 'Notices of incidents and maintenance'],
  docs: ['文档', 'Documents'],
  news: ['公告', 'Announcements'],
  questions: ['待确认的问题', 'Open questions'],
  upkeep: ['待处理事项', 'Open items'],
  status: ['系统的状态', 'Status of the systems'],
};

const entry = z.strictObject({
  name: z.string().describe('文件的名称，如 people'),
  url: z.url().describe('文件的完整网址'),
  schema: z.url().describe('文件的 JSON Schema 的完整网址'),
  about: text.describe('文件的内容'),
});

const inBoth = ([zh, en]: Word): Localized => ({ zh, en });

const entryOf = (source: ApiSource, name: string, schema: ApiName | 'service'): z.input<typeof entry> => ({
  name,
  url: absolute(source, `/api/v1/${name}.json`),
  schema: absolute(source, `/api/v1/schema/${schema}.json`),
  about: inBoth(apiAbout[schema]),
});

const fields = {
  openapi: z.url().describe('OpenAPI 文档的完整网址'),
  files: z.array(entry).describe('全部文件，先是各类记录，然后是各个系统'),
};

const index = apiFile(fields, (source) => ({
  openapi: absolute(source, '/api/openapi.json'),
  files: [
    ...(Object.keys(listed) as (keyof typeof listed)[]).map((name) => entryOf(source, name, name)),
    ...source.facts.services.map(({ id }) => entryOf(source, `services/${id}`, 'service')),
  ],
}));

const files = { index, ...listed };

export type ApiName = 'index' | keyof typeof listed;

export const apiNames = Object.keys(files) as ApiName[];

export const apiSchema = (name: ApiName): z.ZodType => files[name].shape;

/** What `/api/v1/<name>.json` says, held to its shape. Throws where it does not fit. */
export const apiBody = (name: ApiName, source: ApiSource): unknown => {
  const { shape, body } = files[name];
  return shape.parse({ ...openingOf(source, name), ...body(source) });
};
