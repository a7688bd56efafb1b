// What the files of /api/v1/ are made from, and what several of them say in the same way.
import { z } from 'astro/zod';
import { absoluteAt, localised } from '#language/routes.ts';
import { recordPath } from '#model/records/addresses.ts';
import type { Entry, Prose } from '#model/records/facts.ts';
import { translationState } from '#model/records/translations.ts';
import type { UpkeepSource } from '#model/upkeep/upkeep.ts';
import { everyone } from '#schemas/meeting.ts';
import type { Localized } from '#language/locales.ts';
import { holeState, httpsUrl, roleName } from '#schemas/shapes.ts';

export const recordId = z.string().min(1).describe('记录的 ID，发布后不再修改');

/** Ids of records in another of these files, or in `collection` where there is none. */
export const idIn = (collection: string) => z.string().min(1).describe(`${collection} 中的 ID`);

export const page = z
  .strictObject({
    zh: z.url().describe('中文页的完整网址'),
    en: z.url().optional().describe('英文页的完整网址；站点没有英文页时省略'),
  })
  .describe('显示该记录的页面；没有译文时英文页显示中文原文');

export const file = z.string().min(1).describe('该记录的文件，相对于代码仓根目录的路径');

/** What every entry that is one record begins with. */
export const identity = { id: recordId, page, file };

export const text = z
  .strictObject({ zh: z.string().describe('中文原文'), en: z.string().optional().describe('英文译文；没有译文时省略') })
  .describe('双语文字');

/** What the original charter leaves open; a value that it does not mention is absent. */
export const hole = z.strictObject({ state: holeState });

export const addressOrHole = z
  .union([httpsUrl, hole])
  .describe('网址；章程原文为 TBD 或 N/A 时为 {state: unknown} 或 {state: none}');

const personId = z.strictObject({ person: idIn('people') }).describe('people 中的一个人或团队');
const byRole = z.strictObject({ role: roleName }).describe('担任该角色的人，随任期变化');
const byName = z
  .strictObject({ name: z.string().describe('姓名'), affiliation: z.string().optional().describe('单位') })
  .describe('没有记录的人，只提供姓名和单位');

/** A person at a meeting. */
export const someone = z.union([personId, byName]);

/** Who is to do something. */
export const personOrRole = z.union([personId, byRole]);

/** Who may own an action. */
export const actionOwner = z.union([personId, byRole, byName, everyone]);

const place = z.strictObject({ name: text.describe('地点'), url: httpsUrl.optional().describe('会议的网址') });
export const placeOrHole = z.union([place, hole]).describe('地点；未知时为 {state: unknown}');

export const day = z.iso.date().describe('日期，YYYY-MM-DD');
export const moment = z.iso.datetime({ offset: true }).describe('带时区的时间');

/** What the upkeep is found from is what all the files are made from. */
export interface ApiSource extends UpkeepSource {
  now: Date;
  /** Where the site is served. */
  address: string;
}

/** Absolute address of a path of this site. */
export const absolute = ({ address }: ApiSource, path: string): string => absoluteAt(address, path);

/** Absolute addresses of a page in every language of the site; `path` is the Chinese one. */
export const pageAt = (source: ApiSource, path: string): Localized => ({
  zh: absolute(source, path),
  ...(source.site.languages.includes('en') && { en: absolute(source, localised(path, 'en')) }),
});

/** How a translation stands; without one, the English page shows the Chinese text. */
export const translation = z
  .enum(['current', 'outdated', 'missing'])
  .describe('英文译文：current 与原文一致 · outdated 原文在翻译后有修改 · missing 缺少译文');

export const translationOf = (prose: Parameters<typeof translationState>[0]): z.input<typeof translation> => {
  const state = translationState(prose, 'en');
  return state === 'source' ? 'missing' : state;
};

export const identityOf = (
  source: ApiSource,
  { collection, id, file }: Pick<Entry<unknown>, 'collection' | 'id' | 'file'>,
) => ({
  id,
  page: pageAt(source, recordPath(collection, id)),
  file,
});

/** Title or summary of a prose record in both languages. */
export const inBoth = (prose: Prose<{ title: string; summary: string }>, field: 'title' | 'summary'): Localized => ({
  zh: prose.data[field],
  ...(prose.en && { en: prose.en.data[field] }),
});

/** What every file of /api/v1/ begins with. */
const opening = {
  $schema: z.url().describe('该文件的 JSON Schema'),
  generatedAt: z.iso.datetime().describe('数据的生成时间，UTC'),
};

export const openingOf = (source: ApiSource, schema: string) => ({
  $schema: absolute(source, `/api/v1/schema/${schema}.json`),
  generatedAt: source.now.toISOString(),
});

/** The shape of a file of /api/v1/. */
export const fileShape = <Fields extends z.ZodRawShape>(fields: Fields) => z.strictObject({ ...opening, ...fields });

/** A file of /api/v1/: its shape, from which its types and its JSON Schema come, and what it says after its opening. */
export const apiFile = <Fields extends z.ZodRawShape>(
  fields: Fields,
  body: (source: ApiSource) => z.input<z.ZodObject<Fields>>,
) => ({
  shape: fileShape(fields),
  body,
});

/** A file with one list; `order` says how it is sorted. */
export const listFile = <Name extends string, Entry extends z.ZodType>(
  name: Name,
  entry: Entry,
  order: string,
  list: (source: ApiSource) => z.input<Entry>[],
) => apiFile({ [name]: z.array(entry).describe(order) }, (source) => ({ [name]: list(source) }));
