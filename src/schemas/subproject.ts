// subprojects/<id>/zh.md 的 front matter：十个所辖项目之一。
import { z } from 'astro/zod';
import { httpsUrl, orHole, personReference, reference, roleReference, text } from './shapes.ts';

const facts = {
  title: text.describe('项目名称'),
  summary: text.describe('一句话简介，用在列表和搜索结果里').meta({ title: '摘要' }),
  order: z.int().min(1).describe('在章程中的序号，从 1 起').meta({ title: '序号' }),
  link: orHole(httpsUrl)
    .optional()
    .describe('入口网址；TBD 写 {state: unknown}，N/A 写 {state: none}，文档没提就不写')
    .meta({ title: '入口' }),
  repository: orHole(httpsUrl).optional().describe('代码仓；写法同 link'),
  maintainers: z
    .array(z.union([personReference, roleReference]))
    .optional()
    .describe('负责人：{person: 编号} 或 {role: secretary}；文档没提就不写'),
  services: z
    .array(reference('services'))
    .default([])
    .describe('这个项目运行的系统（services/ 中的编号）')
    .meta({ title: '系统' }),
};

export const subproject = z.discriminatedUnion('stage', [
  z.strictObject({
    ...facts,
    stage: z.enum(['active', 'incubating']).describe('active 运行中 · incubating 孵化中').meta({ title: '阶段' }),
  }),
  z.strictObject({
    ...facts,
    stage: z.literal('archived').describe('archived 已归档').meta({ title: '阶段' }),
    reason: text.describe('归档的原因，归档时必填').meta({ title: '归档原因' }),
  }),
]);

export type Subproject = z.infer<typeof subproject>;
