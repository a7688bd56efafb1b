// /api/v1/upkeep.json: what is left to do, who can do it, and in which file.
import { z } from 'astro/zod';
import { subjectPath } from '#model/record-names.ts';
import { editUrl } from '#model/site/forge.ts';
import { states } from '#model/upkeep/item.ts';
import { type Item, kinds, unseen, upkeepOf } from '#model/upkeep/upkeep.ts';
import { aboutWhat, whatToDo } from '#model/upkeep/what.ts';
import type { Localized } from '#language/locales.ts';
import { type ApiSource, apiFile, day, file, page, pageAt, personOrRole, recordId, text } from './source.ts';

const kind = z.enum(kinds);

const record = z.strictObject({
  collection: z.string().describe('哪一类记录，如 people'),
  id: recordId,
  field: z.string().optional().describe('哪个字段；整条记录的没有'),
});

const state = z
  .enum(states)
  .describe(
    '空缺和负责人：unknown 还不知道 · none 没有 · unsaid 文档没有提到 · vacant 没有人担任那个角色 · former 写着的人已经不在任；' +
      '译文：missing 没有 · outdated 落后；文档：never 从未复核 · old 很久没有复核；任期和证书：ending 快到期 · ended 已过期',
  );

const behind = z.strictObject({
  commits: z.int().min(0).describe('翻译之后，改过原文文字的提交数；0 是改动还没有提交'),
  since: day.optional().describe('其中第一次是哪一天'),
  sections: z.array(z.string()).describe('原文里与翻译时不同的小节；第一个标题之前的文字是空串'),
});

const upkeepItem = z.strictObject({
  kind: kind.describe('哪一类，与 /upkeep/<kind>/ 相同'),
  record: record.optional().describe('关于哪条记录；关于整个站点的没有'),
  name: text.describe('记录的名称'),
  page: page.optional(),
  what: text.describe('要做什么，一句话'),
  state: state.optional(),
  url: z.url().optional().describe('没有确认的系统网址，或者失效的链接'),
  behind: behind.optional().describe('译文落后多少；git 里查不到就没有'),
  date: day.optional().describe('从哪一天起，或者到哪一天为止；没有这样的日子就没有'),
  menders: z.array(personOrRole).min(1).describe('谁能处理'),
  questions: z.array(z.string()).describe('相关的待确认的问题，questions 中的编号'),
  file: file.describe('改哪个文件，从代码仓的根目录算起'),
  line: z.int().min(1).optional().describe('文件里的行号'),
  edit: z.url().describe('在浏览器里修改这个文件的网址'),
});

const fields = {
  unseen: z.array(kind).describe('还没有检查过、所以不知道有没有的类'),
  linksCheckedAt: z.iso.datetime().optional().describe('最近一次检查外部链接的时间；没有检查过就没有'),
  items: z.array(upkeepItem).describe('按类排列；同一类里，日子早的在前'),
};

const nameOf = ({ facts }: ApiSource, item: Item): Localized => {
  const [zh, en] = [aboutWhat(facts, item, 'zh'), aboutWhat(facts, item, 'en')];
  return { zh: zh.text, ...(en.locale === 'en' && { en: en.text }) };
};

const entry = (source: ApiSource, item: Item): z.input<typeof upkeepItem> => {
  const { kind, record, date, responsible, questions, file, line } = item;
  return {
    kind,
    record,
    name: nameOf(source, item),
    page: record && pageAt(source, subjectPath(source.facts, record)),
    what: { zh: whatToDo(item, 'zh'), en: whatToDo(item, 'en') },
    state: 'state' in item ? item.state : undefined,
    url: 'url' in item ? item.url : undefined,
    behind: 'behind' in item ? item.behind : undefined,
    date,
    menders: responsible,
    questions,
    file,
    line,
    edit: editUrl(source.site.forge, file),
  };
};

export const upkeep = apiFile(fields, (source) => ({
  unseen: kinds.filter((kind) => unseen(source, kind)),
  linksCheckedAt: source.links?.checkedAt,
  items: kinds.flatMap((kind) => upkeepOf(source, kind)).map((item) => entry(source, item)),
}));
