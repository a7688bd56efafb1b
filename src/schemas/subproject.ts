// subprojects/<id>/zh.md 的 front matter：十个所辖项目之一。
import { z } from 'astro/zod';
import { httpsUrl, ordinal, orHole, personReference, reference, roleReference, text } from './shapes.ts';

const name = {
  title: text.meta({ title: '项目名称', description: '项目名称', examples: ['构建系统'] }),
  summary: text.meta({
    title: '摘要',
    description: '一句话简介，用在列表和搜索结果里',
    examples: ['编译软件包，保存结果。'],
  }),
  order: ordinal.meta({ title: '序号', description: '在章程中的序号，从 1 起' }),
};

const facts = {
  link: orHole(httpsUrl).optional().meta({
    title: '入口',
    description: '入口网址；TBD 写 {state: unknown}，N/A 写 {state: none}，文档没提就不写',
  }),
  repository: orHole(httpsUrl).optional().meta({ title: '代码仓', description: '代码仓；写法同 link' }),
  maintainers: z
    .array(z.union([personReference, roleReference]))
    .optional()
    .meta({ title: '负责人', description: '负责人：{person: 编号} 或 {role: secretary}；文档没提就不写' }),
  services: z
    .array(reference('services'))
    .default([])
    .meta({ title: '系统', description: '这个项目运行的系统（services/ 中的编号）' }),
};

export const subproject = z.discriminatedUnion('stage', [
  z.strictObject({
    ...name,
    stage: z.enum(['active', 'incubating']).meta({ title: '阶段', description: 'active 运行中 · incubating 孵化中' }),
    ...facts,
  }),
  z.strictObject({
    ...name,
    stage: z.literal('archived').meta({ title: '阶段', description: 'archived 已归档' }),
    reason: text.meta({ title: '归档原因', description: '归档的原因，归档时必填', examples: ['由某系统代替。'] }),
    ...facts,
  }),
]);

export type Subproject = z.infer<typeof subproject>;
