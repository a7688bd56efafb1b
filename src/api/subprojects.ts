// /api/v1/subprojects.json: the subprojects with URL, repository, maintainers and systems.
import { z } from 'astro/zod';
import { maintainersOf } from '#model/sig/people.ts';
import { docsOf } from '#model/sig/subprojects.ts';
import { roleName } from '#schemas/shapes.ts';
import { subprojectStage } from '#schemas/subproject.ts';
import {
  type ApiSource,
  addressOrHole,
  idIn,
  identity,
  identityOf,
  inBoth,
  listFile,
  text,
  translation,
  translationOf,
} from './source.ts';

const maintainer = z.union([
  z.strictObject({ person: idIn('people') }).describe('由本人直接负责'),
  z
    .strictObject({ role: roleName, people: z.array(idIn('people')).describe('数据生成当天担任该角色的人') })
    .describe('由担任该角色的人负责'),
]);

const subproject = z.strictObject({
  ...identity,
  order: z.int().min(1).describe('在章程中的序号'),
  title: text.describe('项目名称'),
  summary: text.describe('一句话简介'),
  translation,
  stage: subprojectStage,
  reason: z.string().optional().describe('归档的原因；仅当项目归档时提供'),
  link: addressOrHole.optional().describe(`项目的${addressOrHole.description}；章程未提及时省略`),
  repository: addressOrHole.optional().describe(`代码仓的${addressOrHole.description}；章程未提及时省略`),
  maintainers: z.array(maintainer).optional().describe('负责人；章程未提及时省略'),
  services: z.array(idIn('services')).describe('该项目运行的系统'),
  docs: z.array(z.string()).describe('该项目的文档的 ID，网址为 /docs/<ID>/'),
});

type Subproject = z.input<typeof subproject>;

const maintainers = ({ facts, today }: ApiSource, id: string): Subproject['maintainers'] =>
  maintainersOf(facts, id, today)?.flatMap(({ role, people }): NonNullable<Subproject['maintainers']> =>
    role ? [{ role, people: people.map((person) => person.id) }] : people.map((person) => ({ person: person.id })),
  );

export const subprojects = listFile('subprojects', subproject, '按章程的顺序', (source) =>
  source.facts.subprojects.map((subproject) => {
    const { id, data } = subproject;
    return {
      ...identityOf(source, subproject),
      order: data.order,
      title: inBoth(subproject, 'title'),
      summary: inBoth(subproject, 'summary'),
      translation: translationOf(subproject),
      stage: data.stage,
      reason: data.stage === 'archived' ? data.reason : undefined,
      link: data.link,
      repository: data.repository,
      maintainers: maintainers(source, id),
      services: data.services,
      docs: docsOf(source.facts, id).map((doc) => doc.id),
    };
  }),
);
