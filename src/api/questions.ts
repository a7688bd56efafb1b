// /api/v1/questions.json: what the original charter leaves open or contradicts.
import { z } from 'astro/zod';
import { subjectPath } from '#model/record-names.ts';
import { inDocumentOrder } from '#model/records/questions.ts';
import { askedCollections } from '#schemas/collections.ts';
import { httpsUrl } from '#schemas/shapes.ts';
import { day, identity, identityOf, listFile, page, pageAt, personOrRole, recordId, text } from './source.ts';

const subject = z.strictObject({
  collection: z.enum(askedCollections).describe('哪一类记录'),
  id: recordId,
  field: z.string().optional().describe('哪个字段；不写是整条记录'),
  page,
});

const source = z.strictObject({
  title: z.string().describe('文件、网页或纪要的名称'),
  date: day.optional().describe('它的日期；不知道就没有'),
  url: httpsUrl.optional().describe('它的网址'),
});

const question = z.strictObject({
  ...identity,
  page: page.describe('问题在待确认事项里的位置'),
  about: z.array(subject).min(1).describe('关于哪些记录，第一条是主要的'),
  question: text.describe('问的是什么'),
  background: text.optional().describe('已知的线索'),
  sources: z.array(source).describe('线索的出处'),
  line: z.int().min(1).optional().describe('创始文档中的行号；整篇没提到的没有'),
  askedOf: personOrRole.describe('谁能回答'),
});

export const questions = listFile('questions', question, '按创始文档的顺序', (source) =>
  inDocumentOrder(source.facts.questions).map(({ data: { also, about, ...data }, ...question }) => ({
    ...data,
    ...identityOf(source, question),
    about: [about, ...also].map((subject) => ({
      ...subject,
      page: pageAt(source, subjectPath(source.facts, subject)),
    })),
  })),
);
