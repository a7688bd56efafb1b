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
  collection: z.string().describe('记录的类别，如 people'),
  id: recordId,
  field: z.string().optional().describe('字段；涉及整条记录时省略'),
});

const state = z
  .enum(states)
  .describe(
    '缺失的信息和负责人：unknown 待确认 · unsaid 未注明 · vacant 该角色无人担任 · former 负责人已卸任；' +
      '译文：missing 缺少 · outdated 落后于原文；文档：never 从未复核 · old 复核已过期；任期和证书：ending 即将到期 · ended 已到期',
  );

const behind = z.strictObject({
  commits: z.int().min(0).describe('翻译后修改原文的提交数；0 表示修改尚未提交'),
  since: day.optional().describe('其中第一次提交的日期'),
  sections: z.array(z.string()).describe('翻译后有修改的原文小节；第一个标题之前的文字用空字符串表示'),
});

const upkeepItem = z.strictObject({
  kind: kind.describe('事项的类别，与 /upkeep/<kind>/ 相同'),
  record: record.optional().describe('事项涉及的记录；涉及整个站点时省略'),
  name: text.describe('记录的名称'),
  page: page.optional(),
  what: text.describe('处理内容，一句话'),
  state: state.optional(),
  url: z.url().optional().describe('未确认的系统网址，或失效的链接'),
  behind: behind.optional().describe('译文落后的情况；git 中没有记录时省略'),
  date: day.optional().describe('开始或截止的日期；没有日期时省略'),
  menders: z.array(personOrRole).min(1).describe('能够处理的人员或角色'),
  questions: z.array(z.string()).describe('相关的待确认的问题，questions 中的 ID'),
  file: file.describe('需要修改的文件，相对于代码仓根目录的路径'),
  line: z.int().min(1).optional().describe('文件中的行号'),
  edit: z.url().describe('在浏览器中编辑该文件的网址'),
});

const fields = {
  unseen: z.array(kind).describe('尚未检查的类别'),
  linksCheckedAt: z.iso.datetime().optional().describe('最近一次检查外部链接的时间；从未检查时省略'),
  items: z.array(upkeepItem).describe('按类别排列；同一类别按日期先后'),
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
