// /api/v1/services.json: the running systems; how they stand is in status.json.
import { z } from 'astro/zod';
import { ownerOf } from '#model/sig/subprojects.ts';
import { probeKind, serviceOwner } from '#schemas/service.ts';
import { serviceFacts } from '#schemas/service-facts.ts';
import { httpsUrl } from '#schemas/shapes.ts';
import { addressOrHole, day, idIn, identity, identityOf, listFile, text } from './source.ts';

const service = z.strictObject({
  ...identity,
  name: text.describe('系统名称'),
  short: text.optional().describe('系统的简称；与名称相同时省略'),
  aka: z.array(text).optional().describe('读者使用的其他名称，最常用的在前'),
  url: addressOrHole.describe(`系统的${addressOrHole.description}`),
  owner: serviceOwner,
  subproject: idIn('subprojects').optional().describe('运行该系统的所辖项目；没有对应的项目时省略'),
  probe: probeKind.describe('探测方式；none 为不探测，在 status.json 中为 unprobed'),
  origin: z.string().describe('网址的出处，中文'),
  originText: text.describe('网址的出处'),
  source: httpsUrl.optional().describe('出处的网址'),
  ...serviceFacts,
  confirmed: day.optional().describe('SIG 成员确认网址的日期；未确认时省略'),
});

export const services = listFile('services', service, '按 ID 排序', (source) =>
  source.facts.services.map(({ data: { probe, ...data }, ...service }) => ({
    ...data,
    ...identityOf(source, service),
    origin: data.origin.zh,
    originText: data.origin,
    subproject: ownerOf(source.facts, service.id)?.id,
    probe: probe.kind,
  })),
);
