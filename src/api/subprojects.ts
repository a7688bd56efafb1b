// /api/v1/subprojects.json: the subprojects with URL, repository, maintainers and systems.
import { z } from 'astro/zod';
import { translationState } from '#model/records/translations.ts';
import { maintainersOf } from '#model/sig/people.ts';
import { docsOf } from '#model/sig/subprojects.ts';
import { roleName } from '#schemas/shapes.ts';
import { subprojectStage } from '#schemas/subproject.ts';
import { type ApiSource, addressOrHole, idIn, identity, identityOf, inBoth, listFile, text } from './source.ts';

const maintainer = z.union([
  z.strictObject({ person: idIn('people') }).describe('指名负责'),
  z
    .strictObject({ role: roleName, people: z.array(idIn('people')).describe('生成这份数据的那一天担任这个角色的人') })
    .describe('由担任这个角色的人负责'),
]);

const subproject = z.strictObject({
  ...identity,
  order: z.int().min(1).describe('在章程中的序号'),
  title: text.describe('项目名称'),
  summary: text.describe('一句话简介'),
  translation: z
    .enum(['current', 'outdated', 'missing'])
    .describe('英文译文：current 与原文一致 · outdated 原文在翻译之后有改动 · missing 没有'),
  stage: subprojectStage,
  reason: z.string().optional().describe('归档的原因，归档的才有'),
  link: addressOrHole.optional().describe(`项目的${addressOrHole.description}；文档没有提到就没有`),
  repository: addressOrHole.optional().describe(`代码仓的${addressOrHole.description}；文档没有提到就没有`),
  maintainers: z.array(maintainer).optional().describe('负责人；章程没有提到就没有'),
  services: z.array(idIn('services')).describe('这个项目运行的系统'),
  docs: z.array(z.string()).describe('为这个项目写的文档的编号，网址是 /docs/<编号>/'),
});

type Subproject = z.input<typeof subproject>;

const maintainers = ({ facts, today }: ApiSource, id: string): Subproject['maintainers'] =>
  maintainersOf(facts, id, today)?.flatMap(({ role, people }): NonNullable<Subproject['maintainers']> =>
    role ? [{ role, people: people.map((person) => person.id) }] : people.map((person) => ({ person: person.id })),
  );

export const subprojects = listFile('subprojects', subproject, '按章程的顺序', (source) =>
  source.facts.subprojects.map((subproject) => {
    const { id, data } = subproject;
    const translation = translationState(subproject, 'en');
    return {
      ...identityOf(source, subproject),
      order: data.order,
      title: inBoth(subproject, 'title'),
      summary: inBoth(subproject, 'summary'),
      translation: translation === 'source' ? 'missing' : translation,
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
