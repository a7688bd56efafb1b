// Front matter of subprojects/<id>/zh.md: one of the SIG's subprojects.
import { z } from 'astro/zod';
import { choice, field, some } from './field.ts';
import {
  hole,
  httpsUrl,
  ordinal,
  otherNames,
  personReference,
  reference,
  roleReference,
  stated,
  text,
} from './shapes.ts';

export const subprojectStage = choice({
  active: ['运行中', 'Active'],
  incubating: ['孵化中', 'Incubating'],
  archived: ['已归档', 'Archived'],
});

const name = {
  title: field(text, ['项目名称', 'Name'], { example: '构建系统' }),
  summary: field(text, ['摘要', 'Summary'], {
    help: ['一句话简介，用于列表和搜索结果', 'A summary of one sentence, for lists and search results.'],
    example: '编译软件包，保存结果。',
  }),
  order: field(ordinal, ['序号', 'Number'], {
    help: ['在章程中的序号，从 1 开始', 'Its number in the charter, from 1.'],
  }),
};

const facts = {
  aka: field(otherNames, ['其他名称', 'Other names'], {
    help: [
      '读者使用的其他名称和搜索词，最常用的在前；用于标题、搜索结果和站内搜索，可选',
      'Other names and search terms that readers use, the most common first. For titles, search results and site search. Optional.',
    ],
    example: [{ zh: '账号注册', en: 'account registration' }],
  }),
  link: field(hole(httpsUrl).optional(), ['网址', 'URL'], {
    help: [
      '项目的网址；章程写 TBD 填 {state: unknown}，写 N/A 填 {state: none}，未提及时省略',
      'URL of the subproject. {state: unknown} for TBD, {state: none} for N/A. Omit if the charter does not mention it.',
    ],
  }),
  repository: field(hole(httpsUrl).optional(), ['代码仓', 'Repository'], {
    help: ['代码仓的网址；TBD 和 N/A 的写法与 link 相同', 'URL of the repository. TBD and N/A are written as in link.'],
  }),
  maintainers: field(stated(z.array(z.union([personReference, roleReference]))), ['负责人', 'Maintainers'], {
    help: [
      '负责人：{person: ID} 或 {role: secretary}；章程未提及时省略',
      'Maintainers: {person: ID} or {role: secretary}. Omit if the charter does not mention them.',
    ],
  }),
  services: field(z.array(reference('services')).default([]), ['系统', 'Systems'], {
    help: ['本项目运行的系统（services/ 中的 ID）', 'The systems that the subproject runs: IDs in services/.'],
  }),
};

export const subproject = z.discriminatedUnion('stage', [
  z.strictObject({
    ...name,
    stage: field(some(subprojectStage, 'active', 'incubating'), ['阶段', 'Stage']),
    ...facts,
  }),
  z.strictObject({
    ...name,
    stage: field(some(subprojectStage, 'archived'), ['阶段', 'Stage']),
    reason: field(text, ['归档原因', 'Reason'], {
      help: ['归档的原因', 'Why it was archived.'],
      example: '由某系统代替。',
    }),
    ...facts,
  }),
]);
