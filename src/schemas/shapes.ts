// Shapes of values that several collections share.
import { z } from 'astro/zod';
import { isOneLine } from '#language/lines.ts';
import { choice, field } from './field.ts';

const calendarDate = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
/** Whether the calendar has the day with which a text begins. */
export const isRealDay = (text: string): boolean => {
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text.slice(0, 10));
};

/** Record ids: lower-case ASCII words joined by hyphens; part of a URL, so never renamed. */
export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '应为小写字母、数字和连字符，如 build-system')
  .meta({
    kind: 'id',
    description: '记录的 ID：小写字母、数字和连字符，发布后不再修改',
    examples: ['build-system'],
  });

/** Ids that the documentation of fields may show. */
const sampleIds = {
  people: 'member-a',
  subprojects: 'build',
  services: 'build',
  series: 'biweekly',
  lists: 'list-a',
  docs: 'runbooks/disk',
};

/** The id of a record of another collection; `npm run check` and the build verify that it exists. */
export const reference = (collection: keyof typeof sampleIds) =>
  z
    .string()
    .regex(/^[a-z0-9]+([-/][a-z0-9]+)*$/, `应为 ${collection}/ 中一条记录的 ID`)
    .meta({
      reference: collection,
      description: `${collection}/ 中一条记录的 ID（文件名去掉扩展名）`,
      examples: [sampleIds[collection]],
    });

/** A line of text: a heading, a name, a sentence. Longer texts are bodies of Markdown. */
export const text = z.string().trim().min(1, '不能为空').refine(isOneLine, '应为一行文字，不能有换行和控制字符');

/** A place in an order, or a number in a row: 1, 2, 3 … */
export const ordinal = z
  .int()
  .min(1)
  .meta({ examples: [1] });

/** A string in both languages; Chinese is the source. */
export const localized = z
  .strictObject({
    zh: text.meta({ description: '中文，必填', examples: ['中文'] }),
    en: text.optional().meta({ description: '英文译文，可选；缺少译文时英文页显示中文并注明', examples: ['English'] }),
  })
  .meta({ kind: 'localized', description: '双语文字：{zh: 中文, en: English}' });

/** Words besides the title by which readers look for something. */
export const otherNames = z.array(localized).min(1).optional();

export const httpsUrl = z
  .url({ protocol: /^https$/, error: '应为以 https:// 开头的完整网址' })
  .meta({ pattern: '^https://', description: '以 https:// 开头的完整网址', examples: ['https://www.example.org/'] });

export const date = z
  .string()
  .regex(calendarDate, '应为 YYYY-MM-DD 形式的日期，如 2026-01-31')
  .refine(isRealDay, '应为日历上存在的日期')
  .meta({ kind: 'date', description: '日期，YYYY-MM-DD', examples: ['2026-01-31'] });

/** Where a fact comes from. */
export const source = z.strictObject({
  title: field(text, ['标题', 'Title'], { help: ['出处的名称', 'Title of the source.'], example: '某代码仓的 README' }),
  date: field(date.optional(), ['日期', 'Date'], { help: ['出处的日期', 'Date of the source.'] }),
  url: field(httpsUrl.optional(), ['网址', 'URL'], { help: ['出处的网址', 'URL of the source.'] }),
});

/** A moment: ISO 8601 with an offset, because a time without its zone is ambiguous. */
export const instant = z.iso
  .datetime({ offset: true, error: '应为带时区的时间，如 2026-11-24T16:00:00+08:00' })
  .refine(isRealDay, '应为日历上存在的日期')
  .meta({
    kind: 'instant',
    description: '带时区的时间，如 2026-11-24T16:00:00+08:00',
    examples: ['2026-11-24T16:00:00+08:00'],
  });

/** A moment, or the day alone where nobody wrote down the hour. */
export const instantOrDate = z
  .string()
  .regex(new RegExp(`${z.regexes.datetime({ offset: true }).source}|${calendarDate.source}`), {
    error: '应为带时区的时间，如 2026-11-24T16:00:00+08:00；具体时间未知时填写日期，如 2026-11-24',
    abort: true,
  })
  .refine(isRealDay, '应为日历上存在的日期')
  .meta({
    kind: 'instant-or-date',
    description: '带时区的时间，如 2026-11-24T16:00:00+08:00；具体时间未知时填写日期，如 2026-11-24',
    examples: ['2026-11-24T16:00:00+08:00'],
  });

/** A wall-clock time; the record's own `zone` says where. */
export const localTime = z.iso
  .datetime({ local: true, error: '应为不带时区的当地时间，如 2026-01-06T16:00:00' })
  .refine((value) => !/Z|[+-]\d\d:\d\d$/.test(value), '不应带时区，时区填写在 zone 字段')
  .refine(isRealDay, '应为日历上存在的日期')
  .meta({
    kind: 'local-time',
    description: '当地时间，不带时区，如 2026-01-06T16:00:00',
    examples: ['2026-01-06T16:00:00'],
  });

const holes = {
  unknown: {
    label: ['待确认', 'To be confirmed'],
    help: ['章程原文为 TBD，值未知', 'the original charter has TBD: the value is not known yet'],
  },
  none: {
    label: ['不适用', 'Not applicable'],
    help: ['章程原文为 N/A，不适用', 'the original charter has N/A: there is no value'],
  },
} as const;

export const holeState = choice(holes);

/** What pages show of a field without a value. */
export const openState = choice({ ...holes, unsaid: ['未注明', 'Not stated'] });

const holeShape = z
  .strictObject({ state: holeState })
  .meta({ kind: 'hole', description: 'unknown：章程原文为 TBD，值未知；none：章程原文为 N/A，不适用' });

/** A value for which the original charter may say TBD or N/A; optional where it may say nothing. */
export const hole = <T extends z.ZodType>(value: T) => z.union([value, holeShape]).meta({ open: true });

/** A value with its source, or the reason why there is none. */
export const sourced = <T extends z.ZodType>(value: T) =>
  z.union([
    z.strictObject({
      value: field(value, ['值', 'Value']),
      source: field(source, ['出处', 'Source']),
      confirmed: field(date.optional(), ['确认日期', 'Confirmed on'], {
        help: ['SIG 成员确认的日期；未确认时省略', 'Date on which a member confirmed it. Omit if nobody has.'],
      }),
    }),
    holeShape,
  ]);

/** A value that the original charter states, absent where it says nothing. */
export const stated = <T extends z.ZodType>(value: T) => value.optional().meta({ open: true });

export const personReference = z.strictObject({ person: reference('people') }).describe('people/ 中的一个人或团队');
export const roleName = choice({
  chair: ['联席组长', 'Co-chair'],
  secretary: ['秘书', 'Secretary'],
  member: ['成员', 'Member'],
});
export const roleReference = z
  .strictObject({ role: field(roleName, ['角色', 'Role']) })
  .describe('担任某一角色的人，随任期变化');
const named = z
  .strictObject({
    name: field(text, ['姓名', 'Name'], { example: '成员乙' }),
    affiliation: field(text.optional(), ['单位', 'Affiliation'], {
      help: ['可选；未知时省略', 'Optional. Omit if unknown.'],
      example: '某公司',
    }),
  })
  .describe('没有 people/ 记录的人，填写姓名和单位');
/** A person at a meeting. */
export const someone = z.union([personReference, named]);

export type Hole = z.infer<typeof holeShape>;
export type Source = z.infer<typeof source>;
export type RoleName = z.infer<typeof roleName>;
export type Someone = z.infer<typeof someone>;
