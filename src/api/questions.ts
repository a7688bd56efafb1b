// /api/v1/questions.json: what the original charter leaves open or contradicts.
import { z } from 'astro/zod';
import { subjectPath } from '#model/record-names.ts';
import { inDocumentOrder } from '#model/records/questions.ts';
import { askedCollections } from '#schemas/collections.ts';
import { httpsUrl } from '#schemas/shapes.ts';
import { day, identity, identityOf, listFile, page, pageAt, personOrRole, recordId, text } from './source.ts';

const subject = z.strictObject({
  collection: z.enum(askedCollections).describe('记录的类别'),
  id: recordId,
  field: z.string().optional().describe('字段；涉及整条记录时省略'),
  page,
});

const source = z.strictObject({
  title: z.string().describe('文件、网页或纪要的名称'),
  date: day.optional().describe('出处的日期；未知时省略'),
  url: httpsUrl.optional().describe('出处的网址'),
});

const question = z.strictObject({
  ...identity,
  page: page.describe('问题在待处理事项页面中的位置'),
  about: z.array(subject).min(1).describe('问题涉及的记录，第一条为主要记录'),
  question: text.describe('问题的内容'),
  mark: text.optional().describe('页面上的标记；省略时为「待确认」'),
  doubts: z.boolean().describe('字段已有值，问题是该值是否正确'),
  background: text.optional().describe('已知信息'),
  sources: z.array(source).describe('已知信息的出处'),
  line: z.int().min(1).optional().describe('章程原文中的行号；原文未提及时省略'),
  askedOf: personOrRole.describe('能够答复的人员或角色'),
});

export const questions = listFile('questions', question, '按章程原文的顺序', (source) =>
  inDocumentOrder(source.facts.questions).map(({ data: { also, about, ...data }, ...question }) => ({
    ...data,
    ...identityOf(source, question),
    about: [about, ...also].map((subject) => ({
      ...subject,
      page: pageAt(source, subjectPath(source.facts, subject)),
    })),
  })),
);
